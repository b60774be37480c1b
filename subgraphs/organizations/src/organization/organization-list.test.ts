/** Lists of organizations on real PostgreSQL: order, pages, filters, scope and bad input. */

import { stableId } from '@diaban/shared/loading/stable-id';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { unitIdOf } from '../testing/units.js';

const COUNTRY = viewer('auditor', 'VN');
const CUA_LO = viewer('district', '413');
const NGHI_HUONG = viewer('ward', '16732');

let db: TestSubgraph;
beforeAll(async () => {
  db = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => db.stop());

const idsOf = (page: { nodes: { id: string }[] }) => page.nodes.map(({ id }) => id);

describe('a list of organizations', () => {
  const LIST = `query ($filter: OrganizationFilter, $first: Int!, $after: String) {
    organizations(filter: $filter, first: $first, after: $after) { nodes { id kind } pageInfo { endCursor hasNextPage } } }`;

  test('holds what the scope holds and central bodies, without those of units above, at one statement', async () => {
    const { data, statements } = await db.run(LIST, { as: NGHI_HUONG, variables: { first: 50 } });
    const { rows } = await db.admin.query(
      `select id from organizations.organizations where locality_id is null
         or locality_id = (select unit_id from app.placed_units where code = '16732')`,
    );
    expect(new Set(idsOf(data.organizations))).toEqual(new Set(rows.map(({ id }) => id)));
    expect(idsOf(data.organizations)[0]).toBe(stableId('org:bca'));
    expect(statements).toBe(1);
  });

  test('followed page by page gives each organization once, in one order', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await db.run(LIST, { as: CUA_LO, variables: { first: 17, after } });
      seen.push(...idsOf(data.organizations));
      after = data.organizations.pageInfo.hasNextPage ? data.organizations.pageInfo.endCursor : null;
    } while (after !== null);
    const { data } = await db.run(LIST, { as: CUA_LO, variables: { first: 500 } });
    expect(seen.length).toBeGreaterThan(60);
    expect(seen).toEqual(idsOf(data.organizations));
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('keeps to the subtree and the kinds that its filter names', async () => {
    const localityId = await unitIdOf(db, '413');
    const filter = { localityId, kinds: ['POLICE'] };
    const { data, statements } = await db.run(LIST, { as: COUNTRY, variables: { first: 50, filter } });
    const { rows } = await db.admin.query(
      `select o.id from organizations.organizations o join app.placed_units u on u.code = '413' and starts_with(o.skey, u.skey)
       where o.kind = 'POLICE'`,
    );
    expect(rows.length).toBe(10); // 7 wards and the town in the sample, and two of the seeds
    expect(new Set(idsOf(data.organizations))).toEqual(new Set(rows.map(({ id }) => id)));
    expect(statements).toBe(1);
  });

  test('of a unit out of scope is empty', async () => {
    const localityId = await unitIdOf(db, '412');
    const { data, errors } = await db.run(LIST, {
      as: CUA_LO,
      variables: { first: 5, filter: { localityId } },
    });
    expect(errors).toBeUndefined();
    expect(data.organizations).toEqual({ nodes: [], pageInfo: { endCursor: null, hasNextPage: false } });
  });

  test.each([
    [{ first: 0 }, 'first', /ask for 1 to 500/],
    [{ first: 501 }, 'first', /ask for 1 to 500/],
    [{ first: 5, after: 'nonsense' }, 'after', /no cursor of this list/],
    [{ first: 5, after: cursor('organizations', '', 'POLICE', 'x') }, 'after', /no cursor of this list/],
    [{ first: 5, filter: { kinds: [] } }, 'filter.kinds', /leave it out/],
    [{ first: 5, filter: { localityId: '16732' } }, 'filter.localityId', /not the id of a locality/],
  ])('refuses %j, naming %s', async (variables, field, message) => {
    const { errors, statements } = await db.run(LIST, { as: CUA_LO, variables });
    expect(errors?.[0]?.extensions).toEqual({ code: 'INVALID', field });
    expect(errors?.[0]?.message).toMatch(message);
    expect(statements).toBe(0);
  });
});

function cursor(...position: unknown[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}
