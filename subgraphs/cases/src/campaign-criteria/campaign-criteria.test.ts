/** Proves the criteria on hotspots and cases: counted as SQL counts, met by none, unknown where no register is kept. */
import { stableId } from '@diaban/shared/loading/stable-id';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { column, entitiesIn, type TestUnit, unitOf, unitsBelow, unitsWhere } from '../testing/units.js';

interface Found {
  rule: string;
  state: string;
  basis: string;
  provenance: string;
  reason: string;
  period: { from: string; to: string };
  figure: { value: number | null; status: string };
  evidence?: { hotspots: { nodes: { id: string }[] } | null; cases: { nodes: { id: string }[] } | null };
}

const province = viewer('province', '40');
const FIELDS = `rule state basis provenance reason period { from to } figure { value status }`;
const EVIDENCE = 'evidence { hotspots(first: 5) { nodes { id } } cases(first: 5) { nodes { id } } }';
let cases: TestSubgraph;

beforeAll(async () => {
  cases = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => cases.stop());

const campaign = (unit: TestUnit | null, at = 0) => ({
  __typename: 'Campaign',
  id: stableId(`campaign:test:${at}`),
  ...(unit ? { locality: { id: unit.reference.id } } : {}),
});

/** The criteria of a campaign of each unit. */
async function criteria(units: readonly (TestUnit | null)[], args: string, as = province, fields = FIELDS) {
  const answer = await cases.entities(
    units.map(campaign),
    `... on Campaign { caseCriteria${args} { ${fields} } }`,
    as,
  );
  expect(answer.errors).toBeUndefined();
  const all = entitiesIn<{ caseCriteria: Found[] }>(answer).map(({ caseCriteria }) => caseCriteria);
  return { all, statements: answer.statements };
}

const told = (found: Found[]) => found.map(({ state, figure }) => [state, figure.value, figure.status]);

/** What SQL of its own says of the day: hotspots open, and cases from a day on. */
async function expected({ skey }: TestUnit, from: string, asOf: string) {
  const [hotspots, cased] = (
    await column<[number, number]>(
      cases,
      `select json_build_array(
         (select count(*) from cases.hotspots where starts_with(skey, $1) and opened_on <= $3 and coalesce(cleared_on, 'infinity') > $3),
         (select count(*) from cases.police_cases where starts_with(skey, $1) and occurred_on >= $2 and occurred_on <= $3))`,
      [skey, from, asOf],
    )
  )[0]!;
  const row = (n: number) => [n === 0 ? 'MET' : 'NOT_MET', n, n === 0 ? 'ZERO' : 'REPORTED'];
  return [row(hotspots), row(cased)];
}

describe('criteria on hotspots and cases', () => {
  test.each([
    ['2024-12-31', '2024-01-01'],
    ['2024-08-17', '2023-08-18'],
    ['2024-02-29', '2023-03-01'],
  ])('of units of every level on %s count from %s on', async (asOf, from) => {
    const units = [await unitOf(cases, '40'), await unitOf(cases, '413'), await unitOf(cases, '16732')];
    const { all, statements } = await criteria(units, `(asOf: "${asOf}")`);
    expect(statements).toBe(1);
    for (const [at, unit] of units.entries()) {
      expect(told(all[at]!)).toEqual(await expected(unit, from, asOf));
      expect(
        all[at]!.map(({ rule, basis, provenance, period }) => [rule, basis, provenance, period]),
      ).toEqual([
        ['NO_OPEN_HOTSPOT', 'COMPUTED', 'SYNTHETIC', { from: asOf, to: asOf }],
        ['NO_CASE_IN_12_MONTHS', 'COMPUTED', 'SYNTHETIC', { from, to: asOf }],
      ]);
    }
  });

  test('of 200 wards cost one statement, and show true zeros, small counts of cases and larger ones', async () => {
    const wards = (await unitsBelow(cases, '40', 'WARD')).slice(0, 200);
    const { all, statements } = await criteria(wards, '(asOf: "2024-12-31")');
    expect(statements).toBe(1);
    for (let at = 0; at < wards.length; at += 10)
      expect(told(all[at]!)).toEqual(await expected(wards[at]!, '2024-01-01', '2024-12-31'));
    // how many cases there are is no count of persons, so that 1 to 4 are shown, as in every statistic of cases
    const counts = all.map(([, found]) => found!.figure.value!);
    expect([counts.includes(0), counts.some((n) => n > 0 && n < 5), counts.some((n) => n > 4)]).toEqual([
      true,
      true,
      true,
    ]);
  });

  test('say no more than the statistics and zero targets of the same unit', async () => {
    const unit = await unitOf(cases, '413');
    const { all } = await criteria([unit], '(asOf: "2024-12-31")');
    const [other] = entitiesIn<{
      caseStatistics: { cases: { value: number } }[];
      zeroTargetStates: { count: { value: number } }[];
    }>(
      await cases.entities(
        [unit.reference],
        `... on Locality { caseStatistics(from: "2024-01", to: "2024-12", per: YEAR) { cases { value } }
           zeroTargetStates(asOf: "2024-12-31") { count { value } } }`,
        province,
      ),
    );
    expect(all[0]!.map(({ figure }) => figure.value)).toEqual([
      other!.zeroTargetStates.reduce((sum, { count }) => sum + count.value, 0),
      other!.caseStatistics[0]!.cases.value,
    ]);
  });

  test('are shown by the hotspots that are open and the latest cases, for many campaigns at once', async () => {
    const wards = (
      await unitsWhere(
        cases,
        `level = 'WARD' and starts_with(skey, (select skey from app.placed_units where code = '40')) and (code like '167%'
           or exists (select from cases.hotspots where locality_id = unit_id and coalesce(cleared_on, 'infinity') > '2024-12-31'))`,
      )
    ).slice(0, 40);
    const { all, statements } = await criteria(wards, '(asOf: "2024-12-31")', province, `rule ${EVIDENCE}`);
    // the criteria; the units, once; hotspots and cases
    expect(statements).toBe(4);
    const seen = { hotspots: 0, cases: 0 };
    for (const [at, { skey }] of wards.entries()) {
      const [byHotspots, byCases] = all[at]!.map(({ evidence }) => evidence!);
      const open = await column<string>(
        cases,
        `select id from cases.hotspots where starts_with(skey, $1) and opened_on <= '2024-12-31'
           and coalesce(cleared_on, 'infinity') > '2024-12-31' order by opened_on desc, id desc limit 5`,
        [skey],
      );
      const latest = await column<string>(
        cases,
        `select id from cases.police_cases where starts_with(skey, $1) and extract(year from occurred_on) = 2024
         order by occurred_on desc, id desc limit 5`,
        [skey],
      );
      expect(byHotspots).toEqual({ hotspots: { nodes: open.map((id) => ({ id })) }, cases: null });
      expect(byCases).toEqual({ hotspots: null, cases: { nodes: latest.map((id) => ({ id })) } });
      seen.hotspots += open.length;
      seen.cases += latest.length;
    }
    expect(seen.hotspots).toBeGreaterThan(0);
    expect(seen.cases).toBeGreaterThan(5);
  });

  test('name the kinds that are open', async () => {
    const unit = await unitOf(cases, '40');
    const [[hotspots] = []] = (await criteria([unit], '(asOf: "2024-12-31")')).all;
    const rings = await column<string>(
      cases,
      `select count(*) || ' đường dây' from cases.hotspots where starts_with(skey, $1) and kind = 'RING'
         and opened_on <= '2024-12-31' and coalesce(cleared_on, 'infinity') > '2024-12-31'`,
      [unit.skey],
    );
    expect(hotspots!.reason).toContain(rings[0]);
  });

  test('are answered for the last day of the register where no day is given', async () => {
    const { all } = await criteria([await unitOf(cases, '413')], '');
    const [last] = await column<string>(
      cases,
      `select max(covered_to)::text from cases.register_coverage where register = 'CASES' and provenance = 'SYNTHETIC'`,
    );
    expect(all[0]!.map(({ period }) => period.to)).toEqual([last, last]);
    expect(all[0]!.map(({ state }) => state)).not.toContain('UNKNOWN');
  });

  test.each([
    ['413', '2025-12-31', 'after the last day of the registers'],
    ['413', '2021-06-30', 'where the twelve months begin before the register'],
    ['01', '2024-12-31', 'where no register is kept'],
    ['seed:khu-pho-soi', '2024-12-31', 'below the commune'],
  ])('of %s on %s are unknown, never met: %s', async (name, asOf) => {
    const { all } = await criteria([await unitOf(cases, name)], `(asOf: "${asOf}")`, viewer('analyst', 'VN'));
    const [hotspots, cased] = told(all[0]!);
    expect(cased).toEqual(['UNKNOWN', null, 'NOT_REPORTED']);
    if (asOf !== '2021-06-30') expect(hotspots).toEqual(['UNKNOWN', null, 'NOT_REPORTED']);
  });

  test('are told to the district of the unit, not to the one beside it, and of no unit not at all', async () => {
    const units = [await unitOf(cases, '413'), await unitOf(cases, '414'), await unitOf(cases, '40'), null];
    const { all } = await criteria(units, '(asOf: "2024-12-31")', viewer('district', '413'));
    expect(all.map((found) => found.length)).toEqual([2, 0, 0, 0]);
  });
});
