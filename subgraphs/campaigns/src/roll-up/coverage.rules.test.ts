/** When the register vouches for a period: only if it is complete in every month of it. */
import type { Provenance } from '@diaban/shared/graphql/measure';
import { periodOf } from '@diaban/shared/graphql/period';
import { describe, expect, test } from '@jest/globals';
import { voucherFor } from './coverage.rules.js';
import type { Coverage } from './roll-up.js';

const stretch = (
  fromMonth: string,
  toMonth: string | null,
  provenance: Provenance,
  source: string,
): Coverage => ({
  fromMonth,
  toMonth,
  provenance,
  source,
});
const REGISTER = [
  stretch('2021-01', '2022-12', 'REPORTED', 'paper'),
  stretch('2023-01', '2023-06', 'REGISTERED', 'electronic'),
  stretch('2023-09', null, 'REGISTERED', 'electronic'),
];

describe('the register vouches for a period', () => {
  test.each([
    ['2021', 'REPORTED', 'paper'],
    ['2023-06-30', 'REGISTERED', 'electronic'],
    ['2022-12/2023-01', 'REPORTED', 'paper; electronic'],
    ['2021/2023-06', 'REPORTED', 'paper; electronic'],
    ['2031-Q4', 'REGISTERED', 'electronic'],
  ])('%s of which no month is missing', (period, provenance, source) => {
    expect(voucherFor(REGISTER, periodOf(period))).toEqual({ provenance, source });
  });

  test.each(['2020', '2020-12/2021-01', '2023', '2023-07', '2023-08-15', '2023-06/2023-09', '2023-Q3'])(
    'but not %s, of which one is',
    (period) => {
      expect(voucherFor(REGISTER, periodOf(period))).toBeNull();
    },
  );

  test('on a real word rather than on a synthetic one', () => {
    const synthetic = stretch('2020-01', '2025-06', 'SYNTHETIC', 'sample');
    const both = [synthetic, ...REGISTER];
    expect(voucherFor(both, periodOf('2021'))).toEqual({ provenance: 'REPORTED', source: 'paper' });
    expect(voucherFor(both, periodOf('2020'))).toEqual({ provenance: 'SYNTHETIC', source: 'sample' });
  });

  test('and not at all where none is kept', () => {
    expect(voucherFor([], periodOf('2024'))).toBeNull();
  });
});
