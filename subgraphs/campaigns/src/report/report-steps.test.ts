/** Reports from draft to approval over real PostgreSQL: who may take which step, and what each leaves behind. */
import { randomUUID } from 'node:crypto';
import { today } from '@diaban/shared/graphql/today';
import { TestSubgraph } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import {
  DISTRICT,
  done,
  OTHER_DISTRICT,
  OTHER_WARD,
  oweReports,
  PLANNER,
  PROVINCE,
  send,
  step,
  WARD,
} from './testing/keep-reports.js';

let campaigns: TestSubgraph;
let owed: Record<string, string>;
beforeAll(async () => {
  campaigns = await TestSubgraph.start(subgraph, 'diaban_seeds', async () => ({ data: { locality: null } }));
  owed = await oweReports(campaigns);
});
afterAll(() => campaigns.stop());

const FIGURES = {
  figures: [
    { indicator: 'OUTREACH_SESSIONS', value: 7 },
    { indicator: 'CASES_DETECTED', value: 0 },
  ],
};
const codeOf = async (answer: ReturnType<typeof step>) => (await answer).errors?.[0]?.extensions?.code;
const take = (name: string, id: string, as = WARD, more?: object) => step(campaigns, name, id, as, more);
const took = (name: string, id: string, as = WARD, more?: object) => done(campaigns, name, id, as, more);

/** A report brought to a status by those who may. */
async function brought(label: string, ...steps: [string, typeof WARD, object?][]): Promise<string> {
  const id = owed[label]!;
  for (const [name, as, more] of steps) await took(name, id, as, more);
  return id;
}
const SUBMITTED: [string, typeof WARD, object?][] = [
  ['saveDraft', WARD, FIGURES],
  ['submitReport', WARD],
];

test('a report goes from expectation over a return to its approval, each step with a change that tells of it', async () => {
  const id = owed['2024-01']!;
  const days = [today()];
  expect(await took('saveDraft', id, WARD, FIGURES)).toMatchObject({
    status: 'DRAFT',
    version: 2,
    locked: false,
  });
  const submitted = await took('submitReport', id);
  expect(submitted.status).toBe('SUBMITTED');
  const reason = 'Thiếu số liệu tuyên truyền';
  expect(await took('returnReport', id, DISTRICT, { reason })).toMatchObject({
    status: 'RETURNED',
    returnReason: reason,
  });
  await took('submitReport', id);
  const approved = await took('approveReport', id, DISTRICT);
  expect(approved).toMatchObject({ status: 'APPROVED', locked: true, isCorrected: false, version: 6 });
  // midnight may have come in between
  days.push(today());
  for (const day of [submitted.submittedOn, approved.approvedOn]) expect(days).toContain(day);
  const { rows } = await campaigns.admin.query(
    `select kind, role, unit, before ->> 'status' as before, after ->> 'status' as after, reason from app.changes where entity = 'Report' and entity_id = $1 order by id`,
    [id],
  );
  expect(rows).toEqual([
    { kind: 'CHANGED', role: 'ward', unit: '16732', before: 'EXPECTED', after: 'DRAFT', reason: null },
    { kind: 'SUBMITTED', role: 'ward', unit: '16732', before: 'DRAFT', after: 'SUBMITTED', reason: null },
    { kind: 'RETURNED', role: 'district', unit: '413', before: 'SUBMITTED', after: 'RETURNED', reason },
    { kind: 'SUBMITTED', role: 'ward', unit: '16732', before: 'RETURNED', after: 'SUBMITTED', reason: null },
    { kind: 'APPROVED', role: 'district', unit: '413', before: 'SUBMITTED', after: 'APPROVED', reason: null },
  ]);
});

test('two steps in one request each answer what they left', async () => {
  const id = owed['2024-07']!;
  const save = (version: number, value: number) =>
    `saveDraft(input: { reportId: "${id}", expectedVersion: ${version}, idempotencyKey: "${randomUUID()}", figures: [{ indicator: "OUTREACH_SESSIONS", value: ${value} }] }) { version figures { value { value } } }`;
  const { data } = await campaigns.run(`mutation { first: ${save(1, 3)} second: ${save(2, 4)} }`, {
    as: WARD,
  });
  const seen = ({
    version,
    figures,
  }: {
    version: number;
    figures: { value: { value: number | null } }[];
  }) => [version, figures.find(({ value }) => value.value !== null)?.value.value];
  expect([seen(data.first), seen(data.second)]).toEqual([
    [2, 3],
    [3, 4],
  ]);
});

test('the province approves as well, being above the ward', async () => {
  const id = await brought('2024-02', ...SUBMITTED);
  expect(await took('approveReport', id, PROVINCE)).toMatchObject({ status: 'APPROVED' });
});

describe('nobody else takes a step:', () => {
  const CORRECTION = { figures: [{ indicator: 'OUTREACH_SESSIONS', value: 9 }], reason: 'Cộng nhầm' };
  test.each([
    ['saveDraft', DISTRICT, FIGURES, 'FORBIDDEN'],
    ['fillDraft', DISTRICT, {}, 'FORBIDDEN'],
    ['submitReport', DISTRICT, {}, 'FORBIDDEN'],
    ['correctReport', DISTRICT, CORRECTION, 'FORBIDDEN'],
    ['approveReport', WARD, {}, 'FORBIDDEN'],
    ['returnReport', WARD, { reason: 'Thiếu' }, 'FORBIDDEN'],
    ['saveDraft', PLANNER, FIGURES, 'FORBIDDEN'],
    ['approveReport', PLANNER, {}, 'FORBIDDEN'],
    ['submitReport', OTHER_WARD, {}, 'NOT_FOUND'],
    ['saveDraft', OTHER_WARD, FIGURES, 'NOT_FOUND'],
    ['approveReport', OTHER_DISTRICT, {}, 'NOT_FOUND'],
    ['returnReport', OTHER_DISTRICT, { reason: 'Thiếu' }, 'NOT_FOUND'],
  ])('%s by %o', async (name, as, more, code) => {
    expect(await codeOf(take(name, owed['2024-03']!, as, more))).toBe(code);
  });

  test('and the report is as it was', async () => {
    const { rows } = await campaigns.admin.query(
      'select status, version from campaigns.reports where id = $1',
      [owed['2024-03']],
    );
    expect(rows).toEqual([{ status: 'EXPECTED', version: 1 }]);
  });
});

test('a district cannot approve its own report, its province can', async () => {
  const own = await oweReports(campaigns, {
    localityId: await idOf('413'),
    receiverLocalityId: null,
    validTo: '2024-01-31',
  });
  const id = own['2024-01']!;
  await took('saveDraft', id, DISTRICT, FIGURES);
  await took('submitReport', id, DISTRICT);
  const refused = await take('approveReport', id, DISTRICT);
  expect(refused.errors?.[0]).toMatchObject({
    message:
      'A report is approved by a level above the unit that owes it, never by that unit itself: ask the district or province',
    extensions: { code: 'FORBIDDEN' },
  });
  expect(await took('approveReport', id, PROVINCE)).toMatchObject({ status: 'APPROVED' });
});

test('a stale version is a conflict and changes nothing', async () => {
  const id = await brought('2024-04', ...SUBMITTED);
  const stale = await send(
    campaigns,
    'approveReport',
    'ReportStepInput',
    { reportId: id, expectedVersion: 2 },
    DISTRICT,
  );
  expect(stale.errors?.[0]).toMatchObject({
    message: `Report ${id} has version 3, not 2: read it again and decide anew`,
    extensions: { code: 'CONFLICT' },
  });
  expect(await codeOf(take('submitReport', id))).toBe('CONFLICT');
});

test('the same request sent again changes nothing and answers the same report', async () => {
  const id = await brought('2024-05', ...SUBMITTED);
  const input = { reportId: id, expectedVersion: 3, idempotencyKey: randomUUID() };
  const first = await send(campaigns, 'approveReport', 'ReportStepInput', input, DISTRICT);
  const again = await send(campaigns, 'approveReport', 'ReportStepInput', input, DISTRICT);
  expect(first.data.approveReport).toMatchObject({ status: 'APPROVED', version: 4 });
  expect(again.data).toEqual(first.data);
  const { rows } = await campaigns.admin.query(
    `select count(*)::int as n from app.changes where entity_id = $1 and kind = 'APPROVED'`,
    [id],
  );
  expect(rows[0].n).toBe(1);
});

async function idOf(code: string): Promise<string> {
  const { rows } = await campaigns.admin.query(
    'select unit_id as id from app.unit_directory where code = $1',
    [code],
  );
  return `u${rows[0].id}`;
}
