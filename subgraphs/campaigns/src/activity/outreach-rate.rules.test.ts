/** When a rate of outreach is given. */
import { type Measure, measure, type Provenance, personMeasure } from '@diaban/shared/graphql/measure';
import { periodOf } from '@diaban/shared/graphql/period';
import { describe, expect, test } from '@jest/globals';
import { ratesOf } from './outreach-rate.rules.js';

const figure = (value: number | null, label: string, provenance: Provenance = 'REGISTERED') => ({
  value,
  provenance,
  period: periodOf(label),
  source: `source of ${label}`,
});
const rate = (reach: number | null, population: Measure | null) =>
  ratesOf(
    [
      {
        period: periodOf('2024'),
        sessions: measure(figure(1, '2024')),
        reach: personMeasure(figure(reach, '2024')),
      },
    ],
    population,
  )[0]!;
const inhabitants = (value: number | null, provenance: Provenance = 'REPORTED') =>
  measure(figure(value, '2025-01-01', provenance));

describe('outreach per 1,000 inhabitants', () => {
  test('is rounded to one digit and names the population with its date', () => {
    expect(rate(1234, inhabitants(7890)).reachPer1000).toEqual({
      value: 156.4,
      status: 'REPORTED',
      band: null,
      provenance: 'COMPUTED',
      period: periodOf('2024'),
      source: 'source of 2024; inhabitants 2025-01-01: source of 2025-01-01',
    });
  });

  test.each([
    [5, 500, 10, 'REPORTED'],
    [4, 500, null, 'SUPPRESSED'],
    [0, 500, 0, 'ZERO'],
    [0, 499, 0, 'ZERO'],
    [5, 499, null, 'SUPPRESSED'],
  ])('of %s reached among %s inhabitants is %s, %s', (reach, population, value, status) => {
    expect(rate(reach, inhabitants(population)).reachPer1000).toMatchObject({ value, status });
  });

  test('is not reported where reach or population is unknown, and synthetic where one of them is', () => {
    expect(rate(null, inhabitants(900)).reachPer1000.status).toBe('NOT_REPORTED');
    expect(rate(50, inhabitants(null)).reachPer1000.status).toBe('NOT_REPORTED');
    expect(rate(50, null)).toMatchObject({
      population: { value: null, status: 'NOT_REPORTED' },
      reachPer1000: { value: null, status: 'NOT_REPORTED' },
    });
    expect(rate(50, inhabitants(900, 'SYNTHETIC')).reachPer1000.provenance).toBe('SYNTHETIC');
  });
});
