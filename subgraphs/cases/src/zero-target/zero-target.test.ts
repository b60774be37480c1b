/** Proves how zero targets stand: counted from the hotspots open on a day, met by none, unknown where no register is kept. */
import { Invalid } from '@diaban/shared/errors';
import { stableId } from '@diaban/shared/loading/stable-id';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { column, entitiesIn, type TestUnit, unitOf, unitsBelow } from '../testing/units.js';
import { daysOfSeries, MAX_DAYS } from './zero-target.rules.js';

interface State {
  kind: string;
  count: { value: number | null; status: string; period: { label: string } };
  met: boolean | null;
}

const province = viewer('province', '40');
const KINDS = ['GATHERING_POINT', 'RETAIL_POINT', 'RING', 'PUBLIC_ORDER_SPOT'];
const FIELDS = '{ kind count { value status period { label } } met }';
let cases: TestSubgraph;

beforeAll(async () => {
  cases = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => cases.stop());

async function states(units: readonly TestUnit[], args: string, as = province) {
  const answer = await cases.entities(
    units.map(({ reference }) => reference),
    `... on Locality { zeroTargetStates${args} ${FIELDS} }`,
    as,
  );
  expect(answer.errors).toBeUndefined();
  const all = entitiesIn<{ zeroTargetStates: State[] } | null>(answer);
  return { all: all.map((unit) => unit?.zeroTargetStates ?? null), statements: answer.statements };
}

async function counted({ skey }: TestUnit, day: string, kind: string): Promise<number> {
  const sql = `select count(*)::int from cases.hotspots where starts_with(skey, $1) and kind = $2 and opened_on <= $3 and coalesce(cleared_on, 'infinity') > $3`;
  return (await column<number>(cases, sql, [skey, kind, day]))[0]!;
}

describe('zero targets of a unit', () => {
  test('are met where none is open on the day, for 200 units with two statements', async () => {
    const units = (await unitsBelow(cases, '40', 'WARD')).slice(0, 200);
    const { all, statements } = await states(units, '(asOf: "2023-12-31")');
    expect(statements).toBe(2);
    const met = new Set<boolean | null>();
    for (const [at, unit] of units.entries()) {
      expect(all[at]!.map(({ kind }) => kind)).toEqual(KINDS);
      if (at % 20 !== 0) continue;
      for (const { kind, count, met: is } of all[at]!) {
        const value = await counted(unit, '2023-12-31', kind);
        expect([count.value, is]).toEqual([value, value === 0]);
      }
    }
    for (const rows of all) for (const row of rows!) met.add(row.met);
    expect([...met].sort()).toEqual([false, true]);
  });

  test('come by month, each at its end and the last on the day itself', async () => {
    const unit = await unitOf(cases, '40');
    const { all, statements } = await states([unit], '(kinds: [RING], from: "2024-01", asOf: "2024-04-15")');
    expect(statements).toBe(2);
    const days = ['2024-01-31', '2024-02-29', '2024-03-31', '2024-04-15'];
    const expected: number[] = [];
    for (const day of days) expected.push(await counted(unit, day, 'RING'));
    expect(all[0]!.map(({ count }) => [count.period.label, count.value])).toEqual(
      days.map((day, at) => [day, expected[at]]),
    );
  });

  test('are unknown, not met, where no register covers the day or the unit', async () => {
    const unknown = (rows: State[] | null) => rows!.map(({ count, met }) => [count.value, count.status, met]);
    const later = await states([await unitOf(cases, '413')], '(kinds: [RING], asOf: "2025-07-01")');
    expect(unknown(later.all[0]!)).toEqual([[null, 'NOT_REPORTED', null]]);
    const elsewhere = await states(
      [await unitOf(cases, '01')],
      '(asOf: "2024-01-01")',
      viewer('analyst', 'VN'),
    );
    expect(unknown(elsewhere.all[0]!)).toEqual(KINDS.map(() => [null, 'NOT_REPORTED', null]));
    const series = await states(
      [await unitOf(cases, '413')],
      '(kinds: [RING], from: "2025-06", asOf: "2025-07-31")',
    );
    expect(series.all[0]!.map(({ met }) => met === null)).toEqual([false, true]);
  });

  test('of a district are not told to the district beside it', async () => {
    const units = [await unitOf(cases, '413'), await unitOf(cases, '414')];
    const { all } = await states(units, '(asOf: "2024-01-01")', viewer('district', '413'));
    expect(all.map((rows) => rows?.length ?? null)).toEqual([4, null]);
  });
});

describe('zero targets of a campaign', () => {
  const campaign = (unit: TestUnit | null) => ({
    __typename: 'Campaign',
    id: stableId('campaign:test'),
    ...(unit ? { locality: { id: unit.reference.id } } : {}),
  });
  const FRAGMENT = `... on Campaign { id zeroTargetStates(asOf: "2024-01-01") ${FIELDS} }`;

  test('are those of its unit, where that lies in scope', async () => {
    const own = await unitOf(cases, '413');
    const references = [
      campaign(own),
      campaign(await unitOf(cases, '414')),
      campaign(null),
      { __typename: 'Campaign', id: 'x' },
    ];
    const answer = await cases.entities(references, FRAGMENT, viewer('district', '413'));
    const [first, ...others] = entitiesIn<{ zeroTargetStates: State[] } | null>(answer);
    const [expected] = (await states([own], '(asOf: "2024-01-01")')).all;
    expect(first!.zeroTargetStates).toEqual(expected);
    expect(others).toEqual([
      { id: stableId('campaign:test'), zeroTargetStates: [] },
      { id: stableId('campaign:test'), zeroTargetStates: [] },
      null,
    ]);
  });
});

describe('the days of a series', () => {
  const refused = (from: string, asOf: string) => {
    try {
      return daysOfSeries(from, asOf).length;
    } catch (error) {
      return (error as Invalid).extensions.field;
    }
  };

  test('are the ends of its months and the last day', () => {
    expect(daysOfSeries('2024-02', '2024-02-10')).toEqual(['2024-02-10']);
    expect(daysOfSeries('2023-12', '2024-02-29')).toEqual(['2023-12-31', '2024-01-31', '2024-02-29']);
  });

  test('may fill the limit and not exceed it, nor begin after they end', () => {
    expect(refused('2014-07', '2024-06-30')).toBe(MAX_DAYS);
    expect(refused('2014-06', '2024-06-30')).toBe('from');
    expect(refused('2024-07', '2024-06-30')).toBe('from');
  });
});
