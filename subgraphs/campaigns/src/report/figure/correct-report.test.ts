/** Corrections of what was approved: the old value, the role and the reason stay, and approval is needed again. */
import { today } from '@diaban/shared/graphql/today';
import { TestSubgraph } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../../subgraph.js';
import {
  DISTRICT,
  done,
  figuresSeen,
  OTHER_WARD,
  oweReports,
  PLANNER,
  step,
  WARD,
} from '../testing/keep-reports.js';

// biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
type Row = any;

let sample: TestSubgraph;
let owed: Record<string, string>;
beforeAll(async () => {
  sample = await TestSubgraph.start(subgraph, 'diaban_sample', async () => ({ data: { locality: null } }));
  owed = await oweReports(sample, {
    periodicity: ['QUARTERLY', 'MONTHLY', 'YEARLY'],
    validFrom: '2023-01-01',
  });
});
afterAll(() => sample.stop());

const CORRECTIONS = `corrections { nodes { indicator { code } before { value status band } after { value status } reason role correctedOn } }`;

describe('correctReport', () => {
  const correct = (id: string, as: typeof WARD, more: object) => step(sample, 'correctReport', id, as, more);
  const approved = async (label: string) => {
    const id = owed[label]!;
    const figures = [
      { indicator: 'OUTREACH_SESSIONS', value: 7 },
      { indicator: 'SUBJECTS_HANDLED', value: 12 },
    ];
    await done(sample, 'saveDraft', id, WARD, { figures });
    await done(sample, 'submitReport', id, WARD);
    await done(sample, 'approveReport', id, DISTRICT);
    return id;
  };
  const reason = 'Cộng nhầm một buổi';

  test('keeps the old values, the role and the reason, and asks for approval again', async () => {
    const id = await approved('2024-01');
    const figures = [
      { indicator: 'OUTREACH_SESSIONS', value: 8 },
      { indicator: 'SUBJECTS_HANDLED', value: 3 },
    ];
    const report = await done(sample, 'correctReport', id, WARD, { figures, reason });
    expect(report).toMatchObject({
      status: 'SUBMITTED',
      isCorrected: true,
      locked: false,
      approvedOn: null,
      submittedOn: today(),
      version: 5,
    });
    const { data, statements } = await sample.run(`{ report(id: "${id}") { ${CORRECTIONS} } }`, {
      as: DISTRICT,
    });
    expect(data.report.corrections.nodes).toEqual([
      {
        indicator: { code: 'SUBJECTS_HANDLED' },
        before: { value: 12, status: 'REPORTED', band: null },
        after: { value: null, status: 'SUPPRESSED' },
        reason,
        role: 'ward',
        correctedOn: today(),
      },
      expect.objectContaining({
        before: { value: 7, status: 'REPORTED', band: null },
        after: { value: 8, status: 'REPORTED' },
      }),
    ]);
    expect(statements).toBe(2);
    await done(sample, 'approveReport', id, DISTRICT);
    expect(await figuresSeen(sample, id, PLANNER)).toMatchObject({
      OUTREACH_SESSIONS: 8,
      SUBJECTS_HANDLED: 'SUPPRESSED',
    });
  });

  const told = async (id: string) => {
    const { rows } = await sample.admin.query(
      `select kind, before, after, reason, role from app.changes where entity_id = $1 order by id`,
      [id],
    );
    return rows;
  };

  test('tells the list of changes which figures, and their values when they are approved, small counts as small', async () => {
    const changes = await told(owed['2024-01']!);
    expect(changes.at(-2)).toEqual({
      kind: 'CORRECTED',
      before: { status: 'APPROVED' },
      after: { status: 'SUBMITTED', figures: ['OUTREACH_SESSIONS', 'SUBJECTS_HANDLED'] },
      reason,
      role: 'ward',
    });
    expect(changes.at(-1)).toMatchObject({
      kind: 'APPROVED',
      before: { status: 'SUBMITTED', figures: { OUTREACH_SESSIONS: 7, SUBJECTS_HANDLED: 12 } },
      after: { status: 'APPROVED', figures: { OUTREACH_SESSIONS: 8, SUBJECTS_HANDLED: '<5' } },
    });
  });

  test('is the only way also after a correction was returned, and each approval tells what it approves', async () => {
    const id = await approved('2024-05');
    const correction = (value: number) => ({
      figures: [{ indicator: 'OUTREACH_SESSIONS', value }],
      reason,
    });
    await done(sample, 'correctReport', id, WARD, correction(9));
    await done(sample, 'returnReport', id, DISTRICT, { reason: 'Kiểm tra lại' });
    for (const [name, more] of [
      ['saveDraft', { figures: [{ indicator: 'SUBJECTS_HANDLED', value: 40 }] }],
      ['fillDraft', {}],
    ] as const)
      expect((await step(sample, name, id, WARD, more)).errors?.[0]).toMatchObject({
        message:
          'A report that was approved once cannot be written anew: change its figures with correctReport',
        extensions: { code: 'CONFLICT' },
      });
    const again = await done(sample, 'correctReport', id, WARD, correction(10));
    expect(again).toMatchObject({ status: 'SUBMITTED', isCorrected: true });
    await done(sample, 'approveReport', id, DISTRICT);
    const { data } = await sample.run(`{ report(id: "${id}") { ${CORRECTIONS} } }`, { as: PLANNER });
    expect(
      data.report.corrections.nodes.map(({ before, after }: Row) => [before.value, after.value]),
    ).toEqual([
      [9, 10],
      [7, 9],
    ]);
    const last = {
      before: { figures: { OUTREACH_SESSIONS: 7 } },
      after: { figures: { OUTREACH_SESSIONS: 10 } },
    };
    expect((await told(id)).at(-1)).toMatchObject(last);
    await done(sample, 'correctReport', id, WARD, correction(11));
    await done(sample, 'approveReport', id, DISTRICT);
    expect((await told(id)).at(-1)).toMatchObject({
      before: { figures: { OUTREACH_SESSIONS: 10 } },
      after: { figures: { OUTREACH_SESSIONS: 11 } },
    });
  });

  test('is shown above like the figures: to who only reads when it is approved', async () => {
    const id = await approved('2024-02');
    await done(sample, 'correctReport', id, WARD, {
      figures: [{ indicator: 'OUTREACH_SESSIONS', value: 9 }],
      reason,
    });
    const seenBy = async (as: typeof WARD) =>
      (await sample.run(`{ report(id: "${id}") { ${CORRECTIONS} } }`, { as })).data.report.corrections.nodes
        .length;
    expect([await seenBy(WARD), await seenBy(DISTRICT), await seenBy(PLANNER)]).toEqual([1, 1, 0]);
  });

  test('goes on at its cursor', async () => {
    const id = owed['2024-01']!;
    const page = (args: string) =>
      sample.run(
        `{ report(id: "${id}") { corrections(${args}) { nodes { indicator { code } } pageInfo { endCursor hasNextPage } } } }`,
        { as: WARD },
      );
    const first = (await page('first: 1')).data.report.corrections;
    expect(first.pageInfo.hasNextPage).toBe(true);
    const next = (await page(`first: 1, after: "${first.pageInfo.endCursor}"`)).data.report.corrections;
    expect([...first.nodes, ...next.nodes].map(({ indicator }) => indicator.code)).toEqual([
      'SUBJECTS_HANDLED',
      'OUTREACH_SESSIONS',
    ]);
    expect((await page('first: 1, after: "nonsense"')).errors?.[0]?.extensions).toEqual({
      code: 'INVALID',
      field: 'after',
    });
  });

  test('is refused above, elsewhere, to who only reads, and of what is not approved', async () => {
    const id = await approved('2024-03');
    const more = { figures: [{ indicator: 'OUTREACH_SESSIONS', value: 9 }], reason };
    for (const [as, code] of [
      [DISTRICT, 'FORBIDDEN'],
      [OTHER_WARD, 'NOT_FOUND'],
      [PLANNER, 'FORBIDDEN'],
    ] as const)
      expect((await correct(id, as, more)).errors?.[0]?.extensions?.code).toBe(code);
    expect((await correct(owed['2024-04']!, WARD, more)).errors?.[0]?.extensions?.code).toBe('CONFLICT');
  });

  test('names what is wrong with it', async () => {
    const id = owed['2024-03']!;
    const same = await correct(id, WARD, { figures: [{ indicator: 'OUTREACH_SESSIONS', value: 7 }], reason });
    expect(same.errors?.[0]).toMatchObject({
      message: 'OUTREACH_SESSIONS has this value already: leave it out',
      extensions: { field: 'figures' },
    });
    const silent = await correct(id, WARD, {
      figures: [{ indicator: 'OUTREACH_SESSIONS', value: 8 }],
      reason: '',
    });
    expect(silent.errors?.[0]?.extensions).toEqual({ code: 'INVALID', field: 'reason' });
  });
});
