/** Lags between documents: only between days. */
import { describe, expect, test } from '@jest/globals';
import { lagInDays } from './document-cascade.rules.js';

describe('the lag from one document to another', () => {
  test.each([
    ['2019-08-16', '2019-08-16', 0],
    ['2019-08-16', '2020-03-01', 198],
    ['2024-02-28', '2024-03-01', 2],
    ['2019-08-16', '2021', null],
    ['2019-08', '2021-01-01', null],
    [null, '2021-01-01', null],
    ['2019-08-16', null, null],
  ])('from %s to %s is %s days', (from, to, days) => {
    expect(lagInDays(from, to)).toBe(days);
  });
});
