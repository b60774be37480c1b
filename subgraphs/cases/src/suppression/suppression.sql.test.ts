/** Proves that the database hides exactly what the rule says, down the levels of units and across lines, and leaks nothing. */
import { Random } from '@diaban/shared/loading/random';
import { TestSubgraph } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { column, columnInScope, unitOf, unitsBelow } from '../testing/units.js';
import { hiddenAmong } from './suppression.rules.js';

interface Cell {
  skey: string;
  day: string;
  line: string;
  value: number;
  hidden: boolean;
}

let cases: TestSubgraph;

beforeAll(async () => {
  cases = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => cases.stop());

const asCells = (cells: string) =>
  `(select array_agg((c.skey, c.day, c.line, c.value, c.hidden)::cases.cell) from json_to_recordset(${cells}) c (skey text, day date, line text, value bigint, hidden boolean))`;

async function hide(cells: Cell[], above: Cell[], totals: Cell[] | null): Promise<Cell[]> {
  return column<Cell>(
    cases,
    `select to_json(h) from unnest(cases.hide_cells(${asCells('$1')}, ${asCells('$2')}, ${totals ? asCells('$3') : `nullif($3, '')::cases.cell[]`})) h`,
    [JSON.stringify(cells), JSON.stringify(above), totals ? JSON.stringify(totals) : ''],
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
