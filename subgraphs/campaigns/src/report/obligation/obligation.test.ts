/** Obligations as they are registered, and the reports that come to be expected of them. */
import { randomUUID } from 'node:crypto';
import { today } from '@diaban/shared/graphql/today';
import { stableId } from '@diaban/shared/loading/stable-id';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { subgraph } from '../../subgraph.js';
import { unitOf } from '../../testing/unit-of.js';
import { DISTRICT, OTHER_DISTRICT, send, WARD } from '../testing/keep-reports.js';

const TOWN = viewer('district', '437');
const FIELDS = `id content periodicity dueDay validFrom validTo provenance source locality { id } receiver { id } from { id } to { id }
  campaign { id } letterhead { authority issuer place recipient signatory abbreviation }`;

let campaigns: TestSubgraph;
let base: Record<string, unknown>;
beforeAll(async () => {
  campaigns = await TestSubgraph.start(subgraph);
  base = {
    localityId: await unitOf(campaigns, '16732'),
    receiverLocalityId: await unitOf(campaigns, '413'),
    fromId: stableId('org:ca-nghi-huong'),
    periodicity: ['MONTHLY'],
    validFrom: '2024-01-01',
    validTo: '2024-12-31',
  };
});
afterAll(() => campaigns.stop());

const register = (more: object = {}, as = DISTRICT) =>
  send(
    campaigns,
    'registerReportingObligation',
    'RegisterReportingObligationInput',
    { ...base, ...more },
    as,
    FIELDS,
  );
const expected = async (id: string) =>
  (
    await campaigns.admin.query(
      'select id, periodicity, period_from, period_to, due_on, status, provenance from campaigns.reports where obligation_id = $1 order by periodicity, period_from',
      [id],
    )
  ).rows;

test('an obligation comes back as it was given, with its reports expected ahead under ids that follow from it', async () => {
  const toId = stableId('org:ca-cua-lo');
  const letterhead = {
    authority: 'Công an thị xã Cửa Lò',
    issuer: 'Công an phường Nghi Hương',
    place: 'Nghi Hương',
    signatory: 'TRƯỞNG CÔNG AN PHƯỜNG',
  };
  const more = {
    toId,
    dueDay: 31,
    periodicity: ['QUARTERLY', 'YEARLY'],
    content: ' Tình hình ma túy ',
    letterhead,
  };
  const { data } = await register(more);
  const { id, ...rest } = data.registerReportingObligation;
  expect(rest).toEqual({
    content: 'Tình hình ma túy',
    periodicity: ['QUARTERLY', 'YEARLY'],
    dueDay: 31,
    validFrom: '2024-01-01',
    validTo: '2024-12-31',
    provenance: 'REGISTERED',
    source: 'Programme register, entered by district 413',
    locality: { id: base.localityId },
    receiver: { id: base.receiverLocalityId },
    from: { id: base.fromId },
    to: { id: toId },
    campaign: null,
    letterhead: { ...letterhead, recipient: null, abbreviation: null },
  });
  const rows = await expected(id);
  expect(rows.map(({ period_to, due_on }) => [period_to, due_on])).toEqual([
    ['2024-03-31', '2024-04-30'],
    ['2024-06-30', '2024-07-31'],
    ['2024-09-30', '2024-10-31'],
    ['2024-12-31', '2025-01-31'],
    ['2024-12-31', '2025-01-31'],
  ]);
  expect(rows[0]).toMatchObject({
    id: stableId(`report:${id}:QUARTERLY:2024-01-01`),
    status: 'EXPECTED',
    provenance: 'REGISTERED',
  });
});

test('one that holds until further notice expects reports until the end of next year', async () => {
  const year = Number(today().slice(0, 4));
  const more = { fromId: randomUUID(), periodicity: ['YEARLY'], validFrom: `${year}-01-01`, validTo: null };
  const { id } = (await register(more)).data.registerReportingObligation;
  const begins = (await expected(id)).map(({ period_from }) => period_from);
  expect(begins).toEqual([`${year}-01-01`, `${year + 1}-01-01`]);
});

test('expecting reports makes those of the scope that are not expected yet, once, and tells how many', async () => {
  const until = '2024-12-31';
  const ask = async (as = DISTRICT) =>
    (
      await send(
        campaigns,
        'expectReports',
        'ExpectReportsInput',
        { until },
        as,
        'until created { value status }',
      )
    ).data.expectReports;
  const { id } = (await register({ fromId: randomUUID() })).data.registerReportingObligation;
  const before = await expected(id);
  await campaigns.admin.query(
    `delete from campaigns.reports where obligation_id = $1 and period_from > '2024-09-30'`,
    [id],
  );
  const none = { until, created: { value: 0, status: 'ZERO' } };
  expect(await ask(OTHER_DISTRICT)).toEqual(none);
  expect(await ask()).toEqual({ until, created: { value: 3, status: 'REPORTED' } });
  expect(await expected(id)).toEqual(before);
  expect(await ask()).toEqual(none);
  const { rows } = await campaigns.admin.query(
    `select kind, entity_id, after, 'u' || locality_id as unit from app.changes where operation = 'expectReports'`,
  );
  expect(rows).toEqual([
    {
      kind: 'CREATED',
      entity_id: `expected until ${until}`,
      after: { until, created: 3 },
      unit: base.receiverLocalityId,
    },
  ]);
});

test('the same request sent again registers once', async () => {
  const more = { fromId: randomUUID(), idempotencyKey: randomUUID() };
  const first = await register(more);
  expect((await register(more)).data).toEqual(first.data);
  const other = await register({ ...more, dueDay: 9 });
  expect(other.errors?.[0]?.extensions?.code).toBe('CONFLICT');
});

test('the same report is not owed twice in the same time', async () => {
  const fromId = randomUUID();
  await register({ fromId });
  const twice = await register({ fromId, periodicity: ['QUARTERLY', 'MONTHLY'], validFrom: '2024-06-01' });
  expect(twice.errors?.[0]).toMatchObject({
    message: expect.stringContaining('owes the same report'),
    extensions: { code: 'CONFLICT' },
  });
  expect((await register({ fromId, periodicity: ['QUARTERLY'] })).errors).toBeUndefined();
  expect((await register({ fromId, validFrom: '2025-01-01', validTo: '2025-12-31' })).errors).toBeUndefined();
});

test('on a campaign it is found under that campaign', async () => {
  const { data } = await register({ fromId: randomUUID(), campaignId: stableId('ini:nh-clean') });
  const found = await campaigns.run(
    `{ campaign(id: "${stableId('ini:nh-clean')}") { reportingObligations { nodes { id } } } }`,
    { as: WARD },
  );
  expect(found.data.campaign.reportingObligations.nodes).toEqual([
    { id: data.registerReportingObligation.id },
  ]);
});

test('Hồng Lĩnh owes the reports of 2024 that the text tells of (F051): expected, as published, without a figure or due day', async () => {
  const rows = await expected(stableId('obligation:hl-periodic'));
  expect(rows.map(({ periodicity }) => periodicity)).toEqual([
    ...Array(12).fill('MONTHLY'),
    ...Array(4).fill('QUARTERLY'),
  ]);
  for (const row of rows)
    expect(row).toMatchObject({ status: 'EXPECTED', provenance: 'PUBLISHED', due_on: null });
  const { data } = await campaigns.run(
    `{ reports(filter: { periodicity: QUARTERLY }) { nodes { period { label } late locality { id } obligation { letterhead { issuer recipient } } figures { value { status } } } } }`,
    { as: TOWN },
  );
  const nodes = data.reports.nodes;
  expect(nodes.map(({ period }: { period: { label: string } }) => period.label)).toEqual([
    '2024-Q4',
    '2024-Q3',
    '2024-Q2',
    '2024-Q1',
  ]);
  expect(nodes[0].obligation.letterhead).toEqual({
    issuer: 'Công an thị xã Hồng Lĩnh',
    recipient: 'UBND thị xã Hồng Lĩnh',
  });
  for (const { figures } of nodes)
    expect(new Set(figures.map(({ value }: { value: { status: string } }) => value.status))).toEqual(
      new Set(['NOT_REPORTED']),
    );
});
