/** Tasks over real PostgreSQL: assigned, completed, listed by state and organization, for whom. */
import { stableId } from '@diaban/shared/loading/stable-id';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { but, keepsTheContract, sent } from '../testing/mutation-contract.js';

const NGHE_AN = viewer('province', '40');

let campaigns: TestSubgraph;
beforeAll(async () => {
  campaigns = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => campaigns.stop());

const assignment = async () => ({
  campaignId: stableId('ini:nh-clean'),
  title: 'Vận động 6 khối dân cư ký cam kết',
  organizationId: stableId('org:mttq-nghi-huong'),
  dueOn: '2024-06-30',
});

keepsTheContract(() => campaigns, {
  operation: 'assignTask',
  entity: 'Task',
  kind: 'CREATED',
  input: assignment,
  other: but('title', 'Tuyên truyền'),
  refused: [
    ['a task for nobody', but('organizationId', null), 'organizationId'],
    ['an organization that is no id', but('organizationId', 'org:mttq'), 'organizationId'],
    ['a title with a telephone number', but('title', 'Gọi 0912.345.678'), 'title'],
    ['a campaign that is no id', but('campaignId', 'x'), 'campaignId'],
  ],
});

keepsTheContract(() => campaigns, {
  operation: 'completeTask',
  entity: 'Task',
  kind: 'CHANGED',
  input: async (test) => ({
    taskId: (await sent(test, 'assignTask', await assignment())).id,
    expectedVersion: 1,
    doneOn: '2024-06-01',
    result: '6 khối đã ký',
  }),
  refused: [['a day ahead', but('doneOn', '2999-01-01'), 'doneOn']],
});

describe('tasks', () => {
  test.each(['OPEN', 'DONE', 'OVERDUE'])(
    'that are %s on a day are those that SQL finds, in one statement',
    async (state) => {
      const query = `{ tasks(first: 500, filter: { states: [${state}], asOf: "2023-06-30" }) { nodes { id state(asOf: "2023-06-30") } } }`;
      const { data, statements } = await campaigns.run(query, { as: viewer('district', '412') });
      const { rows } = await campaigns.admin.query(
        `select t.id from campaigns.tasks t join app.unit_directory u on u.unit_id = t.locality_id
         where starts_with(u.skey, (select skey from app.unit_directory where code = '412')) and
           case when done_on is not null and done_on <= '2023-06-30' then 'DONE'
                when due_on is not null and due_on <= '2023-06-29' then 'OVERDUE' else 'OPEN' end = $1
         order by t.listed_on desc, t.id desc`,
        [state],
      );
      expect(data.tasks.nodes).toEqual(rows.map(({ id }) => ({ id, state })));
      expect(rows.length).toBeGreaterThan(0);
      expect(statements).toBe(1);
    },
  );

  test('of 200 campaigns cost one statement more, and none of a sibling is seen', async () => {
    const query =
      '{ campaigns(first: 200) { nodes { tasks(first: 3) { nodes { title organization { id } dueOn } } } } }';
    const { data, statements } = await campaigns.run(query, { as: NGHE_AN });
    expect(data.campaigns.nodes).toHaveLength(200);
    expect(statements).toBe(2);
    const { rows } = await campaigns.admin.query(
      `select organization_id as id from campaigns.tasks t join app.unit_directory u on u.unit_id = t.locality_id
       where starts_with(u.skey, (select skey from app.unit_directory where code = '412')) limit 1`,
    );
    const mine = `{ tasks(filter: { organizationId: "${rows[0].id}" }) { nodes { organization { id } } } }`;
    const seen = async (unit: string) =>
      (await campaigns.run(mine, { as: viewer('district', unit) })).data.tasks.nodes.length;
    expect(await seen('412')).toBeGreaterThan(0);
    expect(await seen('413')).toBe(0);
  });

  test.each([
    [
      'F013: tasks were given to members, organizations, units and blocks',
      'ini:nh-clean',
      ['các thành viên, tổ chức, đơn vị, khối dân cư'],
    ],
    [
      'F050, F052 to F055: who has to do what for the pilot of Hồng Lĩnh; no day is stated',
      'ini:hl',
      [
        'Ban chỉ đạo',
        'Công an thị xã',
        'UBMTTQ và các tổ chức chính trị xã hội',
        'UBND các phường, xã',
        'các phòng, ban, ngành thị xã',
      ],
    ],
  ])('%s', async (_fact, id, assignees) => {
    const query = `query ($id: ID!) { campaign(id: $id) { tasks { nodes { assignee dueOn provenance state } } } }`;
    const { data } = await campaigns.run(query, {
      as: viewer('analyst', 'VN'),
      variables: { id: stableId(id) },
    });
    const published = data.campaign.tasks.nodes.filter(
      ({ provenance }: { provenance: string }) => provenance === 'PUBLISHED',
    );
    expect(published.map(({ assignee }: { assignee: string }) => assignee).sort()).toEqual(
      [...assignees].sort(),
    );
    for (const task of published) expect(task).toMatchObject({ dueOn: null, state: 'OPEN' });
  });
});
