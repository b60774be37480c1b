/** A date is as precise as its source. */
import { describe, expect, test } from '@jest/globals';
import { statedDate } from './stated-date.js';

describe('a stated date', () => {
  test.each([
    ['2021', 'YEAR', '2021-01-01', '2021-12-31'],
    ['2024-04', 'MONTH', '2024-04-01', '2024-04-30'],
    ['2023-05-09', 'DAY', '2023-05-09', '2023-05-09'],
  ])('%s is known to the %s', (text, precision, from, to) => {
    expect(statedDate(text, false)).toEqual({
      period: { from, to, label: text },
      precision,
      inferred: false,
    });
  });

  test('that was concluded says so', () => {
    expect(statedDate('2021', true)?.inferred).toBe(true);
  });

  test('that no text states is null', () => {
    expect(statedDate(null, false)).toBeNull();
  });

  test.each(['2024-Q2', '2023-01/2023-02', '', 'spring'])(
    'cannot be made of %j, which has another precision',
    (text) => {
      expect(() => statedDate(text, false)).toThrow('no day, month or year');
    },
  );
});
