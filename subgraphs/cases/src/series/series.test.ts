/** Proves that a series has whole periods, and that what cannot be right or is too long is refused by name. */
import { Invalid } from '@diaban/shared/errors';
import { describe, expect, test } from '@jest/globals';
import { MAX_CELLS, type SeriesArgs, seriesPeriods } from './series.js';

const labels = (args: SeriesArgs) => seriesPeriods(args, 1).map(({ label }) => label);

function refusal(args: SeriesArgs, categories: number): unknown {
  try {
    seriesPeriods(args, categories);
  } catch (error) {
    if (error instanceof Invalid) return error.extensions.field;
    throw error;
  }
  return null;
}

describe('the periods of a series', () => {
  test('are whole, also where the months asked for are not', () => {
    expect(labels({ from: '2023-02', to: '2023-07', per: 'QUARTER' })).toEqual([
      '2023-Q1',
      '2023-Q2',
      '2023-Q3',
    ]);
    expect(labels({ from: '2022-12', to: '2023-01', per: 'YEAR' })).toEqual(['2022', '2023']);
    expect(labels({ from: '2023-12', to: '2024-01', per: 'MONTH' })).toEqual(['2023-12', '2024-01']);
  });

  test('may fill the limit and not exceed it', () => {
    expect(seriesPeriods({ from: '1951-01', to: '2000-12', per: 'MONTH' }, 1)).toHaveLength(MAX_CELLS);
    expect(refusal({ from: '1950-12', to: '2000-12', per: 'MONTH' }, 1)).toBe('from');
    expect(refusal({ from: '2001-01', to: '2100-12', per: 'YEAR' }, 6)).toBeNull();
    expect(refusal({ from: '2000-12', to: '2100-01', per: 'YEAR' }, 6)).toBe('from');
    expect(refusal({ from: '1000-01', to: '9999-12', per: 'MONTH' }, 6)).toBe('from');
  });

  test('are refused when the last month is before the first', () => {
    expect(refusal({ from: '2024-02', to: '2024-01', per: 'YEAR' }, 1)).toBe('from');
  });
});
