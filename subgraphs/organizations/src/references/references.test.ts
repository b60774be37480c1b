/** References as the gateway asks them: batched, in order, and null for what is malformed, unknown or out of scope. */

import { stableId } from '@diaban/shared/loading/stable-id';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { askReferences } from '../testing/ask.js';
import { unitIdOf, wardIdsUnder } from '../testing/units.js';

const PROVINCE = viewer('province', '40');
const CUA_LO = viewer('district', '413');

let db: TestSubgraph;
beforeAll(async () => {
  db = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => db.stop());

describe.each([
  ['Organization', 'organizations'],
  ['Pledge', 'pledges'],
] as const)('references to %s', (type, table) => {
  const idsUnder = async (code: string, limit: number) => {
    const { rows } = await db.admin.query<{ id: string }>(
      `select t.id from organizations.${table} t join app.placed_units u on u.code = $1 and starts_with(t.skey, u.skey) limit $2`,
      [code, limit],
    );
    return rows.map(({ id }) => id);
  };
  const ask = (ids: string[], as = PROVINCE) => askReferences<{ id: string }>(db, type, ids, '{ id }', as);

  test('cost one statement for 200, in the order of the question', async () => {
    const ids = (await idsUnder('40', 200)).reverse();
    expect(ids).toHaveLength(200);
    const { entities, statements } = await ask(ids);
    expect(entities).toEqual(ids.map((id) => ({ id })));
    expect(statements).toBe(1);
  });

  test('are null where malformed, unknown, or in the district beside the viewer’s', async () => {
    const [own] = await idsUnder('413', 1);
    const [beside] = await idsUnder('414', 1);
    const { entities } = await ask([own!, 'x', stableId('nothing'), beside!], CUA_LO);
    expect(entities).toEqual([{ id: own }, null, null, null]);
  });

  test('that are malformed cost no statement', async () => {
    expect((await ask(['x', ''])).statements).toBe(0);
  });
});

describe('references to Locality', () => {
  interface Lists {
    own: { nodes: { id: string }[] };
    organizations: { nodes: { id: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
  }

  test('carry a page of the subtree of each unit, or of the unit alone', async () => {
    const ids = [await unitIdOf(db, '413')];
    const fields = `{ own: organizations(filter: { kinds: [POLICE], direct: true }) { nodes { id } }
      organizations(filter: { kinds: [POLICE] }, first: 3) { nodes { id } pageInfo { hasNextPage } } }`;
    const { entities, statements } = await askReferences<Lists>(db, 'Locality', ids, fields, PROVINCE);
    const { own, organizations } = entities[0]!;
    expect(new Set(own.nodes.map(({ id }) => id))).toEqual(
      new Set([stableId('org:ca-cua-lo'), stableId('org:sample:413:POLICE')]),
    );
    expect(organizations).toMatchObject({ nodes: { length: 3 }, pageInfo: { hasNextPage: true } });
    expect(statements).toBe(3);
  });

  test('page on from where the page before ended', async () => {
    const ids = [await unitIdOf(db, '413')];
    const page = async (after: string) => {
      const fields = `{ organizations(first: 5${after}) { nodes { id } pageInfo { endCursor } } }`;
      const { entities } = await askReferences<Lists>(db, 'Locality', ids, fields, PROVINCE);
      return entities[0]!.organizations;
    };
    const first = await page('');
    const second = await page(`, after: "${first.pageInfo.endCursor}"`);
    const { rows } = await db.admin.query<{ id: string }>(
      `select o.id from organizations.organizations o join app.placed_units u on u.code = '413' and starts_with(o.skey, u.skey)
       order by o.skey, o.kind, o.id limit 10`,
    );
    expect([...first.nodes, ...second.nodes]).toEqual(rows);
  });

  test('are null for the unit above, the unit beside, and what is no unit', async () => {
    const ids = await Promise.all(['413', '16732', '40', '412', '414'].map((code) => unitIdOf(db, code)));
    const asked = [...ids, 'u9999999', '413', 'x'];
    const { entities, statements } = await askReferences(db, 'Locality', asked, '{ id }', CUA_LO);
    expect(entities).toEqual([{ id: ids[0] }, { id: ids[1] }, null, null, null, null, null, null]);
    expect(statements).toBe(1);
  });

  test('to 200 wards cost one statement for the units and one for their pledges', async () => {
    const wards = (await wardIdsUnder(db, '40')).slice(0, 200);
    const fields = '{ pledges(filter: { kinds: [PLEDGE] }) { nodes { locality { id } } } }';
    type Ward = { pledges: { nodes: { locality: { id: string } }[] } };
    const { entities, statements } = await askReferences<Ward>(db, 'Locality', wards, fields, PROVINCE);
    const units = entities.map((ward) => ward!.pledges.nodes.map(({ locality }) => locality.id));
    expect(units.flat().length).toBeGreaterThan(60);
    expect(units).toEqual(units.map((found, at) => found.map(() => wards[at])));
    expect(statements).toBe(2);
  });
});

describe('references to Campaign', () => {
  type Found = { id: string; pledges: { nodes: { id: string }[] } };
  const ask = (ids: string[], as = PROVINCE) =>
    askReferences<Found>(db, 'Campaign', ids, '{ id pledges { nodes { id } } }', as);

  test('carry their pledges, one statement for all of them', async () => {
    const { rows } = await db.admin.query<{ id: string; pledges: number }>(
      `select campaign_id as id, count(*) as pledges from organizations.pledges p
       join app.placed_units u on u.code = '40' and starts_with(p.skey, u.skey) group by 1 order by 1 limit 100`,
    );
    const { entities, statements } = await ask(rows.map(({ id }) => id));
    expect(entities.map((found) => ({ id: found?.id, pledges: found?.pledges.nodes.length }))).toEqual(rows);
    expect(statements).toBe(1);
  });

  test('show a viewer of another district no pledge, and what is no UUID is null', async () => {
    const id = stableId('ini:nh-clean');
    const pledge = { id: stableId('pledge:nghi-huong-2023-05-09') };
    const own = await ask([id, 'x'], CUA_LO);
    expect(own.entities).toEqual([{ id, pledges: { nodes: [pledge] } }, null]);
    const beside = await ask([id], viewer('district', '414'));
    expect(beside.entities).toEqual([{ id, pledges: { nodes: [] } }]);
  });
});
