/** Drafts filled from the register: what it knows, marked as computed, and never over what the author entered. */
import { TestSubgraph } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ActivityFormat, OUTREACH_FORMATS } from '../../activity/activity-enums.js';
import { subgraph } from '../../subgraph.js';
import { askUnits } from '../../testing/ask-units.js';
import { done, figuresSeen, oweReports, WARD } from '../testing/keep-reports.js';

let sample: TestSubgraph;
let owed: Record<string, string>;
beforeAll(async () => {
  sample = await TestSubgraph.start(subgraph, 'diaban_sample');
  owed = await oweReports(sample, {
    periodicity: ['QUARTERLY', 'MONTHLY', 'YEARLY'],
    validFrom: '2023-01-01',
  });
});
afterAll(() => sample.stop());

describe('fillDraft', () => {
  test('puts in what the graph itself says of the unit and the period, and says that it is computed', async () => {
    const { rows } = await sample.admin.query(
      `select sum(a.sessions)::int as sessions, sum(a.reach)::int as reach,
         (select count(*)::int from campaigns.campaigns c where c.locality_id = u.unit_id and c.launched_by <= '2023-12-31') as launched
       from app.unit_directory u join campaigns.activities a on a.locality_id = u.unit_id and a.held_on like '2023-%' and length(a.held_on) = 10
         and a.format not in ('CEREMONY', 'WORKING_SESSION', 'INTERIM_REVIEW')
       where u.code = '16732' group by u.unit_id`,
    );
    const report = await done(sample, 'fillDraft', owed['2023']!, WARD);
    expect(report).toMatchObject({ status: 'DRAFT', version: 2 });
    const { units } = await askUnits(
      sample,
      ['16732'],
      `outreachSummary(from: "2023-01", to: "2023-12", per: YEAR, formats: [${OUTREACH_FORMATS}]) { sessions { value } reach { value } } campaignSummary(asOf: "2023-12-31") { launched { value } criteriaMet { value } }`,
      WARD,
    );
    const seen = await figuresSeen(sample, owed['2023']!, WARD);
    expect(seen).toMatchObject({
      CAMPAIGNS_LAUNCHED: units[0].campaignSummary.launched.value,
      CRITERIA_MET: units[0].campaignSummary.criteriaMet.value,
      OUTREACH_SESSIONS: units[0].outreachSummary[0].sessions.value,
      OUTREACH_REACH: units[0].outreachSummary[0].reach.value,
      CASES_DETECTED: 'NOT_REPORTED',
    });
    expect([seen.CAMPAIGNS_LAUNCHED, seen.OUTREACH_SESSIONS, seen.OUTREACH_REACH]).toEqual([
      rows[0].launched,
      rows[0].sessions,
      rows[0].reach,
    ]);
    expect(report.figures[0].value).toMatchObject({
      provenance: 'COMPUTED',
      source: 'Computed from the programme register for the report, 2023',
    });
  });

  test('counts as outreach what the database counts as outreach', async () => {
    const { rows } = await sample.admin.query(
      `select array_agg(f order by f) filter (where campaigns.is_outreach(f)) as formats from unnest($1::text[]) f`,
      [Object.keys(ActivityFormat)],
    );
    expect([...OUTREACH_FORMATS].sort()).toEqual(rows[0].formats);
  });

  test('leaves what the author entered, and computes the rest anew', async () => {
    const id = owed['2023']!;
    await done(sample, 'saveDraft', id, WARD, { figures: [{ indicator: 'OUTREACH_SESSIONS', value: 1234 }] });
    await sample.admin.query(
      `update campaigns.report_figures set value = 0 where report_id = $1 and indicator = 'CAMPAIGNS_LAUNCHED'`,
      [id],
    );
    await done(sample, 'fillDraft', id, WARD);
    expect(await figuresSeen(sample, id, WARD)).toMatchObject({
      OUTREACH_SESSIONS: 1234,
      CAMPAIGNS_LAUNCHED: expect.any(Number),
    });
    const { rows } = await sample.admin.query(
      `select value from campaigns.report_figures where report_id = $1 and indicator = 'CAMPAIGNS_LAUNCHED'`,
      [id],
    );
    expect(rows[0].value).toBeGreaterThan(0);
  });

  test('puts in a zero where the register is complete and has nothing, and nothing where it is not complete', async () => {
    const ahead = await oweReports(sample, { validFrom: '2025-06-01', validTo: '2025-08-31' });
    await done(sample, 'fillDraft', ahead['2025-07']!, WARD);
    expect(await figuresSeen(sample, ahead['2025-07']!, WARD)).toMatchObject({
      OUTREACH_SESSIONS: 'NOT_REPORTED',
    });
  });

  test('of the whole time of a one-off report fills in no outreach, which is kept by calendar periods', async () => {
    const once = await oweReports(sample, {
      periodicity: ['ONE_OFF'],
      validFrom: '2023-02-10',
      validTo: '2023-05-09',
    });
    await done(sample, 'fillDraft', Object.values(once)[0]!, WARD);
    const seen = await figuresSeen(sample, Object.values(once)[0]!, WARD);
    expect(seen).toMatchObject({
      OUTREACH_SESSIONS: 'NOT_REPORTED',
      OUTREACH_REACH: 'NOT_REPORTED',
      CAMPAIGNS_LAUNCHED: expect.any(Number),
    });
  });
});
