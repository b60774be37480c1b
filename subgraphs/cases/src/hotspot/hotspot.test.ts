/** Proves lists of hotspots and the counts of open ones as of a day, on the sample and in scope. */
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { column, entitiesIn, type TestUnit, unitOf, unitsBelow } from '../testing/units.js';

interface OpenHotspots {
  openHotspots: {
    kind: string;
    count: { value: number | null; status: string; period: { label: string } };
  }[];
}

const province = viewer('province', '40');
let cases: TestSubgraph;

beforeAll(async () => {
  cases = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => cases.stop());

async function open(units: readonly TestUnit[], asOf: string, as = province) {
  const answer = await cases.entities(
    units.map(({ reference }) => reference),
    `... on Locality { openHotspots${asOf} { kind count { value status period { label } } } }`,
    as,
  );
  expect(answer.errors).toBeUndefined();
  return { rows: entitiesIn<OpenHotspots | null>(answer), statements: answer.statements };
}

/** "unit kind" → how many by SQL of its own. */
async function counted(units: readonly TestUnit[], day: string): Promise<Map<string, number>> {
  const rows = await column<[string, number]>(
    cases,
    `select json_build_array(u.unit_id || ' ' || h.kind, count(*)) from cases.hotspots h
     join app.placed_units u on starts_with(h.skey, u.skey)
     where u.unit_id = any($2) and h.opened_on <= $1 and coalesce(h.cleared_on, 'infinity') > $1 group by u.unit_id, h.kind`,
    [day, units.map(({ unitId }) => unitId)],
  );
  return new Map(rows);
}

const KINDS = ['GATHERING_POINT', 'RETAIL_POINT', 'RING', 'PUBLIC_ORDER_SPOT'];

describe('open hotspots', () => {
  test('are counted as of a day for 200 units with two statements, by all four kinds', async () => {
    const day = '2023-11-23';
    const wards = (await unitsBelow(cases, '40', 'WARD')).slice(0, 178);
    const units = [await unitOf(cases, '40'), ...(await unitsBelow(cases, '40', 'DISTRICT')), ...wards];
    const { rows, statements } = await open(units, `(asOf: "${day}")`);
    expect(units).toHaveLength(200);
    expect(statements).toBe(2);
    const expected = await counted(units, day);
    expect(rows).toEqual(
      units.map(({ unitId }) => ({
        openHotspots: KINDS.map((kind) => {
          const value = expected.get(`${unitId} ${kind}`) ?? 0;
          return {
            kind,
            count: { value, status: value === 0 ? 'ZERO' : 'REPORTED', period: { label: day } },
          };
        }),
      })),
    );
    expect(rows[0]?.openHotspots.every(({ count }) => count.value! > 0)).toBe(true);
  });

  test('are counted today, or on the last day of the register where that is earlier', async () => {
    const unit = await unitOf(cases, '40');
    const { rows } = await open([unit], '');
    const expected = await counted([unit], '2025-06-30');
    expect(rows[0]?.openHotspots.map(({ count }) => [count.period.label, count.value])).toEqual(
      KINDS.map((kind) => ['2025-06-30', expected.get(`${unit.unitId} ${kind}`) ?? 0]),
    );
  });

  test.each(['2020-12-31', '2025-07-01'])('are unknown on %s, when no register was kept', async (day) => {
    const { rows } = await open([await unitOf(cases, '413')], `(asOf: "${day}")`);
    const unknown = { value: null, status: 'NOT_REPORTED', period: { label: day } };
    expect(rows[0]?.openHotspots).toEqual(KINDS.map((kind) => ({ kind, count: unknown })));
  });

  test('of a district are counted for itself, and not for the district beside it', async () => {
    const units = [await unitOf(cases, '413'), await unitOf(cases, '414')];
    const { rows } = await open(units, '(asOf: "2024-01-01")', viewer('district', '413'));
    expect(rows[0]?.openHotspots).toHaveLength(4);
    expect(rows[1]).toBeNull();
  });
});

describe('the list of hotspots', () => {
  const LIST = `query ($filter: HotspotFilter, $after: String) {
    hotspots(first: 60, after: $after, filter: $filter) { nodes { id } pageInfo { endCursor hasNextPage } } }`;

  test.each([
    [{}, 'true'],
    [{ kinds: ['RING'] }, `kind = 'RING'`],
    [
      { openOn: '2024-01-01' },
      `opened_on <= '2024-01-01' and (cleared_on is null or cleared_on > '2024-01-01')`,
    ],
    [{ openedFrom: '2022-01-01', openedTo: '2022-06-30' }, `opened_on between '2022-01-01' and '2022-06-30'`],
  ])('filtered by %j holds each once, the newest first', async (filter, condition) => {
    const { skey } = await unitOf(cases, '40');
    const sql = `select id from cases.hotspots where starts_with(skey, $1) and ${condition} order by opened_on desc, id desc`;
    const expected = await column<string>(cases, sql, [skey]);
    expect(expected.length).toBeGreaterThan(5);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const answer = await cases.run(LIST, { as: province, variables: { filter, after } });
      expect(answer.statements).toBe(1);
      const { nodes, pageInfo } = answer.data.hotspots;
      seen.push(...nodes.map(({ id }: { id: string }) => id));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(expected);
  });

  test('comes for many units with two statements, and goes on after a cursor of the list', async () => {
    const districts = await unitsBelow(cases, '40', 'DISTRICT');
    const fields = (after: string) =>
      `... on Locality { hotspots(first: 3${after}) { nodes { id openedOn clearedOn provenance locality { id } } pageInfo { endCursor } } }`;
    const references = districts.map(({ reference }) => reference);
    const answer = await cases.entities(references, fields(''), province);
    expect(answer.statements).toBe(2);
    const pages = entitiesIn<{ hotspots: { nodes: { id: string }[]; pageInfo: { endCursor: string } } }>(
      answer,
    );
    const ids = async ({ skey }: TestUnit, rest: string) =>
      column<string>(
        cases,
        `select id from cases.hotspots where starts_with(skey, $1) order by opened_on desc, id desc ${rest}`,
        [skey],
      );
    for (const [index, district] of districts.entries()) {
      expect(pages[index]!.hotspots.nodes.map(({ id }) => id)).toEqual(await ids(district, 'limit 3'));
    }
    const { endCursor } = pages[0]!.hotspots.pageInfo;
    const next = await cases.entities(references.slice(0, 1), fields(`, after: "${endCursor}"`), province);
    const [page] = entitiesIn<(typeof pages)[number]>(next);
    expect(page!.hotspots.nodes.map(({ id }) => id)).toEqual(await ids(districts[0]!, 'limit 3 offset 3'));
  });

  test('finds one by id in scope, null out of it, and refuses an id that is none', async () => {
    const { skey } = await unitOf(cases, '413');
    const [id] = await column<string>(
      cases,
      'select id from cases.hotspots where starts_with(skey, $1) limit 1',
      [skey],
    );
    const ONE = 'query ($id: ID!) { hotspot(id: $id) { id } }';
    const find = (as: ReturnType<typeof viewer>) => cases.run(ONE, { as, variables: { id } });
    expect((await find(viewer('district', '413'))).data).toEqual({ hotspot: { id } });
    expect((await find(viewer('district', '414'))).data).toEqual({ hotspot: null });
    const references = [
      { __typename: 'Hotspot', id },
      { __typename: 'Hotspot', id: 'x' },
    ];
    const answer = await cases.entities(references, '... on Hotspot { id }', province);
    expect([answer.data?._entities, answer.statements]).toEqual([[{ id }, null], 1]);
    const refused = await cases.run(ONE, { as: province, variables: { id: '7' } });
    expect(refused.errors?.[0]?.extensions).toEqual({ code: 'INVALID', field: 'id' });
  });
});
