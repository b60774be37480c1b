/** Numbers: what is read, and what is refused because it could mean two things. */
import { describe, expect, test } from '@jest/globals';
import { parseNumber, parseWholeNumber } from './numbers.js';

const typed = (text: string) => ({ text, kind: 'TEXT' as const });

describe('a number that a person typed', () => {
  test.each([
    ['1234', 1234],
    ['0', 0],
    ['1.234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['1.234.567', 1234567],
    ['1,234,567', 1234567],
    ['1 234 567,25', 1234567.25],
    ['1\u00a0234', 1234],
    ['12,5', 12.5],
    ['12.5', 12.5],
    ['0,125', 0.125],
    ['1234.567', 1234.567],
    ['-12,5', -12.5],
    ['−3', -3],
    ['-0', 0],
  ])('%s is %d', (text, value) => expect(parseNumber(typed(text))).toBe(value));

  test.each(['1.234', '1,234', '999.999'])('%s could be a thousand times as much, and is refused', (text) =>
    expect(parseNumber(typed(text))).toBe('AMBIGUOUS_NUMBER'),
  );

  test.each(['', 'mười', '1.23.4', '1,2,3', '12.34,5', '1e5', '0x10', '1 23', 'NaN', '--1', '1.234,5.6'])(
    '"%s" is no number',
    (text) => expect(parseNumber(typed(text))).toBe('NOT_A_NUMBER'),
  );

  test('as a count of things 1.234 has one reading, 1,234 still has two, and 12,5 has none', () => {
    expect(parseWholeNumber(typed('1.234'))).toBe(1234);
    expect(parseWholeNumber(typed('1,234'))).toBe('AMBIGUOUS_NUMBER');
    expect(parseWholeNumber(typed('12,5'))).toBe('NOT_A_NUMBER');
    expect(parseWholeNumber(typed('99999999999999999999'))).toBe('NOT_A_NUMBER');
  });
});

describe('a cell that the file marks', () => {
  test('as a number is that number, however many digits follow the point', () => {
    expect(parseNumber({ text: '1.234', kind: 'NUMBER' })).toBe(1.234);
    expect(parseWholeNumber({ text: '1.234', kind: 'NUMBER' })).toBe('NOT_A_NUMBER');
  });

  test('as a day or an error is no number', () => {
    expect(parseNumber({ text: '2023-05-09', kind: 'DATE' })).toBe('NOT_A_NUMBER');
    expect(parseNumber({ text: '#N/A', kind: 'ERROR' })).toBe('NOT_A_NUMBER');
  });
});
