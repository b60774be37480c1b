/** The synthetic reports: marked, modest in number, plausible in their course, and the same on every machine. */
import { SAMPLE_SOURCE } from '@diaban/shared/loading/sample';
import { cloneDatabase, type TestDatabase } from '@diaban/shared/testing/test-database';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';

let database: TestDatabase;
let admin: pg.Client;
beforeAll(async () => {
  database = await cloneDatabase('diaban_sample');
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await database.drop();
});

const rowsOf = async (sql: string, values: unknown[] = []) => (await admin.query(sql, values)).rows;

test('each row says that it is made up, and there are at most 25,000', async () => {
  const [found] = await rowsOf(
    `select count(*) filter (where (provenance = 'SYNTHETIC') <> (source = $1))::int as mixed,
       count(*) filter (where provenance = 'SYNTHETIC')::int as reports,
       (select count(*)::int from campaigns.report_figures where provenance = 'SYNTHETIC') as figures,
       (select count(*)::int from campaigns.reporting_obligations where provenance = 'SYNTHETIC' and valid_from is not null) as obligations
     from campaigns.reports`,
    [SAMPLE_SOURCE],
  );
  expect(found.mixed).toBe(0);
  expect(found.obligations).toBeGreaterThan(400);
  expect(found.reports).toBeGreaterThan(6_000);
  expect(found.reports + found.figures + found.obligations).toBeLessThan(25_000);
});

test('districts owe 30 monthly and 10 quarterly reports each, wards of Nghệ An 10 quarterly ones', async () => {
  const found = await rowsOf(
    `select distinct u.level, r.periodicity, count(*) over (partition by r.obligation_id, r.periodicity)::int as n
     from campaigns.reports r join app.placed_units u on u.unit_id = r.locality_id where r.provenance = 'SYNTHETIC' order by 1, 2`,
  );
  expect(found).toEqual([
    { level: 'DISTRICT', periodicity: 'MONTHLY', n: 30 },
    { level: 'DISTRICT', periodicity: 'QUARTERLY', n: 10 },
    { level: 'WARD', periodicity: 'QUARTERLY', n: 10 },
  ]);
});

test('no report was sent before its period ended or after the sample, none approved before it was sent', async () => {
  expect(
    await rowsOf(
      `select id from campaigns.reports where provenance = 'SYNTHETIC' and
         (submitted_on <= period_to or submitted_on > '2025-07-15' or approved_on < submitted_on or approved_on > '2025-07-15')`,
    ),
  ).toEqual([]);
});

test('most reports come, most of them on time, and every state occurs', async () => {
  const [found] = await rowsOf(
    `select count(submitted_on)::float / count(*) as received, count(*) filter (where submitted_on <= due_on)::float / count(*) as timely,
       array_agg(distinct status order by status) as statuses from campaigns.reports where provenance = 'SYNTHETIC'`,
  );
  expect(found.received).toBeGreaterThan(0.8);
  expect(found.received).toBeLessThan(0.97);
  expect(found.timely).toBeGreaterThan(0.6);
  expect(found.statuses).toEqual(['APPROVED', 'DRAFT', 'EXPECTED', 'RETURNED', 'SUBMITTED']);
});

test('what is only expected has no figures, and the outreach of the others is that of the activities', async () => {
  expect(
    await rowsOf(
      `select r.id from campaigns.reports r join campaigns.report_figures f on f.report_id = r.id where r.status = 'EXPECTED'`,
    ),
  ).toEqual([]);
  const wrong = await rowsOf(
    `select r.id from campaigns.reports r join campaigns.report_figures f on f.report_id = r.id and f.indicator = 'OUTREACH_SESSIONS'
     join app.placed_units u on u.unit_id = r.locality_id and u.code in ('413', '16732', '437')
     where f.value <> (select coalesce(sum(a.sessions), 0) from campaigns.activities a join app.placed_units w on w.unit_id = a.locality_id
       where starts_with(w.skey, u.skey) and a.held_on >= r.period_from::text and a.held_on <= r.period_to::text and a.provenance = 'SYNTHETIC')
       and r.period_from <> '2023-04-01' and r.provenance = 'SYNTHETIC'`,
  );
  expect(wrong).toEqual([]);
});
