/** Proves that the database hides exactly what the rule says, down the levels of units and across lines, and leaks nothing. */
import { Random } from '@diaban/shared/loading/random';
import { TestSubgraph } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { type Cell, hiddenInRounds, nameOf } from '../testing/hidden-in-rounds.js';
import { column, columnInScope, unitOf, unitsBelow } from '../testing/units.js';
import { hiddenAmong } from './suppression.rules.js';

let cases: TestSubgraph;

beforeAll(async () => {
  cases = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => cases.stop());

const asCells = (cells: string) =>
  `(select array_agg((c.skey, c.day, c.line, c.value, c.hidden)::cases.cell) from json_to_recordset(${cells}) c (skey text, day date, line text, value bigint, hidden boolean))`;

/** @param quarters the same cells by quarter, where they are months */
async function hide(
  cells: Cell[],
  above: Cell[],
  totals: Cell[] | null,
  quarters: Cell[] | null = null,
): Promise<Cell[]> {
  const orNull = (given: Cell[] | null, at: string) =>
    given ? asCells(at) : `nullif(${at}, '')::cases.cell[]`;
  return column<Cell>(
    cases,
    `select to_json(h) from unnest(cases.hide_cells(${asCells('$1')}, ${asCells('$2')}, ${orNull(totals, '$3')}, ${orNull(quarters, '$4')}, 'quarter')) h`,
    [cells, above, totals, quarters].map((given) => (given ? JSON.stringify(given) : '')),
  );
}

const cell = (skey: string, value: number, line = '', hidden = false): Cell => ({
  skey,
  day: '2024-01-01',
  line,
  value,
  hidden,
});

describe('the database', () => {
  test('hides in 2,000 random groups what the rule hides, whether their total is hidden or not', async () => {
    const random = new Random('suppression in SQL');
    const groups = Array.from({ length: 2_000 }, (_, at) => ({
      parent: at.toString(16).padStart(5, '0'),
      totalHidden: random.chance(0.3),
      counts: Array.from({ length: random.between(1, 8) }, () =>
        random.chance(0.3) ? 0 : random.between(1, 9),
      ),
    }));
    const key = (parent: string, at: number) => `${parent}${at.toString(16).padStart(5, '0')}`;
    const cells = groups.flatMap(({ parent, counts }) =>
      counts.map((count, at) => cell(key(parent, at), count)),
    );
    const above = groups.map(({ parent, totalHidden }) => cell(parent, 99, '', totalHidden));
    const hidden = new Set(
      (await hide(cells, above, null)).filter((one) => one.hidden).map(({ skey }) => skey),
    );
    const expected = groups.flatMap(({ parent, totalHidden, counts }) =>
      hiddenAmong(counts, totalHidden).flatMap((hides, at) => (hides ? [key(parent, at)] : [])),
    );
    expect(expected.length).toBeGreaterThan(3_000);
    expect([...hidden].sort()).toEqual(expected.sort());
  });

  test('hides across lines too, until neither the units of a line nor the lines of a unit tell anything', async () => {
    const A = '0000100002';
    const B = '0000100003';
    const C = '0000100004';
    const lines = [
      cell(A, 3, 'POSSESSION'),
      cell(A, 20, 'TRANSPORT'),
      cell(A, 30, 'TRAFFICKING'),
      cell(B, 15, 'POSSESSION'),
      cell(B, 25, 'TRANSPORT'),
      cell(C, 45, 'POSSESSION'),
      cell(C, 55, 'TRANSPORT'),
    ];
    const totals = [cell(A, 53), cell(B, 40), cell(C, 100)];
    const hidden = (await hide(lines, [], totals)).filter((one) => one.hidden);
    // A's 3 takes B's 15 along in its line and A's 20 in its unit; these take B's 25 along, and then all is even
    expect(hidden.map(({ skey, value }) => `${skey} ${value}`).sort()).toEqual(
      [`${A} 3`, `${A} 20`, `${B} 15`, `${B} 25`].sort(),
    );
  });

  test('hides in months of units by lines what rounds over all of their sums hide, wherever these hide something', async () => {
    const random = new Random('sums of three kinds in SQL');
    const keys = Array.from({ length: 40 }, (_, at) => `0000${(at >> 3) + 1}0000${at % 8}`);
    const days = Array.from({ length: 12 }, (_, at) => `2024-${String(at + 1).padStart(2, '0')}-01`);
    const quarterOf = (day: string) => days[Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3]!;
    const months = keys.flatMap((key) =>
      days.flatMap((day) =>
        ['POSSESSION', 'TRANSPORT', 'TRAFFICKING']
          .filter(() => random.chance(0.8))
          .map((line) => ({
            ...cell(key, random.chance(0.06) ? random.between(1, 4) : random.between(5, 60), line),
            day,
          })),
      ),
    );
    const distinct = (all: Cell[]) =>
      [...new Map(all.map((one) => [nameOf(one), one])).values()].map((one) => ({
        ...one,
        hidden: random.chance(0.04),
      }));
    const above = distinct(months.map((one) => ({ ...one, skey: one.skey.slice(0, -5) })));
    const totals = distinct(months.map((one) => ({ ...one, line: '' })));
    const quarters = distinct(months.map((one) => ({ ...one, day: quarterOf(one.day) })));
    const hiders = [above, totals, quarters].flatMap((all, kind) =>
      all.filter(({ hidden }) => hidden).map((one) => `${kind} ${nameOf(one)}`),
    );
    const expected = hiddenInRounds(
      months,
      (one) => [
        `0 ${nameOf({ ...one, skey: one.skey.slice(0, -5) })}`,
        `1 ${nameOf({ ...one, line: '' })}`,
        `2 ${nameOf({ ...one, day: quarterOf(one.day) })}`,
      ],
      new Set(hiders),
    );
    const found = (await hide(months, above, totals, quarters)).filter(({ hidden }) => hidden);
    expect(found.map(nameOf).sort()).toEqual(expected);
    expect([expected.length > 200, expected.length < 0.8 * months.length]).toEqual([true, true]);
  });

  test('keeps zeros out of it, and finds nothing to hide where nothing is', async () => {
    expect(await hide([cell('0000100002', 0), cell('0000100003', 9)], [], null)).toEqual([
      cell('0000100003', 9),
    ]);
    expect(await hide([], [], null)).toEqual([]);
  });

  test('answers with flags alone, and for units in scope alone', async () => {
    const asked = [
      await unitOf(cases, '413'),
      await unitOf(cases, '414'),
      ...(await unitsBelow(cases, '413', 'WARD')),
    ];
    const ids = asked.map(({ unitId }) => unitId).join(', ');
    const sql = `select to_json(h) from cases.hidden_cells('SUBJECTS', array[${ids}], '2021-01-01', '2024-12-31', 'QUARTER') h`;
    const own = await columnInScope<{ unit_id: number }>(cases, '413', sql);
    const allowed = new Set(asked.filter(({ code }) => code !== '414').map(({ unitId }) => unitId));
    expect(own.length).toBeGreaterThan(20);
    expect(own.filter(({ unit_id }) => !allowed.has(unit_id))).toEqual([]);
    expect(Object.keys(own[0]!).sort()).toEqual(['banded', 'day', 'line', 'unit_id']);
    expect(await columnInScope(cases, '414', sql.replace(`${asked[1]!.unitId}, `, ''))).toEqual([]);
    // who looks does not matter: the province is told the same of these units
    const above = await columnInScope<{ unit_id: number }>(cases, '40', sql);
    const ofOwn = (rows: { unit_id: number }[]) =>
      rows
        .filter(({ unit_id }) => allowed.has(unit_id))
        .map((row) => JSON.stringify(row))
        .sort();
    expect(ofOwn(above)).toEqual(ofOwn(own));
  });

  test.each([
    'case_cells',
    'tip_off_cells',
    'rehabilitation_cells',
    'decided_cells',
    'hide_cells',
    'covered_spans',
  ])('does not let the login role call %s, which knows counts', async (name) => {
    const [allowed] = await column<boolean>(
      cases,
      `select has_function_privilege('cases_app', oid, 'execute') from pg_proc where proname = $1`,
      [name],
    );
    expect(allowed).toBe(false);
  });
});
