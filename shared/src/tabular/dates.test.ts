/** Days: as spreadsheets count them, and as people type them. */
import { describe, expect, test } from '@jest/globals';
import { dayOfSerial, parseDay, parseMonth, serialOfDay } from './dates.js';
import { showsDay } from './xlsx/cell-styles.js';

describe('days as spreadsheets count them', () => {
  test.each([
    [45055, false, '2023-05-09'],
    [45055.99, false, '2023-05-09'],
    [43593, true, '2023-05-09'],
    [61, false, '1900-03-01'],
    [60, false, null],
    [0.5, false, null],
    [-3, false, null],
    [2_958_466, false, null],
    [Number.NaN, false, null],
  ])('%d (counted from 1904: %s) is %s', (serial, since1904, day) =>
    expect(dayOfSerial(serial, since1904)).toBe(day),
  );

  test('a day that is written comes back', () => {
    for (const day of ['1900-03-01', '2000-02-29', '2023-05-09', '2100-12-31'])
      expect(dayOfSerial(serialOfDay(day), false)).toBe(day);
  });

  test.each([
    ['dd/mm/yyyy', true],
    ['[$-42A]d "tháng" m', true],
    ['mmm', true],
    ['yyyy', true],
    ['h:mm:ss', false],
    ['[Red]#,##0.00', false],
    ['0.00E+00', false],
    ['"day" 0', false],
    ['General', false],
  ])('the format %s shows a day: %s', (format, expected) => expect(showsDay(format)).toBe(expected));
});

describe('days as people type them', () => {
  test.each([
    ['09/05/2023', '2023-05-09'],
    ['9/5/2023', '2023-05-09'],
    ['9-5-2023', '2023-05-09'],
    ['9.5.2023', '2023-05-09'],
    ['2023-05-09', '2023-05-09'],
    ['29/02/2024', '2024-02-29'],
  ])('%s is %s', (text, day) => expect(parseDay(text)).toBe(day));

  test.each(['29/02/2023', '05/13/2023', '9/5/23', '9/5-2023', '2023/05/09', '2023-5-9', 'hôm nay', ''])(
    '"%s" is no day',
    (text) => expect(parseDay(text)).toBeNull(),
  );

  test.each([
    ['05/2023', '2023-05'],
    ['5/2023', '2023-05'],
    ['2023-05', '2023-05'],
    ['13/2023', null],
    ['2023', null],
    ['', null],
  ])('as a month %s is %s', (text, month) => expect(parseMonth(text)).toBe(month));
});
