/** Who sees the figures of a report and when, what is hidden, and that the database itself keeps it so. */
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { subgraph } from '../../subgraph.js';
import { unitOf } from '../../testing/unit-of.js';
import {
  DISTRICT,
  done,
  figuresSeen,
  OTHER_WARD,
  oweReports,
  PLANNER,
  PROVINCE,
  WARD,
} from '../testing/keep-reports.js';

let campaigns: TestSubgraph;
let owed: Record<string, string>;
beforeAll(async () => {
  campaigns = await TestSubgraph.start(subgraph);
  owed = await oweReports(campaigns);
});
afterAll(() => campaigns.stop());

const FIGURES = {
  figures: [
    { indicator: 'OUTREACH_SESSIONS', value: 7, note: 'trong đó 2 buổi tại trường' },
    { indicator: 'SUBJECTS_HANDLED', value: 3 },
    { indicator: 'CASES_DETECTED', value: 4 },
    { indicator: 'HOTSPOTS_OPEN', value: 0 },
  ],
};
const HIDDEN = {
  OUTREACH_SESSIONS: 'NOT_REPORTED',
  SUBJECTS_HANDLED: 'NOT_REPORTED',
  HOTSPOTS_OPEN: 'NOT_REPORTED',
};
const SHOWN = {
  OUTREACH_SESSIONS: 7,
  SUBJECTS_HANDLED: 'SUPPRESSED',
  CASES_DETECTED: 'SUPPRESSED',
  HOTSPOTS_OPEN: 0,
  TIP_OFFS: 'NOT_REPORTED',
};
const ANALYST = viewer('analyst', 'VN');
const seen = (id: string, as: typeof WARD) => figuresSeen(campaigns, id, as);

test('figures go up only when they are submitted, to who decides; to who only reads, when they are approved', async () => {
  const id = owed['2024-01']!;
  await done(campaigns, 'saveDraft', id, WARD, FIGURES);
  expect(await seen(id, WARD)).toMatchObject(SHOWN);
  for (const above of [DISTRICT, PROVINCE, PLANNER, ANALYST])
    expect(await seen(id, above)).toMatchObject(HIDDEN);

  await done(campaigns, 'submitReport', id, WARD);
  for (const decides of [DISTRICT, PROVINCE]) expect(await seen(id, decides)).toMatchObject(SHOWN);
  for (const reads of [PLANNER, ANALYST]) expect(await seen(id, reads)).toMatchObject(HIDDEN);

  await done(campaigns, 'returnReport', id, DISTRICT, { reason: 'Thiếu số liệu' });
  for (const above of [DISTRICT, PROVINCE, PLANNER, ANALYST])
    expect(await seen(id, above)).toMatchObject(HIDDEN);
  expect(await seen(id, WARD)).toMatchObject(SHOWN);

  await done(campaigns, 'submitReport', id, WARD);
  await done(campaigns, 'approveReport', id, DISTRICT);
  for (const all of [WARD, DISTRICT, PROVINCE, PLANNER, ANALYST])
    expect(await seen(id, all)).toMatchObject(SHOWN);
  expect(await seen(id, OTHER_WARD)).toEqual({});
});

test('the state and the lateness of a report are seen above it always', async () => {
  const { data } = await campaigns.run(
    `{ report(id: "${owed['2024-12']}") { status dueOn late(asOf: "2025-01-05") after: late(asOf: "2025-01-06") onTime } }`,
    { as: PLANNER },
  );
  expect(data.report).toEqual({
    status: 'EXPECTED',
    dueOn: '2025-01-05',
    late: false,
    after: true,
    onTime: null,
  });
});

test('persons from 1 to 4 are hidden with their band, and cases of a commune too; those of a district are not', async () => {
  const { data, statements } = await campaigns.run(
    `{ report(id: "${owed['2024-01']}") { figures { indicator { code label unit } value { status band value provenance source period { label } } note } } }`,
    { as: DISTRICT },
  );
  const byCode = new Map(
    data.report.figures.map((one: { indicator: { code: string } }) => [one.indicator.code, one]),
  );
  expect(byCode.size).toBe(11);
  expect(byCode.get('SUBJECTS_HANDLED')).toMatchObject({
    value: { status: 'SUPPRESSED', band: '1-4', value: null },
  });
  expect(byCode.get('OUTREACH_SESSIONS')).toEqual({
    indicator: { code: 'OUTREACH_SESSIONS', label: 'Buổi tuyên truyền, vận động', unit: 'buổi' },
    value: {
      status: 'REPORTED',
      band: null,
      value: 7,
      provenance: 'REPORTED',
      source: 'Reported by the unit, 2024-01',
      period: { label: '2024-01' },
    },
    note: 'trong đó 2 buổi tại trường',
  });
  expect(statements).toBe(2);

  const ofDistrict = await oweReports(campaigns, {
    localityId: await unitOf(campaigns, '413'),
    receiverLocalityId: null,
    validTo: '2024-01-31',
  });
  await done(campaigns, 'saveDraft', ofDistrict['2024-01']!, DISTRICT, FIGURES);
  expect(await seen(ofDistrict['2024-01']!, DISTRICT)).toMatchObject({
    CASES_DETECTED: 4,
    SUBJECTS_HANDLED: 'SUPPRESSED',
  });
});

test('changes tell which figures were written, never how many persons', async () => {
  const { rows } = await campaigns.admin.query(
    `select after from app.changes where entity_id = $1 and operation = 'saveDraft'`,
    [owed['2024-01']],
  );
  expect(rows).toEqual([
    { after: { status: 'DRAFT', figures: FIGURES.figures.map(({ indicator }) => indicator) } },
  ]);
});

test('indicators are a list in the order of reports', async () => {
  const ask = (args: string) =>
    campaigns.run(`{ reportIndicators(${args}) { nodes { code } pageInfo { endCursor hasNextPage } } }`, {
      as: WARD,
    });
  const first = (await ask('first: 5')).data.reportIndicators;
  expect(first.nodes.map(({ code }: { code: string }) => code)).toEqual([
    'CAMPAIGNS_LAUNCHED',
    'CRITERIA_MET',
    'CRITERIA_TOTAL',
    'OUTREACH_SESSIONS',
    'OUTREACH_REACH',
  ]);
  const rest = (await ask(`first: 100, after: "${first.pageInfo.endCursor}"`)).data.reportIndicators;
  expect(rest.nodes).toHaveLength(6);
});
