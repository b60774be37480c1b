/** Organizations on real PostgreSQL: identity, vertical structure, figures and scope. */

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

const sampleId = (code: string, kind: string) => stableId(`org:sample:${code}:${kind}`);
const idsOf = (page: { nodes: { id: string }[] }) => page.nodes.map(({ id }) => id);

describe('an organization by id', () => {
  const ONE = 'query ($id: ID!) { organization(id: $id) { id locality { id } } }';

  test('is there for the unit, for the unit above and for the country', async () => {
    const id = stableId('org:ubnd-nghi-huong');
    const expected = { id, locality: { id: await unitIdOf(db, '16732') } };
    for (const as of [NGHI_HUONG, CUA_LO, COUNTRY]) {
      const { data, statements } = await db.run(ONE, { as, variables: { id } });
      expect(data.organization).toEqual(expected);
      expect(statements).toBe(1);
    }
  });

  test('is null for the unit beside it, for the district beside it, and where it does not exist', async () => {
    const id = sampleId('16732', 'POLICE');
    expect((await db.run(ONE, { as: CUA_LO, variables: { id } })).data.organization.id).toBe(id);
    for (const as of [viewer('ward', '16729'), viewer('district', '412'), viewer('district', '414')]) {
      const { data, errors } = await db.run(ONE, { as, variables: { id } });
      expect({ data, errors }).toEqual({ data: { organization: null }, errors: undefined });
    }
    const nobody = { as: COUNTRY, variables: { id: stableId('org:nobody') } };
    expect((await db.run(ONE, nobody)).data).toEqual({ organization: null });
  });

  test('of a central body is there for everybody and belongs to no unit', async () => {
    const id = stableId('org:bca');
    for (const as of [NGHI_HUONG, viewer('province', '58')]) {
      expect((await db.run(ONE, { as, variables: { id } })).data).toEqual({
        organization: { id, locality: null },
      });
    }
  });

  test('that is no UUID is refused, naming the argument', async () => {
    const { errors } = await db.run(ONE, { as: COUNTRY, variables: { id: 'org:bca' } });
    expect(errors?.[0]?.extensions).toEqual({ code: 'INVALID', field: 'id' });
  });
});

describe('the vertical structure', () => {
  const TREE = `query ($id: ID!, $first: Int!, $after: String) { organization(id: $id) { parent { id }
    subordinates(first: $first, after: $after) { nodes { id parent { id } } pageInfo { endCursor hasNextPage } } } }`;

  test('joins ward, district and province by kind, upwards beyond the scope', async () => {
    const asDistrict = { as: CUA_LO, variables: { id: sampleId('413', 'POLICE'), first: 50 } };
    const { data, statements } = await db.run(TREE, asDistrict);
    expect(data.organization.parent).toEqual({ id: sampleId('40', 'POLICE') });
    expect(data.organization.subordinates.nodes).toHaveLength(7);
    for (const { parent } of data.organization.subordinates.nodes)
      expect(parent.id).toBe(sampleId('413', 'POLICE'));
    expect(statements).toBe(3); // the organization, its subordinates, and the parents of all: one batch
    const asProvince = { ...asDistrict, as: viewer('province', '40') };
    expect((await db.run(TREE, asProvince)).data).toEqual(data);
  });

  test('gives the subordinates page by page', async () => {
    const ask = { as: COUNTRY, variables: { id: sampleId('413', 'POLICE'), first: 4, after: null } };
    const first = (await db.run(TREE, ask)).data.organization.subordinates;
    const rest = { ...ask, variables: { ...ask.variables, after: first.pageInfo.endCursor } };
    const second = (await db.run(TREE, rest)).data.organization.subordinates;
    expect([first.nodes.length, first.pageInfo.hasNextPage]).toEqual([4, true]);
    expect([second.nodes.length, second.pageInfo.hasNextPage]).toEqual([3, false]);
    expect(new Set([...idsOf(first), ...idsOf(second)]).size).toBe(7);
  });

  test('of many organizations costs one statement a field', async () => {
    const query = `{ organizations(filter: { kinds: [PEOPLES_COMMITTEE] }, first: 200) {
      nodes { id parent { id } subordinates(first: 2) { nodes { id } } } } }`;
    const { data, statements } = await db.run(query, { as: viewer('province', '40') });
    expect(data.organizations.nodes).toHaveLength(200);
    expect(statements).toBe(3);
  });
});

describe('the figures of an organization', () => {
  const FIGURES = `query ($id: ID!) { organization(id: $id) {
    members { value status band provenance source period { label } } bodies { value status provenance } } }`;

  test('are synthetic in the sample, and members from 1 to 4 are hidden', async () => {
    const { rows } = await db.admin.query<{ id: string; members: number }>(
      `(select organization_id as id, count as members from organizations.member_counts where count between 1 and 4 and as_of = '2025-06-30' order by id limit 1)
       union all (select organization_id, count from organizations.member_counts where count > 4 and as_of = '2025-06-30' order by id limit 1)`,
    );
    const [small, large] = rows as [(typeof rows)[0], (typeof rows)[0]];
    const hidden = (await db.run(FIGURES, { as: COUNTRY, variables: { id: small.id } })).data.organization;
    expect(hidden.members).toMatchObject({
      value: null,
      status: 'SUPPRESSED',
      band: '1-4',
      provenance: 'SYNTHETIC',
    });
    const shown = (await db.run(FIGURES, { as: COUNTRY, variables: { id: large.id } })).data.organization;
    expect(shown.members).toMatchObject({
      value: large.members,
      status: 'REPORTED',
      period: { label: '2025-06-30' },
    });
    expect(shown.bodies).toEqual({ value: 1, status: 'REPORTED', provenance: 'SYNTHETIC' });
  });

  test('are not reported, never zero, where the text gives no number', async () => {
    const id = stableId('org:doan-the-nghi-huong');
    const { data } = await db.run(FIGURES, { as: NGHI_HUONG, variables: { id } });
    expect(data.organization.bodies).toEqual({
      value: null,
      status: 'NOT_REPORTED',
      provenance: 'PUBLISHED',
    });
    expect(data.organization.members).toMatchObject({
      value: null,
      status: 'NOT_REPORTED',
      source: 'Seed text 000, public news, 2023-05-09',
      period: { label: '2023-05-09' },
    });
  });
});
