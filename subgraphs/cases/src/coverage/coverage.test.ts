/** Proves when a register vouches for a period: only if it covers every day of it. */
import { periodOf } from '@diaban/shared/graphql/period';
import { describe, expect, test } from '@jest/globals';
import { figureOf, voucherFor } from './coverage.rules.js';
import type { CoveredSpan } from './register.js';

const span = (
  from: string,
  to: string,
  provenance: CoveredSpan['provenance'],
  source: string,
): CoveredSpan => ({
  from,
  to,
  provenance,
  source,
});
const paper = span('2021-01-01', '2022-12-31', 'REGISTERED', 'paper');
const electronic = span('2023-01-01', '2023-06-30', 'SYNTHETIC', 'electronic');
const later = span('2023-08-01', '2023-12-31', 'REGISTERED', 'electronic');
const spans = [paper, electronic, later];

describe('a register vouches for a period', () => {
  test.each([
    ['2021', 'REGISTERED', 'paper'],
    ['2023-06', 'SYNTHETIC', 'electronic'],
    ['2023-08-01', 'REGISTERED', 'electronic'],
    ['2022-12/2023-01', 'SYNTHETIC', 'paper; electronic'],
    ['2021/2023-06', 'SYNTHETIC', 'paper; electronic'],
  ])('%s that it covers from the first day to the last', (text, provenance, source) => {
    expect(voucherFor(spans, periodOf(text))).toEqual({ provenance, source });
  });

  test.each([
    '2020',
    '2020-12/2021-01',
    '2023',
    '2023-07',
    '2023-06/2023-08',
    '2024-Q1',
    '2023-12-31/2024-01-01',
  ])('but not %s, of which a day is missing', (text) => {
    expect(voucherFor(spans, periodOf(text))).toBeNull();
  });

  test('and none vouches where none is kept', () => {
    expect(voucherFor([], periodOf('2023'))).toBeNull();
  });
});

describe('a figure', () => {
  const period = periodOf('2022');
  const unknown = { provenance: 'REGISTERED', source: 'nobody' } as const;
  const voucher = { provenance: 'REGISTERED', source: 'paper' } as const;

  test('is a true zero where the register covers the period and has no row', () => {
    expect(figureOf(voucher, null, period, unknown)).toEqual({ value: 0, period, ...voucher });
  });

  test('is unknown where it does not, even if rows exist', () => {
    expect(figureOf(null, { value: 7, synthetic: false }, period, unknown)).toEqual({
      value: null,
      period,
      ...unknown,
    });
  });

  test('is marked synthetic as soon as one row in it is', () => {
    expect(figureOf(voucher, { value: 7, synthetic: true }, period, unknown)).toEqual({
      value: 7,
      period,
      provenance: 'SYNTHETIC',
      source: 'paper',
    });
  });
});
