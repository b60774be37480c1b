/** Periods are whole days under the name that reports give them. */
import { describe, expect, test } from '@jest/globals';
import { type Periodicity, periodOf, periodsBetween } from './period.js';

describe('a period', () => {
  test.each([
    ['2024', '2024-01-01', '2024-12-31'],
    ['2024-Q1', '2024-01-01', '2024-03-31'],
    ['2024-Q4', '2024-10-01', '2024-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2023-02', '2023-02-01', '2023-02-28'],
    ['2024-12', '2024-12-01', '2024-12-31'],
    ['2024-04-12', '2024-04-12', '2024-04-12'],
    ['2023-01-01/2024-04', '2023-01-01', '2024-04-30'],
    ['2022-Q3/2023', '2022-07-01', '2023-12-31'],
  ])('%s lasts from %s to %s', (label, from, to) => {
    expect(periodOf(label)).toEqual({ from, to, label });
  });
});

describe('a series', () => {
  const labels = (from: string, to: string, by: Periodicity) =>
    periodsBetween(from, to, by).map(({ label }) => label);

  test('by month goes over the turn of the year', () => {
    expect(labels('2023-11', '2024-02', 'MONTH')).toEqual(['2023-11', '2023-12', '2024-01', '2024-02']);
  });

  test('by quarter goes over the turn of the year, with whole quarters at both ends', () => {
    expect(labels('2023-11', '2024-04', 'QUARTER')).toEqual(['2023-Q4', '2024-Q1', '2024-Q2']);
    expect(periodsBetween('2023-11', '2024-04', 'QUARTER').at(0)?.from).toBe('2023-10-01');
    expect(periodsBetween('2023-11', '2024-04', 'QUARTER').at(-1)?.to).toBe('2024-06-30');
  });

  test('by year has whole years at both ends', () => {
    expect(labels('2021-06', '2023-01', 'YEAR')).toEqual(['2021', '2022', '2023']);
    expect(periodsBetween('2021-06', '2023-01', 'YEAR').at(0)?.from).toBe('2021-01-01');
  });

  test.each(['MONTH', 'QUARTER', 'YEAR'] as const)('by %s leaves no day out and has none twice', (by) => {
    const periods = periodsBetween('2019-05', '2025-06', by);
    for (const [at, { from, label }] of periods.entries()) {
      const before = periods[at - 1];
      if (before) expect(Date.parse(from) - Date.parse(before.to)).toBe(86_400_000);
      expect(periodOf(label)).toEqual(periods[at]);
    }
  });

  test('of one month has one period, and none where the end lies before the beginning', () => {
    expect(labels('2024-04', '2024-04', 'MONTH')).toEqual(['2024-04']);
    expect(labels('2024-04', '2024-04', 'YEAR')).toEqual(['2024']);
    expect(labels('2024-04', '2024-03', 'MONTH')).toEqual([]);
  });
});
