/** Proves case statistics by stage, and their change against the period before and the same period last year. */
import { measure, personMeasure } from '@diaban/shared/graphql/measure';
import { periodOf } from '@diaban/shared/graphql/period';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { column, entitiesIn, type TestUnit, unitOf, unitsBelow } from '../testing/units.js';
import { changeBetween, hasEarlier, onePeriodEarlier, oneYearEarlier } from './case-comparison.rules.js';

interface Then {
  period: { label: string };
  cases: { value: number | null; status: string };
  casesChange: { value: number | null; status: string; provenance: string };
}
interface Row {
  period: { label: string };
  stage: string | null;
  cases: { value: number | null };
  subjects: { status: string };
  previous: Then | null;
  lastYear: Then | null;
}

const province = viewer('province', '40');
let cases: TestSubgraph;

beforeAll(async () => {
  cases = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => cases.stop());

async function series(units: readonly TestUnit[], args: string, fields: string) {
  const answer = await cases.entities(
    units.map(({ reference }) => reference),
    `... on Locality { caseStatistics(${args}) { period { label } stage cases { value } subjects { status } ${fields} } }`,
    province,
  );
  expect(answer.errors).toBeUndefined();
  const all = entitiesIn<{ caseStatistics: Row[] }>(answer).map((unit) => unit.caseStatistics);
  return { all, statements: answer.statements };
}

const COMPARED = '{ period { label } cases { value status } casesChange { value status provenance } }';

describe('statistics by stage', () => {
  test.each(['40', '413', '16732'])(
    'of unit %s equal its cases by the stage at which they stand',
    async (code) => {
      const unit = await unitOf(cases, code);
      const expected = new Map(
        await column<[string, number]>(
          cases,
          `select json_build_array(to_char(occurred_on, 'YYYY ') || stage, count(*)) from cases.police_cases
         where starts_with(skey, $1) group by to_char(occurred_on, 'YYYY ') || stage`,
          [unit.skey],
        ),
      );
      const { all, statements } = await series(
        [unit],
        'from: "2022-01", to: "2024-12", per: YEAR, byStage: true',
        '',
      );
      expect(statements).toBe(2);
      expect(all[0]).toHaveLength(3 * 5);
      expect(all[0]!.map(({ period, stage, cases: n }) => [`${period.label} ${stage}`, n.value])).toEqual(
        all[0]!.map(({ period, stage }) => [
          `${period.label} ${stage}`,
          expected.get(`${period.label} ${stage}`) ?? 0,
        ]),
      );
      const open = await series(
        [unit],
        'from: "2024-01", to: "2024-12", per: YEAR, stages: [INVESTIGATED, PROSECUTED]',
        '',
      );
      const sum = (expected.get('2024 INVESTIGATED') ?? 0) + (expected.get('2024 PROSECUTED') ?? 0);
      expect(open.all[0]!.map(({ stage, cases: n }) => [stage, n.value])).toEqual([[null, sum]]);
    },
  );

  test('by offence and stage have a line for each pair, which add up to the whole', async () => {
    const unit = await unitOf(cases, '413');
    const year = 'from: "2023-01", to: "2023-12", per: YEAR';
    const pairs = await series([unit], `${year}, byOffence: true, byStage: true`, '');
    const whole = await series([unit], year, '');
    expect(pairs.all[0]).toHaveLength(6 * 5);
    expect(pairs.all[0]!.reduce((sum, row) => sum + row.cases.value!, 0)).toBe(whole.all[0]![0]!.cases.value);
  });
});

describe('a statistic is compared', () => {
  test('with the period before and the same period last year, for 200 wards with four statements', async () => {
    const wards = (await unitsBelow(cases, '40', 'WARD')).slice(0, 200);
    const { all, statements } = await series(
      wards,
      'from: "2023-01", to: "2023-12"',
      `previous ${COMPARED} lastYear ${COMPARED}`,
    );
    expect(statements).toBe(4);
    const counts = new Map(
      await column<[string, number]>(
        cases,
        `select json_build_array(locality_id || to_char(occurred_on, ' YYYY-"Q"Q'), count(*)) from cases.police_cases
         group by locality_id || to_char(occurred_on, ' YYYY-"Q"Q')`,
      ),
    );
    const before: Record<string, [string, string]> = {
      '2023-Q1': ['2022-Q4', '2022-Q1'],
      '2023-Q2': ['2023-Q1', '2022-Q2'],
      '2023-Q3': ['2023-Q2', '2022-Q3'],
      '2023-Q4': ['2023-Q3', '2022-Q4'],
    };
    for (const [at, { unitId }] of wards.entries()) {
      for (const { period, previous, lastYear } of all[at]!) {
        const count = (label: string) => counts.get(`${unitId} ${label}`) ?? 0;
        for (const [then, label] of [
          [previous, before[period.label]![0]],
          [lastYear, before[period.label]![1]],
        ] as const) {
          const change = count(period.label) - count(label);
          expect(then).toEqual({
            period: { label },
            cases: { value: count(label), status: count(label) === 0 ? 'ZERO' : 'REPORTED' },
            casesChange: {
              value: change,
              status: change === 0 ? 'ZERO' : 'REPORTED',
              provenance: 'SYNTHETIC',
            },
          });
        }
      }
    }
  });

  test('is unknown where the register did not cover the time before', async () => {
    const { all } = await series(
      [await unitOf(cases, '413')],
      'from: "2021-01", to: "2021-12", per: YEAR',
      `previous ${COMPARED}`,
    );
    expect(all[0]![0]!.previous).toMatchObject({
      period: { label: '2020' },
      cases: { value: null, status: 'NOT_REPORTED' },
      casesChange: { value: null, status: 'NOT_REPORTED' },
    });
  });
});

describe('the series beside a series', () => {
  const args = { from: '2024-02', to: '2024-07', per: 'QUARTER' as const };

  test('has as many periods, one period or one year earlier', () => {
    expect(onePeriodEarlier(args)).toEqual({ from: '2023-10', to: '2024-04', per: 'QUARTER' });
    expect(oneYearEarlier(args)).toEqual({ from: '2023-01', to: '2023-07', per: 'QUARTER' });
    expect(onePeriodEarlier({ ...args, per: 'MONTH' })).toEqual({
      from: '2024-01',
      to: '2024-06',
      per: 'MONTH',
    });
    expect(onePeriodEarlier({ ...args, per: 'YEAR' })).toEqual(oneYearEarlier({ ...args, per: 'YEAR' }));
  });

  test('does not begin before the first year', () => {
    expect(hasEarlier({ from: '0001-12', to: '0002-01', per: 'YEAR' })).toBe(false);
    expect(hasEarlier({ from: '0001-02', to: '0002-01', per: 'MONTH' })).toBe(true);
    expect(hasEarlier({ from: '0002-01', to: '0002-01', per: 'YEAR' })).toBe(true);
  });

  test('a change is hidden where either count is, and unknown where either is unknown', () => {
    const figure = (value: number | null) => ({
      value,
      period: periodOf('2024'),
      provenance: 'REGISTERED' as const,
      source: 'r',
    });
    const [nine, none, small] = [measure(figure(9)), measure(figure(null)), personMeasure(figure(2))];
    expect(changeBetween(nine, measure(figure(12)))).toMatchObject({
      value: -3,
      status: 'REPORTED',
      provenance: 'COMPUTED',
    });
    expect(changeBetween(nine, nine)).toMatchObject({ value: 0, status: 'ZERO' });
    expect(changeBetween(small, nine)).toMatchObject({ value: null, status: 'SUPPRESSED', band: null });
    expect(changeBetween(nine, small)).toMatchObject({ value: null, status: 'SUPPRESSED' });
    expect(changeBetween(nine, none)).toMatchObject({ value: null, status: 'NOT_REPORTED' });
  });
});
