/** Two accounts at the same report in the same moment, on real connections of separate pools: one of them wins. */
import { randomUUID } from 'node:crypto';
import { silentLog } from '@diaban/shared/log';
import type { Viewer } from '@diaban/shared/scope/viewer';
import { InProcessCaller } from '@diaban/shared/server/in-process';
import { RunningSubgraph } from '@diaban/shared/server/subgraph';
import { TestSubgraph } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { DISTRICT, done, oweReports, PROVINCE, WARD } from './testing/keep-reports.js';
import { adminUrlOf } from './testing/sql-as.js';

let campaigns: TestSubgraph;
let owed: Record<string, string>;
let processes: RunningSubgraph[];
beforeAll(async () => {
  campaigns = await TestSubgraph.start(subgraph);
  owed = await oweReports(campaigns);
  const adminUrl = await adminUrlOf(campaigns);
  const open = () => RunningSubgraph.open(subgraph, { adminUrl, log: silentLog, poolSize: 2 });
  processes = await Promise.all([open(), open(), open(), open()]);
});
afterAll(async () => {
  await Promise.all(processes.map((one) => one.close()));
  await campaigns.stop();
});

/** Sends the same step from each process at once, with a key of its own each. @returns what became of each */
async function race(
  name: string,
  id: string,
  viewers: readonly Viewer[],
  input: object = {},
): Promise<string[]> {
  const { rows } = await campaigns.admin.query('select version from campaigns.reports where id = $1', [id]);
  const type = name === 'returnReport' ? 'ReturnReportInput' : 'ReportStepInput';
  const answers = await Promise.all(
    processes.map((running, at) =>
      new InProcessCaller(running).call({
        query: `mutation ($input: ${type}!) { ${name}(input: $input) { status } }`,
        variables: {
          input: { reportId: id, expectedVersion: rows[0].version, idempotencyKey: randomUUID(), ...input },
        },
        viewer: viewers[at % viewers.length]!,
        requestId: randomUUID(),
      }),
    ),
  );
  return answers
    .map(({ data, errors }) => {
      const answer = data as Record<string, { status: string }> | null | undefined;
      return answer?.[name]?.status ?? `${errors?.[0]?.extensions?.code}`;
    })
    .sort();
}

const kindsOf = async (id: string) =>
  (
    await campaigns.admin.query('select kind from app.changes where entity_id = $1 order by id', [id])
  ).rows.map(({ kind }) => kind);
const stateOf = async (id: string) =>
  (await campaigns.admin.query('select status, version from campaigns.reports where id = $1', [id])).rows[0];

test('of four submits of a report one wins, and one change tells of it', async () => {
  const id = owed['2024-01']!;
  await done(campaigns, 'saveDraft', id, WARD, { figures: [{ indicator: 'TIP_OFFS', value: 0 }] });
  expect(await race('submitReport', id, [WARD])).toEqual(['CONFLICT', 'CONFLICT', 'CONFLICT', 'SUBMITTED']);
  expect(await kindsOf(id)).toEqual(['CHANGED', 'SUBMITTED']);
  expect(await stateOf(id)).toEqual({ status: 'SUBMITTED', version: 3 });
});

test('of four approvals by two levels one wins', async () => {
  const id = owed['2024-01']!;
  expect(await race('approveReport', id, [DISTRICT, PROVINCE])).toEqual([
    'APPROVED',
    'CONFLICT',
    'CONFLICT',
    'CONFLICT',
  ]);
  expect(await kindsOf(id)).toEqual(['CHANGED', 'SUBMITTED', 'APPROVED']);
  expect(await stateOf(id)).toEqual({ status: 'APPROVED', version: 4 });
});

test('a return and an approval of the same report do not both happen', async () => {
  const id = owed['2024-02']!;
  await done(campaigns, 'saveDraft', id, WARD, { figures: [{ indicator: 'TIP_OFFS', value: 0 }] });
  await done(campaigns, 'submitReport', id, WARD);
  const outcomes = (
    await Promise.all([
      race('approveReport', id, [DISTRICT]),
      race('returnReport', id, [PROVINCE], { reason: 'Thiếu số liệu' }),
    ])
  ).flat();
  expect(outcomes.filter((outcome) => outcome !== 'CONFLICT')).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === 'CONFLICT')).toHaveLength(7);
  expect((await stateOf(id)).version).toBe(4);
});

test('the same request sent four times at once changes the report once and answers all alike', async () => {
  const id = owed['2024-03']!;
  await done(campaigns, 'saveDraft', id, WARD, { figures: [{ indicator: 'TIP_OFFS', value: 0 }] });
  const same = { idempotencyKey: randomUUID() };
  expect(await race('submitReport', id, [WARD], same)).toEqual(Array(4).fill('SUBMITTED'));
  expect(await kindsOf(id)).toEqual(['CHANGED', 'SUBMITTED']);
});
