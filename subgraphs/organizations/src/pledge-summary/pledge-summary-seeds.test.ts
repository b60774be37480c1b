/** Roll-ups over the seed texts: what they state, and what they do not. */

import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { askReferences } from '../testing/ask.js';
import { summaryFor } from '../testing/summary.js';
import { unitIdOf } from '../testing/units.js';

const COUNTRY = viewer('auditor', 'VN');

let db: TestSubgraph;
beforeAll(async () => {
  db = await TestSubgraph.start(subgraph, 'diaban_seeds');
});
afterAll(() => db.stop());

const none = { value: null, status: 'NOT_REPORTED' };
const published = (value: number, seed: string) => ({
  value,
  status: 'REPORTED',
  provenance: 'PUBLISHED',
  source: expect.stringContaining(`Seed text ${seed}`),
});

test.each<[string, string, Record<string, object>]>([
  [
    'Nghi Hương on the day of its launch',
    '16732',
    {
      pledges: published(1, '000'),
      emulationPacts: none,
      signatories: { value: 2, provenance: 'COMPUTED' },
      unnumberedSignatories: { value: 1 },
      organizations: { value: 5 },
      residentialBlocks: published(6, '000'),
      households: none,
    },
  ],
  [
    'khu phố Sỏi: the number of teams is not given',
    'seed:khu-pho-soi',
    {
      pledges: none,
      emulationPacts: published(1, '001'),
      signatories: { ...none, source: expect.stringContaining('Seed text 001') },
      unnumberedSignatories: published(1, '001'),
      organizations: none,
      residentialBlocks: none,
    },
  ],
  [
    'Hồng Lĩnh: the number of departments is not given',
    '437',
    {
      pledges: published(1, '002'),
      signatories: { value: 2 },
      unnumberedSignatories: { value: 1 },
      residentialBlocks: none,
    },
  ],
  ['a ward that no text names', '16729', { pledges: none, organizations: none, signatories: none }],
])('%s', async (_, unit, expected) => {
  expect(await summaryFor(db, unit, COUNTRY)).toMatchObject(expected);
});

test('a pact known to the month counts once the month is over', async () => {
  const fields = `{ during: pledgeSummary(asOf: "2024-04-29") { emulationPacts { value } }
    after: pledgeSummary(asOf: "2024-04-30") { emulationPacts { value } } }`;
  const ids = [await unitIdOf(db, '15016')];
  const { entities, statements } = await askReferences(db, 'Locality', ids, fields, COUNTRY);
  expect(entities[0]).toEqual({
    during: { emulationPacts: { value: null } },
    after: { emulationPacts: { value: 1 } },
  });
  expect(statements).toBe(3);
});

test('blocks and organizations that sign again are counted once', async () => {
  await db.admin.query(
    `with p as (insert into organizations.pledges (id, kind, locality_id, signed_on, signed_from, signed_to, provenance, source)
       select gen_random_uuid(), 'PLEDGE', locality_id, '2024-01-10', '2024-01-10', '2024-01-10', 'REPORTED', 'report of the ward'
       from organizations.pledges where signed_on = '2023-05-09' returning id)
     insert into organizations.signatories (pledge_id, position, kind, organization_id, description, count)
       select p.id, s.position, s.kind, s.organization_id, s.description, s.count - (s.kind = 'RESIDENTIAL_BLOCKS')::int
       from p, organizations.signatories s join organizations.pledges old on old.id = s.pledge_id
       where old.signed_on = '2023-05-09'`,
  );
  expect(await summaryFor(db, '16732', COUNTRY)).toMatchObject({
    pledges: { value: 2, provenance: 'COMPUTED' },
    signatories: { value: 2 },
    unnumberedSignatories: { value: 2 },
    residentialBlocks: published(6, '000'),
  });
});
