/** The synthetic sample: marked in every row, the same on every machine, pointing at what exists, and gone without a trace. */
import { runLoads } from '@diaban/shared/loading/load';
import { SAMPLE_PROVINCES, SAMPLE_SOURCE, sampleMilestones } from '@diaban/shared/loading/sample';
import { stableId } from '@diaban/shared/loading/stable-id';
import { silentLog } from '@diaban/shared/log';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { done } from '../report/testing/keep-reports.js';
import { adminUrlOf } from '../report/testing/sql-as.js';
import { subgraph } from '../subgraph.js';
import { sent } from '../testing/mutation-contract.js';

const TABLES = [
  'campaigns',
  'criteria_sets',
  'criteria_assessments',
  'documents',
  'activities',
  'reporting_obligations',
  'tasks',
  'zero_target_statements',
  'support_projects',
];
const LINKS = ['document_implementations', 'campaign_documents', 'document_reviews', 'support_counts'];
const WITHOUT_TITLE = ['criteria_assessments', 'reporting_obligations', 'zero_target_statements'];

let campaigns: TestSubgraph;
beforeAll(async () => {
  campaigns = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => campaigns.stop());

const rowsOf = async (sql: string, values: unknown[] = []) => (await campaigns.admin.query(sql, values)).rows;
const choose = async (choice: 'seeds' | 'sample') =>
  runLoads(await adminUrlOf(campaigns), [{ name: subgraph.name, loads: subgraph.loads }], choice, silentLog);

/** A report that a district writes and a campaign that a ward launches, both made up until then. */
async function workOnSample(): Promise<{ report: string; campaign: string }> {
  const [owed] = await rowsOf(
    `select r.id, u.code from campaigns.reports r join app.placed_units u on u.unit_id = r.locality_id
     where r.status = 'EXPECTED' and r.provenance = 'SYNTHETIC' and u.level = 'DISTRICT' order by r.id limit 1`,
  );
  const figures = [{ indicator: 'TIP_OFFS', value: 3 }];
  await done(campaigns, 'saveDraft', owed.id, viewer('district', owed.code), { figures });
  const [planned] = await rowsOf(
    `select c.id, c.version, u.code from campaigns.campaigns c join app.placed_units u on u.unit_id = c.locality_id
     where c.launched_on is null and c.provenance = 'SYNTHETIC' and u.level = 'WARD' order by c.id limit 1`,
  );
  const launch = { campaignId: planned.id, expectedVersion: planned.version, launchedOn: '2025-07-01' };
  await sent(campaigns, 'launchCampaign', launch, viewer('ward', planned.code));
  return { report: owed.id, campaign: planned.id };
}

test.each(TABLES)(
  'in %s nobody takes a row of it for a real one: provenance, source and title say so',
  async (table) => {
    const [found] = await rowsOf(
      `select count(*) filter (where (provenance = 'SYNTHETIC') <> (source = $1))::int as mixed, count(*) filter (where provenance = 'SYNTHETIC')::int as synthetic
     from campaigns.${table}`,
      [SAMPLE_SOURCE],
    );
    expect(found.mixed).toBe(0);
    expect(found.synthetic).toBeGreaterThan(0);
    if (WITHOUT_TITLE.includes(table)) return;
    expect(
      await rowsOf(
        `select title from campaigns.${table} where (provenance = 'SYNTHETIC') <> (title like '%(mẫu)')`,
      ),
    ).toEqual([]);
  },
);

test('the campaign of each ward has the milestones that all subgraphs agree on', async () => {
  const found = await rowsOf(
    `select u.code, c.id, c.planned_on as planned, c.launched_on as begun from app.unit_directory u
     join app.unit_directory p on p.code = any($1) and starts_with(u.skey, p.skey)
     left join campaigns.campaigns c on c.locality_id = u.unit_id and c.provenance = 'SYNTHETIC' where u.level = 'WARD'`,
    [SAMPLE_PROVINCES],
  );
  expect(found).toHaveLength(1300);
  for (const { code, ...campaign } of found) {
    const milestones = sampleMilestones(code);
    expect(campaign).toEqual(
      milestones === null
        ? { id: null, planned: null, begun: null }
        : { id: stableId(`sample:campaign:${code}`), planned: milestones.planned, begun: milestones.begun },
    );
  }
});

test('it is about 10,000 activities from 2021-01 to 2025-06, none of a campaign before its plan', async () => {
  const [found] = await rowsOf(
    `select count(*)::int as n, min(held_on) >= '2021-01-01' and max(held_on) <= '2025-06-30' as within,
       count(*) filter (where held_on < c.planned_on)::int as early
     from campaigns.activities a left join campaigns.campaigns c on c.id = a.campaign_id where a.provenance = 'SYNTHETIC'`,
  );
  expect(found).toMatchObject({ within: true, early: 0 });
  expect(found.n).toBeGreaterThan(9_000);
  expect(found.n).toBeLessThan(12_000);
});

test('no document carries out a later one, and every plan carries out a directive under 36-CT/TW', async () => {
  expect(
    await rowsOf(
      `select d.id from campaigns.document_implementations l join campaigns.documents d on d.id = l.document_id
       join campaigns.documents a on a.id = l.implements_id where d.provenance = 'SYNTHETIC' and d.issued_on < a.issued_on`,
    ),
  ).toEqual([]);
  const orphans = await rowsOf(
    `with recursive cascade as (
       select $1::uuid as id union select l.document_id from campaigns.document_implementations l join cascade on cascade.id = l.implements_id)
     select id from campaigns.documents where provenance = 'SYNTHETIC' and id not in (select id from cascade)`,
    [stableId('doc:36-CT/TW')],
  );
  expect(orphans).toEqual([]);
});

test('a choice of the seeds alone removes it but for what units worked on, and choosing it again brings back the same rows', async () => {
  const { report, campaign } = await workOnSample();
  const all = [...TABLES, ...LINKS, 'programme_coverage', 'reports', 'report_figures'];
  const fingerprint = () =>
    rowsOf(
      `select ${all.map((table) => `(select md5(string_agg(t::text, '' order by t::text)) from campaigns.${table} t) as ${table}`).join(', ')},
       (select md5(string_agg((c.at, c.kind, c.entity_id, c.skey, c.after)::text, '' order by c.at, c.entity_id, c.kind)) from app.changes c where c.entity_id <> $1) as changes`,
      [campaign],
    );
  const counts = () =>
    rowsOf(
      `select ${all.map((table) => `(select count(*)::int from campaigns.${table}) as ${table}`).join(', ')}`,
    );
  const before = await fingerprint();
  await choose('seeds');
  expect(
    await rowsOf(
      `select distinct after ->> 'provenance' as provenance from app.changes where subgraph = 'campaigns' and role = 'load'`,
    ),
  ).toEqual([{ provenance: 'PUBLISHED' }]);
  expect(await counts()).toEqual([
    {
      campaigns: 6,
      criteria_sets: 2,
      criteria_assessments: 2,
      documents: 18,
      activities: 13,
      reporting_obligations: 3,
      tasks: 9,
      zero_target_statements: 0,
      support_projects: 0,
      document_implementations: 3,
      campaign_documents: 17,
      document_reviews: 2,
      support_counts: 0,
      programme_coverage: 0,
      reports: 17,
      report_figures: 1,
    },
  ]);
  expect(
    await rowsOf(
      `select c.launched_on, r.status, f.value from campaigns.campaigns c, campaigns.reports r
         join campaigns.report_figures f on f.report_id = r.id where c.id = $1 and r.id = $2`,
      [campaign, report],
    ),
  ).toEqual([{ launched_on: '2025-07-01', status: 'DRAFT', value: 3 }]);
  await choose('sample');
  expect(await fingerprint()).toEqual(before);
}, 60_000);

test('the feed does not tell of a launch again that somebody told it of meanwhile', async () => {
  const campaign = stableId('ini:nh-ca');
  await campaigns.admin.query(`update campaigns.campaigns set launched_on = '2024-05-01' where id = $1`, [
    campaign,
  ]);
  await campaigns.admin.query(
    `insert into app.changes (subgraph, operation, kind, entity, entity_id, locality_id, subject, role, unit, request_id)
     select 'campaigns', 'launchCampaign', 'LAUNCHED', 'Campaign', id, locality_id, 'someone', 'ward', '16732', 'r'
     from campaigns.campaigns where id = $1`,
    [campaign],
  );
  await campaigns.admin.query(
    `update app.loads set version = 'older' where name = 'seeds-changes' and subgraph = 'campaigns'`,
  );
  await choose('sample');
  expect(
    await rowsOf(`select role from app.changes where kind = 'LAUNCHED' and entity_id = $1`, [campaign]),
  ).toEqual([{ role: 'ward' }]);
});
