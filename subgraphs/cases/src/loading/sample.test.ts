/** Proves that the sample is as large as planned, in its places and time, and plausible. */
import { stableId } from '@diaban/shared/loading/stable-id';
import { formatUnitId } from '@diaban/shared/scope/unit-id';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { column } from '../testing/units.js';

let cases: TestSubgraph;

beforeAll(async () => {
  cases = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => cases.stop());

const TABLES = [
  'police_cases',
  'seizures',
  'hotspots',
  'tip_off_counts',
  'rehabilitation_counts',
  'register_coverage',
] as const;

async function counts(): Promise<Record<string, number>> {
  const entries: [string, number][] = [];
  for (const table of TABLES) {
    entries.push([table, (await column<number>(cases, `select count(*)::int from cases.${table}`))[0]!]);
  }
  return Object.fromEntries(entries);
}

describe('the sample', () => {
  test('has the size that was planned', async () => {
    const size = await counts();
    expect(size).toMatchObject({
      police_cases: 20_000,
      hotspots: 600,
      rehabilitation_counts: 68 * 54 * 4,
      register_coverage: 16,
    });
    expect(Object.values(size).reduce((sum, count) => sum + count, 0)).toBeLessThan(60_000);
  });

  test('lies in communes of its four provinces and in its time', async () => {
    expect(
      await column(
        cases,
        `select distinct u.level || ' ' || p.code from cases.police_cases c join app.placed_units u on u.unit_id = c.locality_id
         join app.placed_units p on p.skey = left(u.skey, 10) order by 1`,
      ),
    ).toEqual(['WARD 38', 'WARD 40', 'WARD 42', 'WARD 58']);
    const [span] = await column<string>(
      cases,
      `select to_char(min(occurred_on), 'YYYY-MM') || ' ' || to_char(max(occurred_on), 'YYYY-MM') || ' ' || (max(greatest(
         reported_on, investigated_on, prosecuted_on, tried_on, closed_on)) <= '2025-06-30') from cases.police_cases`,
    );
    expect(span).toBe('2021-01 2025-06 true');
  });

  test('has 1 to 12 subjects a case, and more cases in June than in February of every year', async () => {
    const [range] = await column(
      cases,
      `select min(subject_count) || ' to ' || max(subject_count) from cases.police_cases`,
    );
    expect(range).toBe('1 to 12');
    const perYear = await column<boolean>(
      cases,
      `select count(*) filter (where extract(month from occurred_on) = 6) > count(*) filter (where extract(month from occurred_on) = 2)
       from cases.police_cases group by extract(year from occurred_on)`,
    );
    expect(perYear).toEqual([true, true, true, true, true]);
  });

  test('is handled by the police of the commune, and in most cases by those of its district too', async () => {
    const answer = await cases.run(
      '{ policeCases(first: 200) { nodes { locality { id } handledBy { id } } } }',
      {
        as: viewer('province', '40'),
      },
    );
    const codes = new Map(
      await column<[string, [string, string]]>(
        cases,
        `select json_build_array(u.unit_id, json_build_array(u.code, d.code)) from app.placed_units u
         join app.placed_units d on d.skey = left(u.skey, 15) where u.level = 'WARD'`,
      ).then((rows) => rows.map(([unitId, both]) => [formatUnitId(Number(unitId)), both] as const)),
    );
    const sizes = new Set<number>();
    for (const { locality, handledBy } of answer.data.policeCases.nodes) {
      const police = codes.get(locality.id)!.map((code) => ({ id: stableId(`org:sample:${code}:POLICE`) }));
      expect(handledBy).toEqual(police.slice(0, handledBy.length));
      sizes.add(handledBy.length);
    }
    expect([...sizes].sort()).toEqual([1, 2]);
    expect(answer.statements).toBe(1);
  });
});
