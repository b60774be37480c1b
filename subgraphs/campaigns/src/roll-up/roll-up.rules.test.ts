/** The rules of roll-ups: whose word a figure is, and when nothing means zero. */
import type { Provenance } from '@diaban/shared/graphql/measure';
import { periodOf } from '@diaban/shared/graphql/period';
import { describe, expect, test } from '@jest/globals';
import { derivedProvenance, provenanceOf, sourceOf } from './provenance.rules.js';
import type { Coverage, RollUp } from './roll-up.js';
import { rolledUp } from './roll-up.rules.js';

describe('the provenance of a roll-up', () => {
  test.each<[Provenance[], Provenance]>([
    [['PUBLISHED'], 'PUBLISHED'],
    [['SYNTHETIC'], 'SYNTHETIC'],
    [['PUBLISHED', 'SYNTHETIC'], 'SYNTHETIC'],
    [['REGISTERED', 'REPORTED', 'SYNTHETIC'], 'SYNTHETIC'],
    [['REGISTERED', 'PUBLISHED'], 'PUBLISHED'],
    [['COMPUTED', 'REGISTERED'], 'REGISTERED'],
  ])('over %j is %s', (rows, expected) => {
    expect(provenanceOf(rows)).toBe(expected);
  });

  test('of a figure that follows from another is COMPUTED, unless that one is made up', () => {
    expect(derivedProvenance('PUBLISHED')).toBe('COMPUTED');
    expect(derivedProvenance('SYNTHETIC')).toBe('SYNTHETIC');
  });
});

test('sources are named up to three, the others counted', () => {
  expect(sourceOf(['a'])).toBe('a');
  expect(sourceOf(['a', 'b', 'c'])).toBe('a; b; c');
  expect(sourceOf(['a', 'b', 'c', 'd', 'e'])).toBe('a; b; c; and 2 more');
});

describe('a figure over rows', () => {
  const period = periodOf('2024');
  const coverage: Coverage[] = [
    { fromMonth: '2021-01', toMonth: '2025-06', provenance: 'REPORTED', source: 'register' },
  ];
  const rows = (value: number | null, ...provenances: Provenance[]): RollUp => ({
    rows: Math.max(1, provenances.length),
    value,
    provenances: provenances.length > 0 ? provenances : null,
    sources: provenances.length > 0 ? provenances.map((provenance) => `of ${provenance}`) : null,
  });

  test('is their value with their provenance and sources, inside the coverage and outside it', () => {
    const figure = { value: 7, provenance: 'PUBLISHED', period, source: 'of PUBLISHED' };
    expect(rolledUp(rows(7, 'PUBLISHED'), coverage, period)).toEqual(figure);
    expect(rolledUp(rows(7, 'PUBLISHED'), [], period)).toEqual(figure);
  });

  test('names all its sources and is synthetic as soon as one row is', () => {
    expect(rolledUp(rows(7, 'PUBLISHED', 'SYNTHETIC'), coverage, period)).toEqual({
      value: 7,
      provenance: 'SYNTHETIC',
      period,
      source: 'of PUBLISHED; of SYNTHETIC',
    });
  });

  test('is a true zero without rows inside the coverage, on the word of the coverage', () => {
    const figure = { value: 0, provenance: 'REPORTED', period, source: 'register' };
    expect(rolledUp(null, coverage, period)).toEqual(figure);
    expect(rolledUp({ rows: 0, value: 0, provenances: null, sources: null }, coverage, period)).toEqual(
      figure,
    );
  });

  test('is unknown without rows outside the coverage', () => {
    const figure = rolledUp(null, coverage, periodOf('2026'));
    expect(figure).toMatchObject({ value: null, provenance: 'REGISTERED', period: { label: '2026' } });
  });

  test('is unknown, not zero, where there are rows and none of them states a value', () => {
    expect(rolledUp(rows(null), coverage, period)).toMatchObject({ value: null });
  });
});
