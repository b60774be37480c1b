/** Proves that stocks of persons are added up over units and never over months, and dated by their last report. */
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { column, entitiesIn, type TestUnit, unitOf, unitsBelow } from '../testing/units.js';

interface Series {
  rehabilitation: {
    period: { label: string };
    state: string;
    persons: { value: number | null; status: string; period: { label: string } };
  }[];
}

const province = viewer('province', '40');
let cases: TestSubgraph;

beforeAll(async () => {
  cases = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => cases.stop());

async function series(units: readonly TestUnit[], args: string, as = province) {
  const answer = await cases.entities(
    units.map(({ reference }) => reference),
    `... on Locality { rehabilitation(${args}) { period { label } state persons { value status period { label } } } }`,
    as,
  );
  expect(answer.errors).toBeUndefined();
  return { rows: entitiesIn<Series | null>(answer), statements: answer.statements };
}

describe('rehabilitation', () => {
  test('of a province and its districts is that of the last month of each quarter, with two statements', async () => {
    const units = [await unitOf(cases, '40'), ...(await unitsBelow(cases, '40', 'DISTRICT'))];
    const { rows, statements } = await series(units, 'from: "2023-01", to: "2023-12"');
    expect(statements).toBe(2);
    const expected = new Map(
      await column<[string, number]>(
        cases,
        `select json_build_array(u.unit_id || to_char(c.month, ' YYYY-"Q"Q ') || c.state, sum(c.persons)) from cases.rehabilitation_counts c
         join app.placed_units u on starts_with(c.skey, u.skey)
         where u.unit_id = any($1) and extract(month from c.month) in (3, 6, 9, 12) group by u.unit_id, c.month, c.state`,
        [units.map(({ unitId }) => unitId)],
      ),
    );
    const months: Record<string, string> = {
      '2023-Q1': '2023-03',
      '2023-Q2': '2023-06',
      '2023-Q3': '2023-09',
      '2023-Q4': '2023-12',
    };
    for (const [index, { unitId }] of units.entries()) {
      expect(rows[index]!.rehabilitation).toHaveLength(16);
      for (const { period, state, persons } of rows[index]!.rehabilitation) {
        const sum = expected.get(`${unitId} ${period.label} ${state}`)!;
        const status = sum === 0 ? 'ZERO' : sum < 5 ? 'SUPPRESSED' : 'REPORTED';
        const value = status === 'SUPPRESSED' ? null : sum;
        expect(persons).toEqual({ value, status, period: { label: months[period.label] } });
      }
    }
  });

  test('takes for each unit its own last report in the period', async () => {
    const [late, other] = await unitsBelow(cases, '40', 'DISTRICT');
    const stock = async ({ unitId }: TestUnit, month: string) => {
      const sql = `select persons from cases.rehabilitation_counts where locality_id = $1 and month = $2 and state = 'UNDER_MANAGEMENT'`;
      return (await column<number>(cases, sql, [unitId, month]))[0]!;
    };
    await cases.admin.query(`delete from cases.rehabilitation_counts where locality_id <> all($1)`, [
      [late!.unitId, other!.unitId],
    ]);
    await cases.admin.query(
      `delete from cases.rehabilitation_counts where locality_id = $1 and month in ('2024-05-01', '2024-06-01')`,
      [late!.unitId],
    );
    const { rows } = await series([await unitOf(cases, '40'), late!], 'from: "2024-04", to: "2024-06"');
    const april = await stock(late!, '2024-04-01');
    expect(rows.map((row) => row!.rehabilitation[0]!.persons)).toEqual([
      {
        value: april + (await stock(other!, '2024-06-01')),
        status: 'REPORTED',
        period: { label: '2024-06' },
      },
      { value: april, status: 'REPORTED', period: { label: '2024-04' } },
    ]);
  });

  test('is unknown outside its register, and for communes, which the register does not tell apart', async () => {
    const district = await unitOf(cases, '413');
    const ward = await unitOf(cases, '16732');
    const { rows } = await series([district, ward], 'from: "2025-05", to: "2025-07", per: MONTH');
    const states = rows.map((row) =>
      row!.rehabilitation.map(({ period, persons }) => `${period.label} ${persons.status}`),
    );
    expect(new Set(states[0])).not.toContain('2025-06 NOT_REPORTED');
    expect(states[0]!.slice(8)).toEqual(Array(4).fill('2025-07 NOT_REPORTED'));
    expect(new Set(states[1]!.map((state) => state.slice(8)))).toEqual(new Set(['NOT_REPORTED']));
  });

  test('of a district is for itself, not for the district beside it', async () => {
    const units = [await unitOf(cases, '413'), await unitOf(cases, '414')];
    const { rows } = await series(
      units,
      'from: "2024-01", to: "2024-12", per: YEAR',
      viewer('district', '413'),
    );
    expect(rows[0]!.rehabilitation.map(({ state }) => state)).toEqual([
      'UNDER_MANAGEMENT',
      'IN_REHAB',
      'POST_REHAB',
      'SUPPORTED_WITH_JOBS',
    ]);
    expect(rows[1]).toBeNull();
  });
});
