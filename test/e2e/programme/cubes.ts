/** Questions 12 and 14: cases by unit, kind of offence and stage, as far as a district and a ward may see them. */
import type { Viewer } from '@diaban/shared/scope/viewer';
import { expect, test } from '@jest/globals';
import { type AskedGraph, CUA_LO, NGHI_HUONG } from './asked-graph.js';

// biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
type Row = any;

export function cubeQuestions(graph: () => AskedGraph): void {
  const cube = async (column: 'offence' | 'stage', { unit }: Viewer) => {
    const counted = await graph().rows(
      `select to_char(c.occurred_on, 'YYYY-"Q"Q ') || c.${column} as key, count(*)::int as n from cases.police_cases c
       join tree t on t.unit_id = c.locality_id and t.top = $1 where c.occurred_on between '2024-01-01' and '2024-12-31' group by 1`,
      unit,
    );
    return new Map(counted.map(({ key, n }) => [key, n]));
  };

  test.each([CUA_LO, NGHI_HUONG])(
    'question 14 shows $role $unit its own mix of offences and stages',
    async (as) => {
      const { whole, units } = await graph().ask('offence-mix', as);
      expect(units.nodes.map(({ code }: Row) => code)).toEqual(as === CUA_LO ? ['413'] : []);
      for (const [field, column] of [
        ['byOffence', 'offence'],
        ['byStage', 'stage'],
      ] as const) {
        const counted = await cube(column, as);
        const shown = whole[field].map((cell: Row) => [
          `${cell.period.label} ${cell[column]}`,
          cell.cases.value,
        ]);
        expect(shown).toEqual(shown.map(([key]: Row) => [key, counted.get(key) ?? 0]));
        expect([...counted.keys()].filter((key) => !shown.some(([one]: Row) => one === key))).toEqual([]);
      }
    },
  );

  test('question 12 gives a ward its own figures and a province those of its own units, neighbours by totals alone', async () => {
    const ward = await graph().ask('district-comparison', NGHI_HUONG, { per: 'YEAR' });
    expect(ward.communes.nodes.map(({ code }: Row) => code)).toEqual(['16732']);
    const [{ n }] = await graph().rows(
      `select count(*)::int as n from cases.police_cases c join tree t on t.unit_id = c.locality_id and t.top = '16732'
       where c.occurred_on between '2024-01-01' and '2024-12-31'`,
    );
    expect(ward.district.caseStatistics[0].cases.value).toBe(n);
    expect(ward.district.neighbours).toEqual([]);
  });
}
