/** Proves on the sample that no small count follows by subtraction: from other periods, other units, or both of one sum. */
import { TestSubgraph } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { column } from '../testing/units.js';

interface Cell {
  skey: string;
  per: 'YEAR' | 'QUARTER' | 'MONTH';
  day: string;
  value: number;
  hidden: boolean;
}

let cases: TestSubgraph;

beforeAll(async () => {
  cases = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => cases.stop());

/** What is decided of a province and all districts and wards in it, for all periods from one day to another. */
async function decided(measure: string, from: string, to: string): Promise<Cell[]> {
  return column<Cell>(
    cases,
    `select to_json(x) from (
       select p.per, d.skey, d.day, d.value::int, d.hidden
       from (values ('YEAR'), ('QUARTER'), ('MONTH')) p (per), cases.decided_cells($1, array(
         select u.skey from app.placed_units u where u.level in ('PROVINCE', 'DISTRICT', 'WARD')
           and starts_with(u.skey, (select skey from app.placed_units where code = '40'))), $2, $3, p.per, '') d) x`,
    [measure, from, to],
  );
}

/** The period that a period is part of. */
function longerOf({ per, day }: Cell): string | null {
  if (per === 'YEAR') return null;
  if (per === 'QUARTER') return `YEAR ${day.slice(0, 4)}-01-01`;
  const first = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `QUARTER ${day.slice(0, 4)}-${String(first).padStart(2, '0')}-01`;
}

/** Every sum with its parts that are not 0: units add up to the unit above, months to quarters, quarters to years. */
function sumsOf(cells: readonly Cell[]): { total: Cell; parts: Cell[] }[] {
  const byName = new Map(cells.map((cell) => [`${cell.skey} ${cell.per} ${cell.day}`, cell]));
  const sums = new Map<string, { total: Cell; parts: Cell[] }>();
  for (const cell of cells) {
    const names = {
      units: `${cell.skey.slice(0, -5)} ${cell.per} ${cell.day}`,
      time: `${cell.skey} ${longerOf(cell)}`,
    };
    for (const [kind, name] of Object.entries(names)) {
      const total = byName.get(name);
      if (total === undefined) continue;
      const sum = sums.get(`${kind} ${name}`) ?? { total, parts: [] };
      sum.parts.push(cell);
      sums.set(`${kind} ${name}`, sum);
    }
  }
  return [...sums.values()];
}

describe.each(['SUBJECTS', 'TIP_OFFS'])(
  '%s of all units of a province by month, quarter and year',
  (measure) => {
    test('hide every small count, and none of them alone in a sum that is shown', async () => {
      const cells = await decided(measure, '2023-01-01', '2024-12-31');
      expect(cells.filter(({ value, hidden }) => value < 5 && !hidden)).toEqual([]);
      const sums = sumsOf(cells);
      for (const { total, parts } of sums)
        expect([total, parts.reduce((sum, { value }) => sum + value, 0)]).toEqual([total, total.value]);
      const shown = sums.filter(({ total }) => !total.hidden);
      const hiding = shown
        .map(({ parts }) => parts.filter(({ hidden }) => hidden))
        .filter(({ length }) => length > 0);
      expect(hiding.length).toBeGreaterThan(100);
      // alone is only what no other part could be hidden with: it is the whole sum, which is not small
      expect(hiding.filter((parts) => parts.length === 1 && parts[0]!.value < 5)).toEqual([]);
    });

    test('are decided alike, whichever part of the year is asked for', async () => {
      const whole = await decided(measure, '2024-01-01', '2024-12-31');
      const part = await decided(measure, '2024-07-01', '2024-09-30');
      const of = (cells: Cell[]) =>
        cells
          .filter(({ per, day }) => per !== 'YEAR' && day >= '2024-07-01' && day <= '2024-09-30')
          .map((cell) => JSON.stringify(cell))
          .sort();
      expect(of(part).length).toBeGreaterThan(50);
      expect(of(part)).toEqual(of(whole));
    });
  },
);
