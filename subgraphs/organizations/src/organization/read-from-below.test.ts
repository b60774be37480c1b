/** Organizations of the units above a viewer: named to him wherever they are referred to, and nothing more. */
import { stableId } from '@diaban/shared/loading/stable-id';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { askReferences } from '../testing/ask.js';
import { sampleId, send } from '../testing/mutations.js';
import { unitIdOf } from '../testing/units.js';

const NGHI_HUONG = viewer('ward', '16732');
const CUA_LO = viewer('district', '413');

let db: TestSubgraph;
beforeAll(async () => {
  db = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => db.stop());

interface Named {
  name: string;
  kind: string;
  locality: { id: string } | null;
  parent: { id: string; parent: { id: string; parent: null } | null } | null;
}
const NAMED = '{ name kind locality { id } parent { id parent { id parent { id } } } }';

describe('an organization above the viewer', () => {
  test('is told with its kind, its unit and its superiors, by reference and by id', async () => {
    const ids = [sampleId('413', 'POLICE'), sampleId('40', 'FATHERLAND_FRONT')];
    const { entities, statements } = await askReferences<Named>(db, 'Organization', ids, NAMED, NGHI_HUONG);
    const { rows } = await db.admin.query<{ name: string }>(
      `select o.name from unnest($1::uuid[]) with ordinality asked (id, at) join organizations.organizations o using (id) order by at`,
      [ids],
    );
    expect(entities).toEqual([
      {
        name: rows[0]!.name,
        kind: 'POLICE',
        locality: { id: await unitIdOf(db, '413') },
        parent: { id: sampleId('40', 'POLICE'), parent: null },
      },
      {
        name: rows[1]!.name,
        kind: 'FATHERLAND_FRONT',
        locality: { id: await unitIdOf(db, '40') },
        parent: null,
      },
    ]);
    expect(statements).toBe(2); // the organizations, and their superiors
    const query = `query ($id: ID!) { organization(id: $id) { id } }`;
    const asked = { as: NGHI_HUONG, variables: { id: ids[0] } };
    expect((await db.run(query, asked)).data).toEqual({ organization: { id: ids[0] } });
  });

  test('is the superior of the viewer’s own, and of no other that he could see', async () => {
    const query = `query ($id: ID!) { organization(id: $id) { parent { id subordinates { nodes { id } } } } }`;
    const { data } = await db.run(query, { as: NGHI_HUONG, variables: { id: sampleId('16732', 'POLICE') } });
    expect(data.organization.parent).toEqual({
      id: sampleId('413', 'POLICE'),
      subordinates: { nodes: [{ id: sampleId('16732', 'POLICE') }] },
    });
  });

  test('costs one statement for 200 references, of which those beside the viewer’s units are null', async () => {
    const ids = async (where: string) =>
      (
        await db.admin.query<{ id: string }>(
          `select o.id from organizations.organizations o, app.placed_units v where v.code = '16732' and ${where} order by o.id limit 180`,
        )
      ).rows.map(({ id }) => id);
    const above = await ids('starts_with(v.skey, o.skey) and o.skey <> v.skey');
    const others = (await ids('not starts_with(v.skey, o.skey)')).slice(0, 200 - above.length);
    const beside = ['16729', '414', '42', '58'].map((code) => sampleId(code, 'POLICE'));
    const asked = [...above, ...others, ...beside];
    const { entities, statements } = await askReferences<{ id: string }>(
      db,
      'Organization',
      asked,
      '{ id }',
      NGHI_HUONG,
    );
    expect(above.length).toBeGreaterThan(20);
    expect(entities).toEqual([...above.map((id) => ({ id })), ...[...others, ...beside].map(() => null)]);
    expect(statements).toBe(1);
  });

  test('keeps its members and seats, and the figures of its unit, from the units below', async () => {
    const kept = `query ($id: ID!) { organization(id: $id) { members(asOf: "2025-06-30") { value status } memberCounts { nodes { asOf } }
      seats { nodes { role } } seatsHeld { nodes { role } } locality { organizations { nodes { id } } pledges { nodes { id } }
        pledgeCoverage { signed { value } } pledgeSummary(asOf: "2025-06-30") { organizations { value status } } } } }`;
    const figuresOf = async (kind: string, as: typeof CUA_LO) =>
      (await db.run(kept, { as, variables: { id: sampleId('413', kind) } })).data.organization;
    const [police, committee] = [
      await figuresOf('POLICE', CUA_LO),
      await figuresOf('STEERING_COMMITTEE', CUA_LO),
    ];
    expect(police.members.status).toBe('REPORTED');
    for (const list of [police.memberCounts, police.seatsHeld, police.locality.pledges, committee.seats])
      expect(list.nodes.length).toBeGreaterThan(0);
    for (const kind of ['POLICE', 'STEERING_COMMITTEE']) {
      const none = { nodes: [] };
      expect(await figuresOf(kind, NGHI_HUONG)).toEqual({
        members: { value: null, status: 'NOT_REPORTED' },
        memberCounts: none,
        seats: none,
        seatsHeld: none,
        locality: {
          organizations: none,
          pledges: none,
          pledgeCoverage: [],
          pledgeSummary: { organizations: { value: null, status: 'NOT_REPORTED' } },
        },
      });
    }
  });

  test('is neither changed nor named as signatory or superior by those below', async () => {
    const above = sampleId('413', 'POLICE');
    const change = { organizationId: above, expectedVersion: 1, name: 'Công an' };
    expect((await send(db, 'changeOrganization', change, NGHI_HUONG)).error?.code).toBe('NOT_FOUND');
    const localityId = await unitIdOf(db, '16732');
    const pledge = { localityId, kind: 'PLEDGE', signedOn: '2024-05-01' };
    const signatories = [{ kind: 'ORGANIZATION', organizationId: above, description: 'Công an thị xã' }];
    expect((await send(db, 'signPledge', { ...pledge, signatories }, NGHI_HUONG)).error).toMatchObject({
      code: 'INVALID',
      field: 'signatories.0.organizationId',
    });
    const below = { localityId, kind: 'POLICE', name: 'Đội', parentId: above };
    expect((await send(db, 'registerOrganization', below, NGHI_HUONG)).error).toMatchObject({
      code: 'INVALID',
      field: 'parentId',
    });
  });

  test('is told to a signatory’s pledge in the unit below, which names it', async () => {
    const { rows } = await db.admin.query<{ id: string }>(
      `select p.id from organizations.pledges p join app.placed_units u on u.unit_id = p.locality_id and u.code = '16732' limit 1`,
    );
    await db.admin.query(
      `insert into organizations.signatories (pledge_id, position, kind, organization_id, description)
       values ($1, 90, 'ORGANIZATION', $2, 'Công an thị xã'), ($1, 91, 'ORGANIZATION', $3, 'Công an phường bên')`,
      [rows[0]!.id, sampleId('413', 'POLICE'), sampleId('16729', 'POLICE')],
    );
    const query = `query ($id: ID!) { pledge(id: $id) { signatories(first: 500) { nodes { description organization { id } } } } }`;
    const { data, errors } = await db.run(query, { as: NGHI_HUONG, variables: { id: rows[0]!.id } });
    expect(errors).toBeUndefined();
    expect(data.pledge.signatories.nodes.slice(-2)).toEqual([
      { description: 'Công an thị xã', organization: { id: sampleId('413', 'POLICE') } },
      { description: 'Công an phường bên', organization: null },
    ]);
  });
});

test('central bodies stay for everybody, and nothing is there for a unit that is not above', async () => {
  const ids = [stableId('org:bca'), sampleId('413', 'POLICE')];
  const ask = async (code: string) =>
    (await askReferences<{ id: string }>(db, 'Organization', ids, '{ id }', viewer('ward', code))).entities;
  expect(await ask('16729')).toEqual([{ id: ids[0] }, { id: ids[1] }]);
  expect(await ask('16663')).toEqual([{ id: ids[0] }, null]);
});
