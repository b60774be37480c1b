/** Members over the years: recorded, corrected with the old count kept, hidden where they are few or near. */
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { changesOf, newOrganization, sampleId, send } from '../testing/mutations.js';
import { checkMembers } from './member-count.rules.js';

const CUA_LO = viewer('district', '413');
const NGHE_AN = viewer('province', '40');
const FIGURE = '{ value status band period { label } }';

let db: TestSubgraph;
beforeAll(async () => {
  db = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => db.stop());

const recordAs =
  (as = CUA_LO) =>
  (organizationId: string, expectedVersion: number, asOf: string, members: number, reason?: string) =>
    send(
      db,
      'recordMembers',
      { organizationId, expectedVersion, asOf, members, reason },
      as,
      `version members ${FIGURE}`,
    );
const record = recordAs();

describe('members', () => {
  test('are those of the latest count up to the day that is asked', async () => {
    const id = await newOrganization(db, '16732');
    await record(id, 1, '2024-12-31', 140);
    const { object } = await record(id, 2, '2023-12-31', 120);
    expect(object).toMatchObject({ version: 3, members: { value: 140, period: { label: '2024-12-31' } } });
    const query = `query ($id: ID!) { organization(id: $id) { a: members(asOf: "2023-12-30") ${FIGURE} b: members(asOf: "2024-12-30") ${FIGURE} } }`;
    const { data, statements } = await db.run(query, { as: CUA_LO, variables: { id } });
    expect(data.organization).toMatchObject({
      a: { value: null, status: 'NOT_REPORTED' },
      b: { value: 120, period: { label: '2023-12-31' } },
    });
    expect(statements).toBe(3);
  });

  test('from 1 to 4 are hidden, on record and in what tells of the change; a true zero is not', async () => {
    const id = await newOrganization(db, '16732');
    const { object } = await record(id, 1, '2024-06-30', 3);
    expect(object.members).toMatchObject({ value: null, status: 'SUPPRESSED', band: '1-4' });
    expect((await changesOf(db, id))[0].after).toEqual({ asOf: '2024-06-30', members: '1-4' });
    expect((await record(id, 2, '2024-07-31', 0)).object.members).toMatchObject({ value: 0, status: 'ZERO' });
  });

  test('of a unit below the commune are for its commune and district only', async () => {
    const { rows } = await db.admin.query<{ code: string }>(
      `select w.code from app.placed_units n join app.placed_units w on w.level = 'WARD' and starts_with(n.skey, w.skey)
       where n.key = 'seed:khu-pho-soi'`,
    );
    const id = await newOrganization(db, rows[0]!.code, 'SECURITY_TEAM');
    await db.admin.query(
      `update organizations.organizations set locality_id = (select unit_id from app.placed_units where key = 'seed:khu-pho-soi') where id = $1`,
      [id],
    );
    const { object } = await recordAs(viewer('ward', rows[0]!.code))(id, 1, '2024-06-30', 12);
    expect(object.members.value).toBe(12);
    const query = `query ($id: ID!) { organization(id: $id) { members ${FIGURE} memberCounts { nodes { members ${FIGURE} } } } }`;
    for (const as of [viewer('province', '38'), viewer('analyst', 'VN')]) {
      const { members, memberCounts } = (await db.run(query, { as, variables: { id } })).data.organization;
      expect([members.status, memberCounts.nodes[0].members.status]).toEqual(['SUPPRESSED', 'SUPPRESSED']);
      expect([members.value, memberCounts.nodes[0].members.value]).toEqual([null, null]);
    }
  });
});

describe('a correction', () => {
  const COUNTS = `query ($id: ID!, $corrected: Boolean!) { organization(id: $id) {
    memberCounts(corrected: $corrected) { nodes { asOf correctedAt correctionReason members { value } } } } }`;

  test('takes the place of the count, which stays on record with the reason', async () => {
    const id = await newOrganization(db, '16732');
    await record(id, 1, '2024-06-30', 120);
    expect((await record(id, 2, '2024-06-30', 112)).error).toMatchObject({
      code: 'INVALID',
      field: 'reason',
    });
    await record(id, 2, '2024-06-30', 112, 'Đếm trùng');
    const ask = async (corrected: boolean) =>
      (await db.run(COUNTS, { as: CUA_LO, variables: { id, corrected } })).data.organization.memberCounts
        .nodes;
    expect(await ask(false)).toEqual([
      { asOf: '2024-06-30', correctedAt: null, correctionReason: null, members: { value: 112 } },
    ]);
    expect(await ask(true)).toEqual([
      { asOf: '2024-06-30', correctedAt: null, correctionReason: null, members: { value: 112 } },
      {
        asOf: '2024-06-30',
        correctedAt: expect.any(String),
        correctionReason: 'Đếm trùng',
        members: { value: 120 },
      },
    ]);
    expect(await changesOf(db, id)).toMatchObject([
      { kind: 'CHANGED' },
      { kind: 'CORRECTED', before: { members: 120 }, after: { members: 112 }, reason: 'Đếm trùng' },
    ]);
  });

  test('cannot change what was counted, not even for the login role itself', async () => {
    const id = await newOrganization(db, '16732');
    await record(id, 1, '2024-06-30', 120);
    const context = db.running.contextFor({ viewer: CUA_LO, requestId: 'test' });
    const changed = context.db.write((manager) =>
      manager.query('update organizations.member_counts set count = 1 where organization_id = $1', [id]),
    );
    await expect(changed).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  });

  test.each([
    [null, 10, undefined, 'FIRST'],
    [{ id: 'c', count: 12 }, 10, 'Nhầm', 'CORRECTION'],
  ])('of %j to %d with reason %s is a %s', (standing, members, reason, step) => {
    const lifespan = { valid_from: '2024-01-01', valid_to: null };
    expect(checkMembers(lifespan, standing, { asOf: '2024-06-30', members, reason }, '2025-06-30')).toBe(
      step,
    );
  });

  test.each([
    [{ id: 'c', count: 10 }, '2024-06-30', /nothing to correct/],
    [{ id: 'c', count: 12 }, '2024-06-30', /reason is missing/],
    [null, '2023-12-31', /did not exist/],
    [null, '2025-02-01', /did not exist/],
    [null, '2025-07-01', /lies ahead/],
  ])('of %j on %s is refused', (standing, asOf, why) => {
    const lifespan = { valid_from: '2024-01-01', valid_to: '2025-01-31' };
    expect(() => checkMembers(lifespan, standing, { asOf, members: 10 }, '2025-06-30')).toThrow(why);
  });
});

test('the years of the sample come page by page, the latest first', async () => {
  const query = `query ($id: ID!, $after: String) { organization(id: $id) { memberCounts(first: 2, after: $after) { nodes { asOf } pageInfo { endCursor hasNextPage } } } }`;
  const id = sampleId('413', 'WOMENS_UNION');
  const page = async (after: string | null) =>
    (await db.run(query, { as: NGHE_AN, variables: { id, after } })).data.organization.memberCounts;
  const first = await page(null);
  const second = await page(first.pageInfo.endCursor);
  const third = await page(second.pageInfo.endCursor);
  const pages = [first, second, third].map(({ nodes }) => nodes.map(({ asOf }: { asOf: string }) => asOf));
  expect([first, second, third].map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([true, true, false]);
  expect(pages).toEqual([['2025-06-30', '2024-12-31'], ['2023-12-31', '2022-12-31'], ['2021-12-31']]);
});

test('the members and counts of 200 organizations cost one statement each', async () => {
  const query = `{ organizations(first: 200) { nodes { members { value } memberCounts(first: 2) { nodes { asOf } } } } }`;
  const { data, statements } = await db.run(query, { as: NGHE_AN });
  expect(data.organizations.nodes).toHaveLength(200);
  expect(statements).toBe(3);
});
