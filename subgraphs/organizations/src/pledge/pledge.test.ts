/** Pledges on real PostgreSQL: lists, signatories, scope and bad input. */

import { sampleMilestones } from '@diaban/shared/loading/sample';
import { stableId } from '@diaban/shared/loading/stable-id';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { unitIdOf } from '../testing/units.js';

const COUNTRY = viewer('auditor', 'VN');
const PROVINCE = viewer('province', '40');
const LIST = `query ($filter: PledgeFilter, $first: Int!, $after: String) {
  pledges(filter: $filter, first: $first, after: $after) {
    nodes { id kind locality { id } signedOn { period { from to } } } pageInfo { endCursor hasNextPage } } }`;

let db: TestSubgraph;
beforeAll(async () => {
  db = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => db.stop());

const idsOf = (page: { nodes: { id: string }[] }) => page.nodes.map(({ id }) => id);
async function idsBySql(where: string, values: unknown[]): Promise<string[]> {
  const { rows } = await db.admin.query<{ id: string }>(
    `select p.id from organizations.pledges p join app.placed_units u on u.unit_id = p.locality_id where ${where}
     order by p.signed_from desc, p.id desc`,
    values,
  );
  return rows.map(({ id }) => id);
}

describe('a list of pledges', () => {
  test('holds what the scope holds, the latest first, page by page, one statement a page', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data, statements } = await db.run(LIST, { as: PROVINCE, variables: { first: 90, after } });
      seen.push(...idsOf(data.pledges));
      after = data.pledges.pageInfo.hasNextPage ? data.pledges.pageInfo.endCursor : null;
      expect(statements).toBe(1);
    } while (after !== null);
    const skey = `(select skey from app.placed_units where code = $1)`;
    expect(seen).toEqual(await idsBySql(`starts_with(p.skey, ${skey})`, ['40']));
    expect(seen.length).toBeGreaterThan(150);
  });

  test('keeps to unit, kinds and days that its filter names', async () => {
    const filter = {
      localityId: await unitIdOf(db, '40'),
      kinds: ['EMULATION_PACT'],
      signedFrom: '2023-01-15',
      signedTo: '2024-12-31',
    };
    const { data } = await db.run(LIST, { as: COUNTRY, variables: { filter, first: 500 } });
    const expected = await idsBySql(
      `starts_with(p.skey, (select skey from app.placed_units where code = '40')) and p.kind = 'EMULATION_PACT'
       and p.signed_from between $1 and $2`,
      [filter.signedFrom, filter.signedTo],
    );
    expect(expected.length).toBeGreaterThan(5);
    expect(idsOf(data.pledges)).toEqual(expected);
  });

  test('finds a pledge known to the month by any day of the month', async () => {
    const localityId = await unitIdOf(db, 'seed:khu-pho-soi');
    for (const [signedFrom, signedTo, found] of [
      ['2024-04-30', null, 1],
      [null, '2024-04-01', 1],
      ['2024-05-01', null, 0],
      [null, '2024-03-31', 0],
    ]) {
      const filter = { localityId, signedFrom, signedTo };
      const { data } = await db.run(LIST, { as: COUNTRY, variables: { filter, first: 5 } });
      expect(data.pledges.nodes).toHaveLength(found as number);
    }
  });

  test.each([
    [{ kinds: [] }, 'filter.kinds'],
    [{ signedFrom: '2024-01-02', signedTo: '2024-01-01' }, 'filter.signedFrom'],
    [{ localityId: 'u0' }, 'filter.localityId'],
  ])('refuses the filter %j, naming %s', async (filter, field) => {
    const { errors } = await db.run(LIST, { as: COUNTRY, variables: { filter, first: 5 } });
    expect(errors?.[0]?.extensions).toEqual({ code: 'INVALID', field });
  });

  test.each([
    ['of another list', ['organizations', '2024-01-01', stableId('x')]],
    ['without a day', ['pledges', '2024-02-31', stableId('x')]],
    ['without an identity', ['pledges', '2024-02-01', '1']],
  ])('refuses a cursor %s', async (_, position) => {
    const after = Buffer.from(JSON.stringify(position)).toString('base64url');
    const { errors } = await db.run(LIST, { as: COUNTRY, variables: { first: 5, after } });
    expect(errors?.[0]?.extensions).toEqual({ code: 'INVALID', field: 'after' });
  });
});

describe('a pledge', () => {
  const ONE = `query ($id: ID!) { pledge(id: $id) { kind locality { id } campaign { id } provenance
    signedOn { period { label } precision inferred }
    signatories(first: 50) { nodes { kind description organization { id name } count { value status provenance } } } } }`;

  test('names its signatories in the order of the source, organizations in one batch', async () => {
    const variables = { id: stableId('pledge:nghi-huong-2023-05-09') };
    const { data, statements } = await db.run(ONE, { as: viewer('ward', '16732'), variables });
    const stated = (value: number | null) => ({
      value,
      status: value === null ? 'NOT_REPORTED' : 'REPORTED',
      provenance: 'PUBLISHED',
    });
    const organization = (seed: string, name: string) => ({ id: stableId(seed), name });
    expect(data.pledge).toEqual({
      kind: 'PLEDGE',
      locality: { id: await unitIdOf(db, '16732') },
      campaign: { id: stableId('ini:nh-clean') },
      provenance: 'PUBLISHED',
      signedOn: { period: { label: '2023-05-09' }, precision: 'DAY', inferred: false },
      signatories: {
        nodes: [
          {
            kind: 'ORGANIZATION',
            description: 'UBMTTQ',
            organization: organization('org:mttq-nghi-huong', 'Ủy ban Mặt trận Tổ quốc phường Nghi Hương'),
            count: stated(1),
          },
          {
            kind: 'ORGANIZATION',
            description: 'BCH quân sự',
            organization: organization('org:bchqs-nghi-huong', 'Ban Chỉ huy quân sự phường Nghi Hương'),
            count: stated(1),
          },
          {
            kind: 'ORGANIZATION',
            description: 'các tổ chức đoàn thể địa phương',
            organization: organization('org:doan-the-nghi-huong', 'Các tổ chức đoàn thể phường Nghi Hương'),
            count: stated(null),
          },
          { kind: 'RESIDENTIAL_BLOCKS', description: '6 khối dân', organization: null, count: stated(6) },
        ],
      },
    });
    expect(statements).toBe(3);
  });

  test('is null for the ward beside it and the district beside it, with its signatories', async () => {
    const variables = { id: stableId('pledge:nghi-huong-2023-05-09') };
    for (const as of [viewer('ward', '16729'), viewer('district', '412'), viewer('province', '38')]) {
      const { data, errors } = await db.run(ONE, { as, variables });
      expect({ data, errors }).toEqual({ data: { pledge: null }, errors: undefined });
    }
    expect((await db.run(ONE, { as: viewer('district', '413'), variables })).data.pledge).not.toBeNull();
  });

  test('of the sample is signed on the day on which its ward was joined, for the ward’s campaign', async () => {
    const { rows } = await db.admin.query<{ code: string }>(
      `select code from app.placed_units where level = 'WARD' and starts_with(skey, (select skey from app.placed_units where code = '42'))`,
    );
    const joined = rows.filter(({ code }) => sampleMilestones(code)?.joined != null);
    const code = joined[0]!.code;
    const { data } = await db.run(ONE, { as: COUNTRY, variables: { id: stableId(`pledge:sample:${code}`) } });
    expect(data.pledge.signedOn.period.label).toBe(sampleMilestones(code)!.joined);
    expect(data.pledge.campaign.id).toBe(stableId(`sample:campaign:${code}`));
    expect(data.pledge.provenance).toBe('SYNTHETIC');
    const kinds = data.pledge.signatories.nodes.map(({ kind }: { kind: string }) => kind);
    expect(kinds.filter((kind: string) => kind === 'ORGANIZATION').length).toBeGreaterThanOrEqual(3);
    expect(kinds.slice(-2)).toEqual(['RESIDENTIAL_BLOCKS', 'HOUSEHOLDS']);
  });
});

test('signatories come page by page, for many pledges with one statement', async () => {
  const query = `query ($after: String) { pledges(first: 100) { nodes {
    signatories(first: 2, after: $after) { nodes { description } pageInfo { endCursor hasNextPage } } } } }`;
  const first = await db.run(query, { as: PROVINCE });
  expect(first.statements).toBe(2);
  const pages = first.data.pledges.nodes.map(({ signatories }: { signatories: object }) => signatories);
  expect(new Set(pages.map(({ nodes }: { nodes: object[] }) => nodes.length))).toEqual(new Set([2]));
  const second = await db.run(query, { as: PROVINCE, variables: { after: pages[0].pageInfo.endCursor } });
  const { rows } = await db.admin.query(
    `select s.description from organizations.signatories s where s.pledge_id = (
       select p.id from organizations.pledges p join app.placed_units u on u.code = '40' and starts_with(p.skey, u.skey)
       order by p.signed_from desc, p.id desc limit 1) order by s.position offset 2 limit 2`,
  );
  expect(second.data.pledges.nodes[0].signatories.nodes).toEqual(rows);
  const bad = Buffer.from('["signatories",1.5]').toString('base64url');
  const refused = await db.run(query, { as: PROVINCE, variables: { after: bad } });
  expect(refused.errors?.[0]?.extensions).toEqual({ code: 'INVALID', field: 'after' });
});
