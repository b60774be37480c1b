/** Proves that lists of cases are complete, ordered, filtered and paged as they say, on the sample. */
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { column, entitiesIn, unitOf, unitsBelow } from '../testing/units.js';

interface IdPage {
  nodes: { id: string }[];
  pageInfo: { endCursor: string };
}

const province = viewer('province', '40');
const district = viewer('district', '413');
let cases: TestSubgraph;

beforeAll(async () => {
  cases = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => cases.stop());

const LIST = `query ($first: Int!, $after: String, $filter: PoliceCaseFilter) {
  policeCases(first: $first, after: $after, filter: $filter) { nodes { id } pageInfo { endCursor hasNextPage } } }`;

/** Ids by SQL of its own, as the owner: the newest first. */
async function expected(code: string, condition = 'true'): Promise<string[]> {
  const { skey } = await unitOf(cases, code);
  return column(
    cases,
    `select id from cases.police_cases where starts_with(skey, $1) and ${condition} order by occurred_on desc, id desc`,
    [skey],
  );
}

async function invalidField(query: string, variables: object = {}): Promise<unknown> {
  const { errors } = await cases.run(query, { as: district, variables: { ...variables } });
  expect(errors?.[0]?.extensions?.code).toBe('INVALID');
  return errors?.[0]?.extensions?.field;
}

describe('the list of cases', () => {
  test('holds every case in scope once, the newest first, whatever the size of a page', async () => {
    const all = await expected('413');
    expect(all.length).toBeGreaterThan(30);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const answer = await cases.run(LIST, { as: district, variables: { first: 11, after } });
      expect(answer.statements).toBe(1);
      const { nodes, pageInfo } = answer.data.policeCases;
      seen.push(...nodes.map(({ id }: { id: string }) => id));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(all);
  });

  test.each([
    [{ offences: ['TRAFFICKING', 'HARBOURING_USE'] }, `offence in ('TRAFFICKING', 'HARBOURING_USE')`],
    [{ caseKinds: ['SPECIAL_CASE', 'RING'] }, `case_kind <> 'CASE'`],
    [{ stages: ['PROSECUTED'] }, 'prosecuted_on is not null and tried_on is null and closed_on is null'],
    [
      { occurredFrom: '2023-05-09', occurredTo: '2023-05-20' },
      `occurred_on between '2023-05-09' and '2023-05-20'`,
    ],
    [
      { stages: ['CLOSED'], offences: ['POSSESSION'], occurredTo: '2021-03-31' },
      `offence = 'POSSESSION' and closed_on is not null and occurred_on <= '2021-03-31'`,
    ],
  ])('filters by %j', async (filter, condition) => {
    const answer = await cases.run(LIST, { as: province, variables: { first: 500, filter } });
    const all = await expected('40', condition);
    expect(all.length).toBeGreaterThan(3);
    expect(answer.data.policeCases.nodes.map(({ id }: { id: string }) => id)).toEqual(all.slice(0, 500));
    expect(answer.statements).toBe(1);
  });

  test('filters by a unit with all below it, for one statement more', async () => {
    const { reference } = await unitOf(cases, '413');
    const answer = await cases.run(LIST, {
      as: province,
      variables: { first: 500, filter: { localityId: reference.id } },
    });
    expect(answer.data.policeCases.nodes.map(({ id }: { id: string }) => id)).toEqual(await expected('413'));
    expect(answer.statements).toBe(2);
  });
});

describe('the cases of units', () => {
  test('come for 200 wards with two statements, a page of each', async () => {
    const wards = (await unitsBelow(cases, '40', 'WARD')).slice(0, 200);
    const answer = await cases.entities(
      wards.map(({ reference }) => reference),
      '... on Locality { id cases(first: 2, filter: { offences: [POSSESSION] }) { nodes { id locality { id } } pageInfo { hasNextPage } } }',
      province,
    );
    expect(answer.statements).toBe(2);
    const rows = await column<{ unit: number; ids: string[] }>(
      cases,
      `select json_build_object('unit', locality_id, 'ids', json_agg(id order by occurred_on desc, id desc))
       from cases.police_cases where offence = 'POSSESSION' and locality_id = any($1) group by locality_id`,
      [wards.map(({ unitId }) => unitId)],
    );
    const byUnit = new Map(rows.map(({ unit, ids }) => [`u${unit}`, ids]));
    expect(answer.data?._entities).toEqual(
      wards.map(({ reference: { id } }) => {
        const ids = byUnit.get(id) ?? [];
        const nodes = ids.slice(0, 2).map((caseId) => ({ id: caseId, locality: { id } }));
        return { id, cases: { nodes, pageInfo: { hasNextPage: ids.length > 2 } } };
      }),
    );
  });

  test('go on after a cursor, and a district has the cases of all its wards', async () => {
    const { reference } = await unitOf(cases, '413');
    const page = async (after: string) => {
      const fields = `cases(first: 5${after}) { nodes { id } pageInfo { endCursor } }`;
      const answer = await cases.entities([reference], `... on Locality { ${fields} }`, province);
      expect(answer.statements).toBe(2);
      return entitiesIn<{ cases: IdPage }>(answer)[0]!.cases;
    };
    const first = await page('');
    const second = await page(`, after: "${first.pageInfo.endCursor}"`);
    const ids = [...first.nodes, ...second.nodes].map(({ id }) => id);
    expect(ids).toEqual((await expected('413')).slice(0, 10));
  });
});

describe('what cannot be right is refused by the name of its argument', () => {
  const foreign = Buffer.from(JSON.stringify(['hotspots', '2024-01-01', 'x'])).toString('base64url');
  const forged = (...values: unknown[]) =>
    Buffer.from(JSON.stringify(['policeCases', ...values])).toString('base64url');
  const id = '08f5d4cb-992f-8a0b-b268-e068f6891c88';

  test.each([
    ['after', { first: 5, after: 'nonsense' }],
    ['after', { first: 5, after: foreign }],
    ['after', { first: 5, after: forged('2024-02-30', id) }],
    ['after', { first: 5, after: forged('2024-02-03', 'x') }],
    ['after', { first: 5, after: forged(7, null) }],
    ['first', { first: 0 }],
    ['first', { first: 501 }],
    ['occurredFrom', { first: 5, filter: { occurredFrom: '2024-01-02', occurredTo: '2024-01-01' } }],
    ['localityId', { first: 5, filter: { localityId: '413' } }],
    ['filter.offences', { first: 5, filter: { offences: [] } }],
    ['filter.stages', { first: 5, filter: { stages: ['TRIED', 'TRIED'] } }],
  ])('%s in %j', async (field, variables) => {
    expect(await invalidField(LIST, variables)).toBe(field);
  });

  test('and an id that is none', async () => {
    expect(await invalidField('{ policeCase(id: "12") { id } }')).toBe('id');
  });
});
