/** A true zero, "not reported" and "suppressed" are three different answers. */
import { describe, expect, test } from '@jest/globals';
import { measure, type Provenance, personMeasure } from './measure.js';
import { periodOf } from './period.js';

const figure = (value: number | null, provenance: Provenance = 'REGISTERED') => ({
  value,
  provenance,
  period: periodOf('2024-Q1'),
  source: 'register of cases',
});

describe('a measure', () => {
  test.each([
    [12, 'REPORTED'],
    [1, 'REPORTED'],
    [0.7, 'REPORTED'],
    [0, 'ZERO'],
    [null, 'NOT_REPORTED'],
  ])('of %j is %s', (value, status) => {
    expect(measure(figure(value))).toEqual({ ...figure(value), status, band: null });
  });
});

describe('a count of persons', () => {
  test.each([1, 2, 3, 4])('of %d is hidden behind its band', (value) => {
    expect(personMeasure(figure(value))).toEqual({
      ...figure(null),
      status: 'SUPPRESSED',
      band: '1-4',
    });
  });

  test.each([
    [5, 'REPORTED'],
    [0, 'ZERO'],
    [null, 'NOT_REPORTED'],
  ])('of %j is shown as %s', (value, status) => {
    expect(personMeasure(figure(value))).toEqual({ ...figure(value), status, band: null });
  });

  test('is shown as it was published where it was published', () => {
    expect(personMeasure(figure(3, 'PUBLISHED'))).toMatchObject({ value: 3, status: 'REPORTED', band: null });
  });

  test.each(['REGISTERED', 'REPORTED', 'COMPUTED', 'SYNTHETIC'] as const)(
    'is hidden when %s',
    (provenance) => {
      expect(personMeasure(figure(3, provenance))).toMatchObject({
        value: null,
        status: 'SUPPRESSED',
        provenance,
      });
    },
  );
});
