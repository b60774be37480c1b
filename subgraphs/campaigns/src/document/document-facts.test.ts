/** The documents and outreach of the seed texts, as the graph tells them: null where a text is silent. */
import { stableId } from '@diaban/shared/loading/stable-id';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';

const NATION = viewer('analyst', 'VN');

let campaigns: TestSubgraph;
beforeAll(async () => {
  campaigns = await TestSubgraph.start(subgraph);
});
afterAll(() => campaigns.stop());

const stated = (label: string, precision: string, inferred: boolean) => ({
  period: { label },
  precision,
  inferred,
});
const organization = (name: string) => ({ id: stableId(`org:${name}`) });
const DATE = '{ period { label } precision inferred }';

test.each<[string, string, unknown]>([
  [
    'F080: 36-CT/TW of the Politburo, 2019-08-16',
    'doc:36-CT/TW',
    {
      number: '36-CT/TW',
      kind: 'DIRECTIVE',
      level: 'CENTRAL',
      issuerName: 'Bộ Chính trị',
      issuer: null,
      locality: null,
      issuedOn: stated('2019-08-16', 'DAY', false),
      implements: [],
    },
  ],
  [
    'F081: 07-CT/TU of Phan Rang - Tháp Chàm, the year inferred, carries it out',
    'doc:07-CT/TU',
    {
      number: '07-CT/TU',
      issuer: organization('thanh-uy-prtc'),
      issuedOn: stated('2021', 'YEAR', true),
      implements: [{ inferred: false, document: { number: '36-CT/TW' } }],
    },
  ],
  [
    'F048: 19-CT/ThU of Hồng Lĩnh, which is inferred to carry it out',
    'doc:19-CT/ThU',
    {
      issuedOn: stated('2023', 'YEAR', true),
      implements: [{ inferred: true, document: { number: '36-CT/TW' } }],
    },
  ],
  [
    'F049: the plan of Hồng Lĩnh carries out 19-CT/ThU',
    'doc:hl-kh',
    {
      number: null,
      kind: 'PLAN',
      issuedOn: null,
      implements: [{ inferred: false, document: { number: '19-CT/ThU' } }],
    },
  ],
  [
    'F022: nobody states who issued scheme 375',
    'doc:DA375',
    {
      number: '375',
      kind: 'SCHEME',
      issuerName: null,
      issuer: null,
      level: null,
      issuedOn: null,
      implements: [],
    },
  ],
  [
    'F023: which province issued directive 10 is inferred',
    'doc:CT10-TH',
    { number: '10', issuerName: 'UBND tỉnh', issuerInferred: true, issuedOn: null },
  ],
])('%s', async (_fact, id, expected) => {
  const query = `query ($id: ID!) { document(id: $id) { number kind level issuerName issuerInferred issuer { id } locality { id }
    issuedOn ${DATE} implements { inferred document { number } } } }`;
  const answer = await campaigns.run(query, { as: NATION, variables: { id: stableId(id) } });
  expect(answer.errors).toBeUndefined();
  expect(answer.data.document).toMatchObject(expected as object);
});

test('ev:5 reviewed three years of 07-CT/TU with five years of 36-CT/TW', async () => {
  const query = `query ($id: ID!) { activity(id: $id) { format heldOn ${DATE}
    reviews { years { value provenance period { label } } document { number reviews { nodes { id } } } } } }`;
  const { data, statements } = await campaigns.run(query, {
    as: NATION,
    variables: { id: stableId('ev:5') },
  });
  const years = (value: number) => ({ value, provenance: 'PUBLISHED', period: { label: '2024-04-12' } });
  const reviews = { nodes: [{ id: stableId('ev:5') }] };
  expect(data.activity).toEqual({
    format: 'INTERIM_REVIEW',
    heldOn: stated('2024-04-12', 'DAY', true),
    reviews: [
      { years: years(3), document: { number: '07-CT/TU', reviews } },
      { years: years(5), document: { number: '36-CT/TW', reviews } },
    ],
  });
  expect(statements).toBe(4);
});

test('outreach of the seeds states audiences and no figures', async () => {
  const { data } = await campaigns.run(
    '{ activities(filter: { audiences: [AT_RISK_YOUTH, POST_REHAB, PEOPLE_IN_REHAB, HIGH_RISK_GROUPS] }) { nodes { audience heldOn { precision } reach { value status } sessions { value } } } }',
    { as: NATION },
  );
  expect(data.activities.nodes.map(({ audience }: { audience: string }) => audience).sort()).toEqual([
    'AT_RISK_YOUTH',
    'HIGH_RISK_GROUPS',
    'PEOPLE_IN_REHAB',
    'POST_REHAB',
  ]);
  for (const node of data.activities.nodes)
    expect(node).toMatchObject({
      heldOn: null,
      reach: { value: null, status: 'NOT_REPORTED' },
      sessions: { value: null },
    });
});
