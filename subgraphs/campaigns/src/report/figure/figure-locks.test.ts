/** What the database itself keeps of the rules for reports, asked past all code as the login role. */
import { TestSubgraph } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../../subgraph.js';
import { DISTRICT, done, OTHER_WARD, oweReports, PLANNER, PROVINCE, WARD } from '../testing/keep-reports.js';
import { sqlAs } from '../testing/sql-as.js';

const FIGURES = {
  figures: [
    { indicator: 'OUTREACH_SESSIONS', value: 7 },
    { indicator: 'SUBJECTS_HANDLED', value: 3 },
  ],
};

let campaigns: TestSubgraph;
let owed: Record<string, string>;
beforeAll(async () => {
  campaigns = await TestSubgraph.start(subgraph);
  owed = await oweReports(campaigns);
  const approved = owed['2024-01']!;
  await done(campaigns, 'saveDraft', approved, WARD, FIGURES);
  await done(campaigns, 'submitReport', approved, WARD);
  await done(campaigns, 'approveReport', approved, DISTRICT);
});
afterAll(() => campaigns.stop());

describe('the database itself, asked past the code,', () => {
  const asked = (as: typeof WARD, sql: string, id: string) => sqlAs(campaigns, as, sql, [id]);
  const READ = 'select count(*)::int as n from campaigns.report_figures where report_id = $1';
  const WRITE = `update campaigns.report_figures set value = 99 where report_id = $1 returning 1`;

  test('shows a draft to its unit alone, and lets that unit alone write it', async () => {
    const id = owed['2024-03']!;
    await done(campaigns, 'saveDraft', id, WARD, FIGURES);
    expect(await asked(WARD, READ, id)).toEqual([{ n: 2 }]);
    for (const other of [DISTRICT, PROVINCE, PLANNER, OTHER_WARD]) {
      expect(await asked(other, READ, id)).toEqual([{ n: 0 }]);
      expect(await asked(other, WRITE, id)).toEqual([]);
    }
  });

  test('locks figures from the submission on, for everybody', async () => {
    const id = owed['2024-01']!;
    for (const anybody of [WARD, DISTRICT, PROVINCE]) expect(await asked(anybody, WRITE, id)).toEqual([]);
  });

  test.each([
    ['an approval by the unit itself', WARD, 'APPROVED', 'approved_on = current_date'],
    ['a submission by the level above', DISTRICT, 'SUBMITTED', 'submitted_on = current_date'],
    [
      'an approval of what was not submitted',
      DISTRICT,
      'APPROVED',
      `approved_on = current_date, submitted_on = current_date`,
    ],
  ])('refuses %s', async (_what, as, status, columns) => {
    const sql = `update campaigns.reports set status = '${status}', ${columns} where id = $1`;
    await expect(asked(as, sql, owed['2024-03']!)).rejects.toMatchObject({ code: '42501' });
  });

  test('refuses to move a report to another unit or period', async () => {
    await expect(
      asked(WARD, `update campaigns.reports set period_from = '2020-01-01' where id = $1`, owed['2024-03']!),
    ).rejects.toMatchObject({ code: '42501' });
  });

  test('refuses a correction by the level above, and of what is not approved', async () => {
    const sql = `insert into campaigns.report_corrections (report_id, indicator, new_value, reason, corrected_on) values ($1, 'TIP_OFFS', 1, 'x', current_date)`;
    await expect(asked(DISTRICT, sql, owed['2024-01']!)).rejects.toMatchObject({ code: '42501' });
    await expect(asked(WARD, sql, owed['2024-03']!)).rejects.toMatchObject({ code: '42501' });
    const { rows } = await campaigns.admin.query(
      `select count(*)::int as n from campaigns.report_figures where indicator = 'TIP_OFFS'`,
    );
    expect(rows[0].n).toBe(0);
  });

  test('lets a returned correction be corrected, and never be written anew', async () => {
    const id = owed['2024-02']!;
    await done(campaigns, 'saveDraft', id, WARD, FIGURES);
    await done(campaigns, 'submitReport', id, WARD);
    await done(campaigns, 'approveReport', id, DISTRICT);
    const figures = [{ indicator: 'OUTREACH_SESSIONS', value: 8 }];
    await done(campaigns, 'correctReport', id, WARD, { figures, reason: 'Cộng nhầm' });
    await done(campaigns, 'returnReport', id, DISTRICT, { reason: 'Kiểm tra lại' });
    const correct = `insert into campaigns.report_corrections (report_id, indicator, new_value, reason, corrected_on) values ($1, 'TIP_OFFS', 1, 'x', current_date)`;
    await expect(asked(WARD, correct, id)).resolves.toEqual([]);
    for (const columns of [`status = 'DRAFT'`, 'is_corrected = false'])
      await expect(
        asked(WARD, `update campaigns.reports set ${columns} where id = $1`, id),
      ).rejects.toMatchObject({ code: '42501' });
  });
});
