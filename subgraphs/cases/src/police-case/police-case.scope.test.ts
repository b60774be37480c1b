/** Proves that a case is shown whole to those in whose scope it lies, and does not exist for anybody else. */
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { column, columnInScope, unitOf } from '../testing/units.js';

let cases: TestSubgraph;
/** a case of Cửa Lò (413), one of the district whose key follows right after, one of another province */
let own: string;
let sibling: string;
let foreign: string;

beforeAll(async () => {
  cases = await TestSubgraph.start(subgraph, 'diaban_sample');
  const newest = async (code: string) => {
    const { skey } = await unitOf(cases, code);
    const ids = await column<string>(
      cases,
      'select id from cases.police_cases where starts_with(skey, $1) order by occurred_on desc limit 1',
      [skey],
    );
    return ids[0]!;
  };
  own = await newest('413');
  sibling = await newest('414');
  foreign = await newest('387');
});
afterAll(() => cases.stop());

const ONE = 'query ($id: ID!) { policeCase(id: $id) { id } }';
const readers = {
  ward: viewer('ward', '16732'),
  district: viewer('district', '413'),
  sibling: viewer('district', '414'),
  province: viewer('province', '40'),
  otherProvince: viewer('province', '38'),
  country: viewer('analyst', 'VN'),
};

describe('a case', () => {
  test('is found by its district, province and the centre, and by nobody else', async () => {
    const found: Record<string, boolean> = {};
    for (const [name, as] of Object.entries(readers)) {
      const answer = await cases.run(ONE, { as, variables: { id: own } });
      expect(answer.statements).toBe(1);
      expect(answer.errors).toBeUndefined();
      found[name] = answer.data.policeCase !== null;
    }
    const { skey } = await unitOf(cases, '16732');
    const [inWard] = await column<boolean>(
      cases,
      'select starts_with(skey, $2) from cases.police_cases where id = $1',
      [own, skey],
    );
    expect(found).toEqual({
      ward: inWard,
      district: true,
      sibling: false,
      province: true,
      otherProvince: false,
      country: true,
    });
  });

  test('is null as a reference where it is out of scope, unknown or malformed', async () => {
    const references = [own, sibling, foreign, '01234567-89ab-8def-8123-456789abcdef', 'x'].map((id) => ({
      __typename: 'PoliceCase',
      id,
    }));
    const answer = await cases.entities(references, '... on PoliceCase { id }', readers.district);
    expect(answer.data?._entities).toEqual([{ id: own }, null, null, null, null]);
    expect(answer.statements).toBe(1);
  });

  test('is one of 200 that one statement answers for', async () => {
    const ids = await column<string>(cases, 'select id from cases.police_cases order by id limit 200');
    const references = ids.map((id) => ({ __typename: 'PoliceCase', id: id.toUpperCase() }));
    const answer = await cases.entities(references, '... on PoliceCase { id }', readers.country);
    expect(answer.data?._entities).toEqual(ids.map((id) => ({ id })));
    expect(answer.statements).toBe(1);
  });

  test('is in no list of a unit out of scope: the unit itself does not exist', async () => {
    const inside = await unitOf(cases, '413');
    const beside = await unitOf(cases, '414');
    const above = await unitOf(cases, '40');
    const answer = await cases.entities(
      [inside.reference, beside.reference, above.reference],
      '... on Locality { cases(first: 1) { nodes { id } } }',
      readers.district,
    );
    expect(answer.data?._entities).toEqual([{ cases: { nodes: [expect.anything()] } }, null, null]);
    const filtered = await cases.run(
      'query ($id: ID!) { policeCases(filter: { localityId: $id }) { nodes { id } pageInfo { endCursor hasNextPage } } }',
      { as: readers.district, variables: { id: beside.reference.id } },
    );
    expect(filtered.data.policeCases).toEqual({
      nodes: [],
      pageInfo: { endCursor: null, hasNextPage: false },
    });
  });

  test('has seizures in scope only', async () => {
    const visible = async (code: string) =>
      (await columnInScope<number>(cases, code, 'select count(*)::int from cases.seizures'))[0];
    const counted = async (code: string) => {
      const { skey } = await unitOf(cases, code);
      const [count] = await column<number>(
        cases,
        `select count(*)::int from cases.seizures s join cases.police_cases c on c.id = s.case_id where starts_with(c.skey, $1)`,
        [skey],
      );
      return count;
    };
    for (const code of ['16732', '413', '414', '40', '38'])
      expect(await visible(code)).toBe(await counted(code));
    expect(await counted('413')).toBeGreaterThan(0);
  });
});
