/** What people may type: short texts that point at nobody, dates of the calendar. */
import { describe, expect, test } from '@jest/globals';
import { validateSync } from 'class-validator';
import { isStated, ShortText, StatedText } from './typed-text.js';

class Typed {
  @ShortText()
  text: unknown;

  @ShortText(280, { each: true })
  texts: unknown[] = [];

  @StatedText()
  day: unknown = '2024';
}

const faults = (given: Partial<Typed>) =>
  validateSync(Object.assign(new Typed(), { text: 'x' }, given)).map(({ property }) => property);

describe('a typed text', () => {
  test.each([
    'Kế hoạch số 594/KH-UBND ngày 21/7/2025',
    'giai đoạn 2018 - 2023',
    '6 khối, 1.234 hộ',
    'x'.repeat(280),
  ])('“%s” is taken', (text) => {
    expect(faults({ text, texts: [text] })).toEqual([]);
  });

  test.each([
    '',
    '   ',
    'x'.repeat(281),
    'hai\ndòng',
    'hai\u2028dòng',
    'nửa \ud83d chữ',
    'đọc \u202engược',
    'CCCD 040123456789',
    'gọi 0912345678',
    '+84 912 345 678',
    'a@b.vn',
    42,
  ])('%j is refused', (text) => {
    expect(faults({ text })).toEqual(['text']);
    expect(faults({ texts: ['x', text] })).toEqual(['texts']);
  });

  test.each([
    ['2024', true],
    ['2024-02', true],
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2024-13', false],
    ['0000', false],
    ['24', false],
    ['2024-2', false],
    ['2024-Q1', false],
  ])('%s is a day, month or year: %s', (text, known) => {
    expect(isStated(text)).toBe(known);
    expect(faults({ day: text })).toEqual(known ? [] : ['day']);
  });
});
