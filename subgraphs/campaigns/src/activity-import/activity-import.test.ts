/** Importing outreach activities over real PostgreSQL: recorded, sent again, corrected. */
import { stableId } from '@diaban/shared/loading/stable-id';
import { imported } from '@diaban/shared/testing/sent-file';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { sent } from '../testing/mutation-contract.js';
import { unitOf } from '../testing/unit-of.js';
import { AS_DISTRICT, AS_WARD, CUA_LO, line, MASS, NGHI_HUONG, POLICE } from './testing/lines.js';

let campaigns: TestSubgraph;
beforeAll(async () => {
  campaigns = await TestSubgraph.start(subgraph);
});
afterAll(() => campaigns.stop());

const FIELDS = `id version title format audience provenance source locality { id } campaign { id }
  heldOn { period { label } inferred } sessions { value status } reach { value status band }
  materials { kind count { value } } organizers { id } partners { id }`;
/** The activity of a source key, as the graph shows it. */
async function recorded(sourceKey: string) {
  const { rows } = await campaigns.admin.query(
    `select record_id as id from app.import_sources where source_key = $1`,
    [sourceKey],
  );
  const query = `query ($id: ID!) { activity(id: $id) { ${FIELDS} } }`;
  const { data, errors } = await campaigns.run(query, { as: CUA_LO, variables: { id: rows[0].id } });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.activity;
}

test.each(['csv', 'xlsx'] as const)('activities are recorded from %s as by the mutation', async (format) => {
  const key = `F-${format}`;
  const full = {
    ...line,
    sourceKey: key,
    audience: 'học sinh, sinh viên',
    heldOn: { day: '2024-05-20' },
    sessions: 2,
    reach: '1.320',
    materials: 'Tờ rơi: 320; Phim, phóng sự',
    organizers: POLICE,
    partners: `${MASS};`,
    campaign: stableId('ini:nh-clean'),
  };
  const job = await imported(campaigns, [full], { ...AS_WARD, format });
  expect(job).toMatchObject({ status: 'DONE', rowsCreated: 1, rowsFaulty: 0 });
  expect(await recorded(key)).toMatchObject({
    version: 1,
    title: line.title,
    format: 'SCHOOL_TALK',
    audience: 'STUDENTS',
    provenance: 'REGISTERED',
    source: 'Programme register, entered by ward 16732',
    locality: { id: await unitOf(campaigns, '16732') },
    campaign: { id: stableId('ini:nh-clean') },
    heldOn: { period: { label: '2024-05-20' }, inferred: false },
    sessions: { value: 2 },
    reach: { value: 1320 },
    materials: [
      { kind: 'LEAFLET', count: { value: 320 } },
      { kind: 'VIDEO', count: { value: null } },
    ],
    organizers: [{ id: POLICE }],
    partners: [{ id: MASS }],
  });
});

test('an activity is dated as exactly as its sender knows, and what nobody counted is not reported', async () => {
  const months = [
    { ...line, sourceKey: 'D-1', heldOn: '05/2024', reach: 3 },
    { ...line, sourceKey: 'D-2', heldOn: '2024' },
  ];
  expect(await imported(campaigns, months, AS_WARD)).toMatchObject({ status: 'DONE', rowsCreated: 2 });
  expect(await recorded('D-1')).toMatchObject({
    heldOn: { period: { label: '2024-05' } },
    reach: { value: null, status: 'SUPPRESSED', band: '1-4' },
  });
  expect(await recorded('D-2')).toMatchObject({
    heldOn: { period: { label: '2024' } },
    reach: { status: 'NOT_REPORTED' },
    sessions: { status: 'NOT_REPORTED' },
    campaign: null,
  });
});

describe('an activity that is sent again', () => {
  const changesOf = async (id: string) => {
    const { rows } = await campaigns.admin.query(
      'select kind, operation, before, after, reason, role from app.changes where entity_id = $1 order by id',
      [id],
    );
    return rows;
  };

  test('changes nothing when it is the same, and is a correction that keeps the old values when it is not', async () => {
    const first = { ...line, sourceKey: 'C-1', reach: 320, materials: 'Tờ rơi: 320' };
    await imported(campaigns, [first], AS_DISTRICT);
    expect(await imported(campaigns, [first], AS_DISTRICT)).toMatchObject({
      rowsUnchanged: 1,
      rowsUpdated: 0,
    });
    const second = { ...first, unit: '16729', heldOn: '21/05/2024', reach: null, materials: 'Tờ rơi: 230' };
    const job = await imported(campaigns, [second], AS_DISTRICT);
    expect(job).toMatchObject({ status: 'DONE', rowsUpdated: 1 });
    const { id, version, source, reach } = await recorded('C-1');
    expect([version, source, reach.status]).toEqual([
      2,
      'Programme register, entered by district 413',
      'NOT_REPORTED',
    ]);
    expect(await changesOf(id)).toEqual([
      {
        kind: 'CORRECTED',
        operation: 'importActivities',
        before: {
          localityId: await unitOf(campaigns, '16732'),
          heldOn: '2024-05-20',
          reach: 320,
          materials: [{ kind: 'LEAFLET', count: 320 }],
        },
        after: {
          localityId: await unitOf(campaigns, '16729'),
          heldOn: '2024-05-21',
          reach: null,
          materials: [{ kind: 'LEAFLET', count: 230 }],
        },
        reason: 'Sửa khi nhập lại từ tệp',
        role: 'district',
      },
    ]);
  });

  test('does not take back what was corrected in the graph meanwhile, but may say the same', async () => {
    const first = { ...line, sourceKey: 'G-1', reach: 320 };
    await imported(campaigns, [first], AS_WARD);
    const { id } = await recorded('G-1');
    const change = { activityId: id, expectedVersion: 1, reach: 230, reason: 'Ghi nhầm' };
    await sent(campaigns, 'correctActivity', change, CUA_LO);
    const stale = await imported(campaigns, [{ ...first, sessions: 1 }], AS_WARD);
    expect(stale.faults.nodes).toMatchObject([{ header: 'Mã nguồn', code: 'CHANGED_ELSEWHERE' }]);
    const same = await imported(campaigns, [{ ...first, reach: 230 }], AS_WARD);
    expect(same).toMatchObject({ status: 'DONE', rowsUnchanged: 1 });
    expect(await recorded('G-1')).toMatchObject({ version: 2, reach: { value: 230 } });
  });
});

test('the template is given out, and imports are seen by the unit that sent them and above only', async () => {
  await imported(campaigns, [{ ...line, sourceKey: 'T-1' }], AS_WARD);
  const query =
    '{ activityTemplate { name columns { header } } activityImports { nodes { unit template } } }';
  const seen = async (as = NGHI_HUONG) => (await campaigns.run(query, { as })).data;
  const own = { unit: '16732', template: 'activities' };
  const { activityTemplate: template, activityImports } = await seen();
  expect(template).toMatchObject({ name: 'activities', columns: { length: 12 } });
  expect(activityImports.nodes).toContainEqual(own);
  expect((await seen(CUA_LO)).activityImports.nodes).toContainEqual(own);
  expect((await seen(viewer('ward', '16729'))).activityImports.nodes).toEqual([]);
});
