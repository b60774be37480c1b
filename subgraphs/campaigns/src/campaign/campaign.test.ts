/** Campaigns over real PostgreSQL: their lists and filters, what belongs to them, at what cost and for whom. */
import { stableId } from '@diaban/shared/loading/stable-id';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { unitOf } from '../testing/unit-of.js';

const NGHE_AN = viewer('province', '40');
const CUA_LO = viewer('district', '413');
const VINH = viewer('district', '412');

let campaigns: TestSubgraph;
beforeAll(async () => {
  campaigns = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => campaigns.stop());

const idsOf = async (where: string, values: unknown[] = []): Promise<string[]> =>
  (
    await campaigns.admin.query<{ id: string }>(
      `select c.id from campaigns.campaigns c join app.unit_directory u on u.unit_id = c.locality_id
       where ${where} order by c.listed_on desc, c.id desc`,
      values,
    )
  ).rows.map(({ id }) => id);
const BELOW = (parameter: string) =>
  `starts_with(u.skey, (select p.skey from app.unit_directory p where p.code = ${parameter}))`;

describe('the list of campaigns', () => {
  test('holds what lies in scope, the latest first, page by page without gap or repetition', async () => {
    const found: string[] = [];
    let after: string | null = null;
    do {
      const query =
        'query ($after: String) { campaigns(first: 60, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } }';
      const { data, statements } = await campaigns.run(query, { as: NGHE_AN, variables: { after } });
      const page: { nodes: { id: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } =
        data.campaigns;
      expect(statements).toBe(1);
      found.push(...page.nodes.map(({ id }) => id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(found).toEqual(await idsOf(BELOW('$1'), ['40']));
    expect(found.length).toBeGreaterThan(300);
  });

  test.each([
    [
      'of a kind',
      '{ kinds: [MODEL_POLICE, MODEL_MOVEMENT] }',
      `c.kind in ('MODEL_POLICE', 'MODEL_MOVEMENT')`,
    ],
    ['at a level', '{ levels: [DISTRICT] }', `c.level = 'DISTRICT'`],
    [
      'launched in a period',
      '{ launchedFrom: "2023-04-01", launchedTo: "2023-06-30" }',
      `c.launched_on between '2023-04-01' and '2023-06-30'`,
    ],
    ['still planned', '{ stages: [PLANNED] }', 'c.launched_on is null'],
    ['concluded', '{ stages: [CONCLUDED] }', 'c.concluded_on is not null'],
  ])('holds those %s', async (_case, filter, where) => {
    const { data } = await campaigns.run(`{ campaigns(first: 500, filter: ${filter}) { nodes { id } } }`, {
      as: NGHE_AN,
    });
    const expected = await idsOf(`${BELOW('$1')} and ${where}`, ['40']);
    expect(data.campaigns.nodes.map(({ id }: { id: string }) => id)).toEqual(expected);
    expect(expected.length).toBeGreaterThan(1);
  });

  test('of a unit holds those of all below it, and nothing for a unit out of scope', async () => {
    const query =
      'query ($unit: ID!) { campaigns(first: 100, filter: { localityId: $unit }) { nodes { id } } }';
    const unit = await unitOf(campaigns, '413');
    const ids = async (as: typeof CUA_LO) => {
      const { data } = await campaigns.run(query, { as, variables: { unit } });
      return data.campaigns.nodes.map(({ id }: { id: string }) => id);
    };
    const expected = await idsOf(BELOW('$1'), ['413']);
    expect(expected.length).toBeGreaterThan(3);
    expect(await ids(NGHE_AN)).toEqual(expected);
    expect(await ids(CUA_LO)).toEqual(expected);
    expect(await ids(VINH)).toEqual([]);
  });

  test.each([
    ['{ campaigns(filter: { localityId: "413" }) { nodes { id } } }', 'localityId'],
    [
      '{ campaigns(filter: { launchedFrom: "2024-02-01", launchedTo: "2024-01-01" }) { nodes { id } } }',
      'launchedFrom',
    ],
    ['{ campaigns(filter: { kinds: [] }) { nodes { id } } }', 'kinds'],
    ['{ campaigns(first: 501) { nodes { id } } }', 'first'],
    ['{ campaigns(after: "x") { nodes { id } } }', 'after'],
    ['{ campaign(id: "ini:nh-clean") { id } }', 'id'],
  ])('refuses %s, naming the argument, before it asks the database', async (query, field) => {
    const { errors, statements } = await campaigns.run(query, { as: NGHE_AN });
    expect(errors?.[0]?.extensions).toEqual({ code: 'INVALID', field });
    expect(statements).toBe(0);
  });
});

describe('a campaign', () => {
  const query = 'query ($id: ID!) { campaign(id: $id) { title } }';

  test('is seen by its ward, its district and its province, and by no sibling', async () => {
    const read = async (as: typeof CUA_LO) =>
      (await campaigns.run(query, { as, variables: { id: stableId('ini:nh-clean') } })).data.campaign;
    const seen = { title: 'Phường sạch về ma túy' };
    expect(await read(viewer('ward', '16732'))).toEqual(seen);
    expect(await read(CUA_LO)).toEqual(seen);
    expect(await read(NGHE_AN)).toEqual(seen);
    expect(await read(viewer('ward', '16729'))).toBeNull();
    expect(await read(VINH)).toBeNull();
    expect(await read(viewer('province', '42'))).toBeNull();
  });

  test('brings documents, assessments, activities and reports owed of 200 campaigns at the cost of one', async () => {
    const nested = `query ($first: Int!) { campaigns(first: $first) { nodes { stage locality { id }
      documents(first: 2) { nodes { title implements { document { title } } } }
      assessments(first: 2) { nodes { met { value } set { title } } }
      activities(first: 2) { nodes { reach { value } campaign { id } } }
      reportingObligations(first: 2) { nodes { periodicity } } } } }`;
    const one = await campaigns.run(nested, { as: NGHE_AN, variables: { first: 1 } });
    const many = await campaigns.run(nested, { as: NGHE_AN, variables: { first: 200 } });
    expect(many.errors).toBeUndefined();
    expect(many.data.campaigns.nodes).toHaveLength(200);
    expect(many.statements).toBe(9);
    expect(one.statements).toBeLessThanOrEqual(many.statements);
  });

  test('pages through its assessments, the latest first', async () => {
    const { rows } = await campaigns.admin.query(
      `select campaign_id as id, array_agg(met order by assessed_on desc) as met from campaigns.criteria_assessments
       where provenance = 'SYNTHETIC' group by 1 having count(*) = 5 order by 1 limit 1`,
    );
    const page = `query ($id: ID!, $after: String) { campaign(id: $id) { assessments(first: 3, after: $after) {
      nodes { met { value provenance } } pageInfo { endCursor hasNextPage } } } }`;
    const read = async (after: string | null) =>
      (await campaigns.run(page, { as: viewer('analyst', 'VN'), variables: { id: rows[0].id, after } })).data
        .campaign.assessments;
    const first = await read(null);
    const second = await read(first.pageInfo.endCursor);
    const values = [...first.nodes, ...second.nodes].map(({ met }: { met: { value: number } }) => met.value);
    expect(values).toEqual(rows[0].met);
    expect(first.nodes[0].met.provenance).toBe('SYNTHETIC');
    expect(second.pageInfo.hasNextPage).toBe(false);
  });
});
