/** Proves case statistics against counts made by SQL of their own: roll-up, periods, true zeros, what nobody knows. */
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { column, entitiesIn, type TestUnit, unitOf, unitsBelow } from '../testing/units.js';

interface Statistic {
  period: { label: string };
  offence: string | null;
  cases: { value: number | null; status: string; provenance: string };
  subjects: { value: number | null; status: string };
}

const province = viewer('province', '40');
let cases: TestSubgraph;

beforeAll(async () => {
  cases = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => cases.stop());

/** The series of each unit, and what it cost. */
async function series(units: readonly TestUnit[], args: string, as = province) {
  const fields = 'period { label } offence cases { value status provenance } subjects { value status }';
  const answer = await cases.entities(
    units.map(({ reference }) => reference),
    `... on Locality { caseStatistics(${args}) { ${fields} } }`,
    as,
  );
  expect(answer.errors).toBeUndefined();
  const all = entitiesIn<{ caseStatistics: Statistic[] } | null>(answer);
  return { all: all.map((unit) => unit?.caseStatistics ?? null), statements: answer.statements };
}

/** "label offence" → cases and subjects by SQL over the cases themselves. */
async function counted({ skey }: TestUnit, label: string, offence: string): Promise<Map<string, string>> {
  const rows = await column<[string, string, number, number]>(
    cases,
    `select json_build_array(${label}, ${offence}, count(*), sum(subject_count)) from cases.police_cases
     where starts_with(skey, $1) group by ${label}, ${offence}`,
    [skey],
  );
  return new Map(rows.map(([period, kind, n, subjects]) => [`${period} ${kind}`, `${n} ${subjects}`]));
}

const QUARTER = `to_char(occurred_on, 'YYYY-"Q"Q')`;

describe('case statistics', () => {
  test.each(['40', '413', '16732'])(
    'of unit %s equal its cases, quarter by quarter and offence by offence',
    async (code) => {
      const unit = await unitOf(cases, code);
      const { all, statements } = await series([unit], 'from: "2021-01", to: "2025-06", byOffence: true');
      expect(statements).toBe(2);
      const [rows] = all;
      expect(rows).toHaveLength(18 * 6);
      const expected = await counted(unit, QUARTER, 'offence');
      expect(expected.size).toBeGreaterThan(5);
      const statuses = new Set<string>();
      for (const { period, offence, cases: n, subjects } of rows!) {
        const [count, persons] = (expected.get(`${period.label} ${offence}`) ?? '0 0').split(' ').map(Number);
        expect(n).toEqual({
          value: count,
          status: count === 0 ? 'ZERO' : 'REPORTED',
          provenance: 'SYNTHETIC',
        });
        const small = persons! > 0 && persons! < 5;
        // a larger one may be hidden with a small one: that these are the right ones is proven with the suppression
        const hidden = small || (persons! > 0 && subjects.status === 'SUPPRESSED');
        expect(subjects).toEqual({
          value: hidden ? null : persons,
          status: hidden ? 'SUPPRESSED' : persons === 0 ? 'ZERO' : 'REPORTED',
        });
        statuses.add(subjects.status);
      }
      expect(statuses.size).toBeGreaterThan(1);
    },
  );

  test('are one line a period for all offences together, or for those that are named', async () => {
    const unit = await unitOf(cases, '413');
    const together = await series([unit], 'from: "2022-01", to: "2022-12", per: YEAR');
    const two = await series(
      [unit],
      'from: "2022-01", to: "2022-12", per: YEAR, offences: [POSSESSION, TRANSPORT]',
    );
    const count = async (condition: string) => {
      const sql = `select count(*)::int from cases.police_cases where starts_with(skey, $1) and extract(year from occurred_on) = 2022 and ${condition}`;
      return (await column<number>(cases, sql, [unit.skey]))[0];
    };
    const line = ([rows]: (Statistic[] | null)[]) =>
      rows!.map((row) => [row.period.label, row.offence, row.cases.value]);
    expect(line(together.all)).toEqual([['2022', null, await count('true')]]);
    expect(line(two.all)).toEqual([['2022', null, await count(`offence in ('POSSESSION', 'TRANSPORT')`)]]);
  });

  test('cost two statements for 200 wards by month, each equal to its cases', async () => {
    const wards = (await unitsBelow(cases, '40', 'WARD')).slice(0, 200);
    const { all, statements } = await series(wards, 'from: "2024-01", to: "2024-12", per: MONTH');
    expect(statements).toBe(2);
    const rows = await column<[number, string, number]>(
      cases,
      `select json_build_array(locality_id, to_char(occurred_on, 'YYYY-MM'), count(*)) from cases.police_cases
       where occurred_on between '2024-01-01' and '2024-12-31' group by locality_id, to_char(occurred_on, 'YYYY-MM')`,
    );
    const expected = new Map(rows.map(([unitId, month, n]) => [`${unitId} ${month}`, n]));
    const values = wards.flatMap(({ unitId }, index) =>
      all[index]!.map(({ period, cases: { value } }) => [`${unitId} ${period.label}`, value]),
    );
    expect(values).toHaveLength(200 * 12);
    expect(values).toEqual(values.map(([key]) => [key, expected.get(String(key)) ?? 0]));
  });

  test('of a province, from the monthly sums, are those of its districts and of its wards, which are counted', async () => {
    const range = 'from: "2021-01", to: "2025-06"';
    const [whole] = (await series([await unitOf(cases, '40')], range)).all;
    for (const level of ['DISTRICT', 'WARD']) {
      const { all, statements } = await series(await unitsBelow(cases, '40', level), range);
      const sums = whole!.map((_, index) => all.reduce((sum, part) => sum + part![index]!.cases.value!, 0));
      expect(sums).toEqual(whole!.map((row) => row.cases.value));
      expect(statements).toBe(2);
    }
  });
});

describe('the register of cases', () => {
  const states = async (unit: TestUnit, args: string, as = province) =>
    (await series([unit], args, as)).all[0]!.map(
      (row) => `${row.period.label} ${row.cases.status} ${row.subjects.status}`,
    );

  test('knows nothing of a period that it does not cover from the first day to the last', async () => {
    const unit = await unitOf(cases, '40');
    expect(await states(unit, 'from: "2020-12", to: "2021-02", per: MONTH')).toEqual([
      '2020-12 NOT_REPORTED NOT_REPORTED',
      '2021-01 REPORTED REPORTED',
      '2021-02 REPORTED REPORTED',
    ]);
    expect(await states(unit, 'from: "2024-01", to: "2025-12", per: YEAR')).toEqual([
      '2024 REPORTED REPORTED',
      '2025 NOT_REPORTED NOT_REPORTED',
    ]);
  });

  test('has a true zero where it is kept, for a ward by its own token too', async () => {
    const [code] = await column<string>(
      cases,
      `select u.code from app.placed_units u where u.level = 'WARD' and starts_with(u.skey, (select skey from app.placed_units where code = '413'))
       and not exists (select from cases.police_cases c where c.locality_id = u.unit_id and c.occurred_on between '2022-04-01' and '2022-04-30') limit 1`,
    );
    const own = await states(
      await unitOf(cases, code!),
      'from: "2022-04", to: "2022-04", per: MONTH',
      viewer('ward', code!),
    );
    expect(own).toEqual(['2022-04 ZERO ZERO']);
  });

  test('is not kept below the commune, nor for a country of which it holds four provinces', async () => {
    const everything = viewer('analyst', 'VN');
    const year = 'from: "2023-01", to: "2023-12", per: YEAR';
    expect(await states(await unitOf(cases, 'seed:khu-pho-soi'), year, everything)).toEqual([
      '2023 NOT_REPORTED NOT_REPORTED',
    ]);
    expect(await states(await unitOf(cases, 'VN'), year, everything)).toEqual([
      '2023 NOT_REPORTED NOT_REPORTED',
    ]);
    expect(await states(await unitOf(cases, '01'), year, everything)).toEqual([
      '2023 NOT_REPORTED NOT_REPORTED',
    ]);
  });

  test('answers nothing for units out of scope', async () => {
    const own = await unitOf(cases, '413');
    const beside = await unitOf(cases, '414');
    const { all } = await series(
      [own, beside],
      'from: "2023-01", to: "2023-12", per: YEAR',
      viewer('district', '413'),
    );
    expect(all[0]![0]!.cases.status).toBe('REPORTED');
    expect(all[1]).toBeNull();
  });
});

test.each([
  ['from: "2024-02", to: "2024-01"', 'from'],
  ['from: "2010-01", to: "2025-06", per: MONTH, byOffence: true', 'from'],
  ['from: "2024-01", to: "2024-12", offences: []', 'offences'],
])('a series with %s is refused, naming %s', async (args, field) => {
  const { reference } = await unitOf(cases, '413');
  const { errors } = await cases.entities(
    [reference],
    `... on Locality { caseStatistics(${args}) { offence } }`,
    province,
  );
  expect(errors?.[0]?.extensions).toEqual({ code: 'INVALID', field });
});
