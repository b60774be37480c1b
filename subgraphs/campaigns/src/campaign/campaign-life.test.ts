/** The life of a campaign over real PostgreSQL: its steps, two at once, the database's own refusals. */
import { stableId } from '@diaban/shared/loading/stable-id';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { changesBy, send, sent } from '../testing/mutation-contract.js';
import { unitOf } from '../testing/unit-of.js';

const NGHI_HUONG = viewer('ward', '16732');

let campaigns: TestSubgraph;
beforeAll(async () => {
  campaigns = await TestSubgraph.start(subgraph);
});
afterAll(() => campaigns.stop());

const plan = async (test: TestSubgraph) => ({
  localityId: await unitOf(test, '16732'),
  kind: 'DRUG_CLEAN',
  title: 'Phường sạch về ma túy, giai đoạn 2',
  plannedOn: '2024-03',
  periodOfValidity: '2024-Q2/2025',
});
const planned = async (test: TestSubgraph) => {
  const { id, version } = await sent(test, 'planCampaign', await plan(test), NGHI_HUONG, 'id version');
  return { campaignId: id, expectedVersion: version };
};
const launched = async (test: TestSubgraph) => {
  const input = { ...(await planned(test)), launchedOn: '2024-05-10' };
  const { id, version } = await sent(test, 'launchCampaign', input, NGHI_HUONG, 'id version');
  return { campaignId: id, expectedVersion: version };
};
const documentIds = [stableId('doc:nh-nq'), stableId('doc:nh-kh'), stableId('doc:nh-qd')];

describe('a campaign', () => {
  const read = async (id: string, as = NGHI_HUONG) =>
    (
      await campaigns.run(
        `query ($id: ID!) { campaign(id: $id) { version stage level provenance source plannedOn { period { label } }
          launchedOn { precision } concludedOn { period { label } } periodOfValidity { label }
          documents { nodes { id } } } }`,
        { as, variables: { id } },
      )
    ).data.campaign;

  test('is planned, launched and concluded with its documents, and each step says what was before', async () => {
    const { campaignId, expectedVersion } = await planned(campaigns);
    const launch = {
      campaignId,
      expectedVersion,
      launchedOn: '2024-05-10',
      documentIds: documentIds.slice(0, 2),
    };
    await sent(campaigns, 'launchCampaign', launch, NGHI_HUONG);
    const end = { campaignId, expectedVersion: 2, concludedOn: '2025', documentIds: documentIds.slice(2) };
    await sent(campaigns, 'concludeCampaign', end, NGHI_HUONG);
    const found = await read(campaignId);
    expect(found).toMatchObject({
      version: 3,
      stage: 'CONCLUDED',
      level: 'WARD',
      provenance: 'REGISTERED',
      source: 'Programme register, entered by ward 16732',
      plannedOn: { period: { label: '2024-03' } },
      launchedOn: { precision: 'DAY' },
      concludedOn: { period: { label: '2025' } },
      periodOfValidity: { label: '2024-Q2/2025' },
    });
    expect(found.documents.nodes.map(({ id }: { id: string }) => id).sort()).toEqual([...documentIds].sort());
    const { rows } = await campaigns.admin.query(
      'select kind, before, after from app.changes where entity_id = $1 order by id',
      [campaignId],
    );
    expect(rows.slice(1)).toEqual([
      {
        kind: 'LAUNCHED',
        before: { launchedOn: null },
        after: { launchedOn: '2024-05-10', documentIds: documentIds.slice(0, 2) },
      },
      {
        kind: 'CONCLUDED',
        before: { concludedOn: null },
        after: { concludedOn: '2025', documentIds: documentIds.slice(2) },
      },
    ]);
  });

  test.each([
    ['launchCampaign', { launchedOn: '2024-06-01' }, 'LAUNCHED'],
    ['concludeCampaign', { concludedOn: '2024-06-01' }, 'PLANNED'],
  ])('cannot %s twice or too early', async (operation, dates, stage) => {
    const input = { ...(await (stage === 'PLANNED' ? planned : launched)(campaigns)), ...dates };
    const { error } = await send(campaigns, operation, input, NGHI_HUONG);
    expect(error).toMatchObject({
      message: expect.stringContaining(`The campaign is ${stage}`),
      extensions: { code: 'INVALID', field: 'campaignId' },
    });
  });

  test('of a published text keeps its source, which says who added the launch', async () => {
    const id = stableId('ini:nh-pt');
    const input = { campaignId: id, expectedVersion: 1, launchedOn: '2023-06' };
    await sent(campaigns, 'launchCampaign', input, viewer('district', '413'));
    expect(await read(id)).toMatchObject({
      provenance: 'PUBLISHED',
      source: 'Seed text 003, public news, 2023-04-26; amended by district 413',
    });
  });

  test('launched by two at the same moment is launched once: the other is told that it changed', async () => {
    const given = await planned(campaigns);
    const launch = (launchedOn: string) =>
      send(campaigns, 'launchCampaign', { ...given, launchedOn }, NGHI_HUONG);
    const answers = await Promise.all([launch('2024-05-01'), launch('2024-05-02')]);
    expect(answers.map(({ error }) => error?.extensions?.code ?? 'done').sort()).toEqual([
      'CONFLICT',
      'done',
    ]);
    expect((await read(given.campaignId)).version).toBe(2);
  });

  test('of a sibling is refused by the database itself, whatever the code says', async () => {
    const { rows } = await campaigns.admin.query(`select unit_id from app.unit_directory where code = '412'`);
    const insert = `insert into campaigns.campaigns (id, locality_id, title, kind, level, known_by, provenance, source)
      values (gen_random_uuid(), ${rows[0].unit_id}, 'x', 'DRUG_CLEAN', 'DISTRICT', '2024-01-01', 'REGISTERED', 'x')`;
    const attempt = async (role: string, unit: string) => {
      await campaigns.admin.query('begin');
      try {
        await campaigns.admin.query('set local role campaigns_app');
        await campaigns.admin.query('select app.enter_scope($1, $2)', [role, unit]);
        return (await campaigns.admin.query(insert)).rowCount;
      } catch (error) {
        return (error as { code: string }).code;
      } finally {
        await campaigns.admin.query('rollback');
      }
    };
    expect(await attempt('district', '413')).toBe('42501');
    expect(await attempt('planner', '40')).toBe('42501');
    expect(await attempt('province', '40')).toBe(1);
    expect(await attempt('district', '412')).toBe(1);
  });

  test('that fails half way leaves nothing behind, and its key can be used again', async () => {
    const count = (await changesBy(campaigns, 'planCampaign')).length;
    const input = { ...(await plan(campaigns)), idempotencyKey: 'half-way-0001' };
    const bad = { ...input, documentIds: [stableId('doc:none')] };
    expect((await send(campaigns, 'planCampaign', bad, NGHI_HUONG)).error?.extensions?.code).toBe('INVALID');
    expect((await changesBy(campaigns, 'planCampaign')).length).toBe(count);
    expect(await sent(campaigns, 'planCampaign', input, NGHI_HUONG)).toMatchObject({
      id: expect.any(String),
    });
  });
});
