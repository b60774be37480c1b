/** Proves that a new version of loaded data takes nothing away that units recorded on it, and changes nothing that they changed. */
import { randomUUID } from 'node:crypto';
import { runLoads } from '@diaban/shared/loading/load';
import { stableId } from '@diaban/shared/loading/stable-id';
import { silentLog } from '@diaban/shared/log';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { done } from '../report/testing/keep-reports.js';
import { adminUrlOf } from '../report/testing/sql-as.js';
import { subgraph } from '../subgraph.js';
import { sent } from '../testing/mutation-contract.js';
import { unitOf } from '../testing/unit-of.js';

const WARD = viewer('ward', '16732');
const TOWN = viewer('district', '437');
const TABLES = [
  'campaigns',
  'criteria_sets',
  'criteria_assessments',
  'documents',
  'document_implementations',
  'document_supersessions',
  'campaign_documents',
  'activities',
  'document_reviews',
  'tasks',
  'zero_target_statements',
  'reporting_obligations',
  'reports',
  'report_figures',
  'report_corrections',
];

let campaigns: TestSubgraph;
const rowsOf = async (sql: string, values: unknown[] = []) => (await campaigns.admin.query(sql, values)).rows;

/** All rows of all tables, in an order that does not depend on where they are stored. */
async function everything(): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const table of TABLES)
    all[table] = (await rowsOf(`select t::text as row from campaigns.${table} t order by 1`)).map(
      ({ row }) => row,
    );
  return all;
}

/** As at the next start, when what is loaded comes in a new version. */
async function reload(): Promise<void> {
  await campaigns.admin.query(`update app.loads set version = 'older' where subgraph = 'campaigns'`);
  const loads = [{ name: subgraph.name, loads: subgraph.loads }];
  await runLoads(await adminUrlOf(campaigns), loads, 'seeds', silentLog);
}

async function reportsOf(obligation: string): Promise<string[]> {
  const rows = await rowsOf(
    `select id from campaigns.reports where obligation_id = $1 and periodicity = 'MONTHLY' and status = 'EXPECTED' order by period_from`,
    [obligation],
  );
  return rows.map(({ id }) => id);
}

const versionOf = async (table: string, id: string): Promise<number> =>
  (await rowsOf(`select version from campaigns.${table} where id = $1`, [id]))[0]!.version;

/** A campaign that an earlier version of the seeds had. */
async function formerCampaign(title: string): Promise<string> {
  const id = randomUUID();
  await campaigns.admin.query(
    `insert into campaigns.campaigns (id, locality_id, title, kind, level, known_by, provenance, source)
     select $1, unit_id, $2, 'DRUG_CLEAN', 'WARD', '2023-01-01', 'PUBLISHED', 'Seed text 999' from app.placed_units where code = '16732'`,
    [id, title],
  );
  return id;
}

beforeAll(async () => {
  campaigns = await TestSubgraph.start(subgraph);
});
afterAll(() => campaigns.stop());

describe('a new version of the seeds', () => {
  test('leaves reports, assessments, activities, links and changes of units as they are', async () => {
    const [january, february] = await reportsOf(stableId('obligation:hl-periodic'));
    const figures = [{ indicator: 'TIP_OFFS', value: 7 }];
    await done(campaigns, 'saveDraft', january!, TOWN, { figures });
    await done(campaigns, 'saveDraft', february!, TOWN, { figures });
    await done(campaigns, 'submitReport', february!, TOWN);
    await done(campaigns, 'approveReport', february!, viewer('province', '42'));
    await done(campaigns, 'correctReport', february!, TOWN, {
      figures: [{ indicator: 'TIP_OFFS', value: 9 }],
      reason: 'Đếm sót',
    });

    const campaignId = stableId('ini:nh-clean');
    const localityId = await unitOf(campaigns, '16732');
    const plan = { localityId, kind: 'PLAN', title: 'Kế hoạch của phường', issuedOn: '2024-05' };
    const implementsIds = [stableId('doc:36-CT/TW')];
    const document = await sent(campaigns, 'registerDocument', { ...plan, implementsIds }, WARD);
    await sent(
      campaigns,
      'attachDocuments',
      {
        campaignId,
        expectedVersion: await versionOf('campaigns', campaignId),
        documentIds: [document.id],
      },
      WARD,
    );
    const [set] = await rowsOf(
      `select id, total from campaigns.criteria_sets where items = '[]' order by total limit 1`,
    );
    const assessment = { campaignId, setId: set.id, assessedOn: '2024-06-01', met: set.total };
    await sent(campaigns, 'recordAssessment', assessment, WARD);
    const activity = {
      localityId,
      campaignId,
      title: 'Phát thanh',
      format: 'LOUDSPEAKER',
      heldOn: '2024-06',
    };
    await sent(campaigns, 'recordActivity', activity, WARD);

    const before = await everything();
    await reload();
    expect(await everything()).toEqual(before);
    await reload();
    expect(await everything()).toEqual(before);
    expect(before.report_corrections).toHaveLength(1);
  });

  test('takes back what a unit did not change, and nothing else', async () => {
    const [touched, other] = [stableId('ini:nh-clean'), stableId('ini:nh-ca')];
    const rename = (id: string) =>
      campaigns.admin.query(`update campaigns.campaigns set title = 'Tên cũ' where id = $1`, [id]);
    await rename(touched);
    await rename(other);
    await reload();
    const titles = await rowsOf(
      `select title = 'Tên cũ' as old from campaigns.campaigns where id = any($1) order by id = $2`,
      [[touched, other], touched],
    );
    expect(titles).toEqual([{ old: false }, { old: true }]);
  });

  test('removes what it no longer has, unless something of a unit points at it', async () => {
    const gone = await formerCampaign('Không còn');
    const planned = await formerCampaign('Còn nhiệm vụ');
    const task = { title: 'Rà soát', assignee: 'Công an phường', dueOn: '2024-12-31' };
    await sent(campaigns, 'assignTask', { campaignId: planned, ...task }, WARD);
    await reload();
    const left = await rowsOf('select id from campaigns.campaigns where id = any($1)', [[gone, planned]]);
    expect(left).toEqual([{ id: planned }]);
    expect(await rowsOf('select from campaigns.tasks where campaign_id = $1', [planned])).toHaveLength(1);
  });

  test('moves a campaign to the unit that it really belongs to, with what was recorded on it', async () => {
    const id = stableId('ini:nh-ca');
    const task = { title: 'Rà soát', assignee: 'Công an phường', dueOn: '2024-12-31' };
    await sent(campaigns, 'assignTask', { campaignId: id, ...task }, viewer('province', '40'));
    await campaigns.admin.query('delete from app.changes where entity_id = $1', [id]);
    const places = () =>
      rowsOf(
        `select u.code from campaigns.campaigns c join campaigns.tasks t on t.campaign_id = c.id and t.skey = c.skey
         join app.placed_units u on u.unit_id = t.locality_id where c.id = $1 and t.provenance = 'REGISTERED'`,
        [id],
      );
    const right = await places();
    await campaigns.admin.query(
      `update campaigns.campaigns set locality_id = (select unit_id from app.placed_units where code = '16735') where id = $1`,
      [id],
    );
    expect(await places()).toEqual([{ code: '16735' }]);
    await reload();
    expect(await places()).toEqual(right);
    expect(right).toHaveLength(1);
  });
});
