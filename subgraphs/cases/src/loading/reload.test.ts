/** Proves that loads come and go without a trace and are the same each time, and leave what units recorded as it is. */
import { withDatabase } from '@diaban/shared/database/roles';
import { type DataChoice, runLoads } from '@diaban/shared/loading/load';
import { stableId } from '@diaban/shared/loading/stable-id';
import { silentLog } from '@diaban/shared/log';
import { TEST_SERVER_VARIABLE } from '@diaban/shared/testing/test-database';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { DISTRICT, Keeping, WARD, wrongSums } from '../testing/keeping.js';
import { column, unitOf } from '../testing/units.js';

const PROVINCE = viewer('province', '40');
const POLICE = stableId('org:test:police');
const why = { reason: 'Nhập nhầm' };
/** The registers, as their rows are told apart here. */
const TABLES = [
  'police_cases',
  'seizures',
  'hotspots',
  'tip_off_counts',
  'rehabilitation_counts',
  'register_coverage',
  'published_case_figures',
  'replaced_counts',
];

let cases: TestSubgraph;

const one = async <T>(sql: string, values: unknown[] = []): Promise<T> => {
  const [found] = await column<T>(cases, sql, values);
  if (found === undefined) throw new Error(`Nothing found: ${sql}`);
  return found;
};
const done = (operation: string, input: object, as = DISTRICT, fields = 'id') =>
  new Keeping(cases, operation, fields).do(input, as);

/** A digest of all rows of each register and of the record of changes, wherever and in which order they are stored. */
async function everything(): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  for (const table of TABLES)
    all[table] = await one(`select sum(hashtextextended(t::text, 0)::numeric)::text from cases.${table} t`);
  all.changes = await one(
    `select sum(hashtextextended((to_jsonb(c) - 'id' - 'xact')::text, 0)::numeric)::text from app.changes c`,
  );
  return all;
}

const start = (choice: DataChoice) =>
  runLoads(
    withDatabase(process.env[TEST_SERVER_VARIABLE]!, cases.admin.database!),
    [{ name: subgraph.name, loads: subgraph.loads }],
    choice,
    silentLog,
  );

/** Identities of made-up cases of a district, the latest first. @param condition SQL on the case `c` */
const madeUp = (condition: string) =>
  column<string>(
    cases,
    `select c.id::text from cases.police_cases c where c.provenance = 'SYNTHETIC'
       and starts_with(c.skey, (select skey from app.placed_units where code = '413')) and ${condition}
     order by c.occurred_on desc, c.id limit 3`,
  );

/** Works on loaded rows and beside them, with each of the mutations. @returns the cases that were worked on, and the hotspot */
async function work(): Promise<{ worked: string[]; hotspot: string }> {
  const ward = (await unitOf(cases, '16732')).reference.id;
  const district = (await unitOf(cases, '413')).reference.id;
  const at = { localityId: ward, occurredOn: '2024-03-01', reportedOn: '2024-03-02', offence: 'POSSESSION' };
  const seizures = [{ substance: 'HEROIN', unit: 'GRAM', quantity: 1.5 }];
  await done('registerCase', { ...at, handledBy: [POLICE], seizures }, WARD);

  const [moved, transferred, closed] = await madeUp(`c.stage = 'INVESTIGATED'`);
  const [corrected] = await madeUp(
    `c.stage = 'CLOSED' and exists (select from cases.seizures s where s.case_id = c.id)`,
  );
  const reachedOn = '2025-07-01';
  await done('moveCase', { caseId: moved, expectedVersion: 1, stage: 'PROSECUTED', reachedOn });
  await done('transferCase', { caseId: transferred, expectedVersion: 1, handledBy: [POLICE] });
  await done('closeCase', { caseId: closed, expectedVersion: 1, closedOn: reachedOn });
  await done('correctCase', {
    caseId: corrected,
    expectedVersion: 1,
    localityId: ward,
    subjectCount: 9,
    seizures: [],
    ...why,
  });

  const hotspot = await one<string>(
    `select h.id::text from cases.hotspots h where h.cleared_on is null and starts_with(h.skey, (
       select skey from app.placed_units where code = '40')) order by h.id limit 1`,
  );
  await done('openHotspot', { localityId: ward, kind: 'RETAIL_POINT', openedOn: '2024-05-01' });
  await done('clearHotspot', { hotspotId: hotspot, expectedVersion: 1, clearedOn: reachedOn }, PROVINCE);

  const [unreported, reported] = await Promise.all(
    ['not exists', 'exists'].map((there) =>
      one<string>(
        `select to_char(m, 'YYYY-MM') from generate_series(date '2024-01-01', '2025-06-01', '1 month') m where ${there} (
           select from cases.tip_off_counts t join app.placed_units u on u.unit_id = t.locality_id and u.code = '16732'
           where t.month = m) order by m limit 1`,
      ),
    ),
  );
  const tipOffs = { localityId: ward, tipOffs: 17 };
  await done('reportTipOffs', { ...tipOffs, month: unreported }, WARD, 'version');
  await done('reportTipOffs', { ...tipOffs, month: reported, expectedVersion: 1, ...why }, WARD, 'version');
  const counts = { underManagement: 40, inRehab: 12, postRehab: 6, supportedWithJobs: 0 };
  const month = { localityId: district, month: '2024-05', expectedVersion: 1 };
  await done('reportRehabilitation', { ...month, ...counts, ...why }, DISTRICT, 'version');

  // a unit may cite the same text as the seeds do
  const figure = { period: '2023-01/2024-04', cases: 3, source: 'Seed text 003, public news, 2023-04-26' };
  await done('publishFigure', { localityId: district, ...figure });
  const register = { registerId: stableId('register:sample:40:CASES'), expectedVersion: 1 };
  await done('confirmRegister', { ...register, completeThrough: '2025-08' }, PROVINCE);
  return { worked: [moved!, transferred!, closed!, corrected!], hotspot };
}

beforeAll(async () => {
  cases = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => cases.stop());

test('what units recorded on loaded data and beside them outlives a start, changed data, and a choice without the sample', async () => {
  const { worked, hotspot } = await work();
  const before = await everything();
  expect(await start('sample')).toEqual([]);
  expect(await everything()).toEqual(before);

  // what an earlier version of the data had: another figure, another count, a row more and a row less
  await cases.admin.query(`
    update app.loads set version = 'older' where subgraph = 'cases';
    update cases.published_case_figures set cases = 77 where source like 'Seed text %' and cases is distinct from 3;
    update cases.police_cases set subject_count = 11
      where id = (select max(id::text)::uuid from cases.police_cases where provenance = 'SYNTHETIC' and version = 1);
    insert into cases.hotspots (locality_id, kind, opened_on, provenance, source)
      select locality_id, kind, opened_on, provenance, source from cases.hotspots where provenance = 'SYNTHETIC' limit 1;
    delete from cases.hotspots
      where id = (select max(id::text)::uuid from cases.hotspots where provenance = 'SYNTHETIC' and version = 1)`);
  const older = await everything();
  expect(
    Object.keys(before)
      .filter((name) => before[name] !== older[name])
      .sort(),
  ).toEqual(['hotspots', 'police_cases', 'published_case_figures']);

  expect(await start('seeds')).toEqual(['cases/seeds', 'cases/sample', 'cases/seeds-changes']);
  const left = (table: string) =>
    column<string>(cases, `select id::text from cases.${table} where provenance = 'SYNTHETIC' order by 1`);
  expect(await left('police_cases')).toEqual([...worked].sort());
  expect(await left('hotspots')).toEqual([hotspot]);
  expect(await left('register_coverage')).toEqual([stableId('register:sample:40:CASES')]);
  const counts = `select (select count(*) from cases.tip_off_counts where provenance = 'SYNTHETIC')
    + (select count(*) from cases.rehabilitation_counts where provenance = 'SYNTHETIC')`;
  expect(await column(cases, counts)).toEqual([0]);
  expect(await wrongSums(cases)).toEqual([]);

  expect(await start('sample')).toEqual(['cases/sample']);
  expect(await everything()).toEqual(before);
  expect(await wrongSums(cases)).toEqual([]);
}, 60_000);
