/** Who made an entry, and the latest day that a stated date may mean. */
import { describe, expect, test } from '@jest/globals';
import { amendedSource, enteredBy, lastDay } from './entered.rules.js';

describe('an entry', () => {
  test('says who made it, and once who added to it', () => {
    const writer = { role: 'district', unit: '413' } as const;
    const own = enteredBy(writer).source;
    expect(amendedSource(own, writer)).toBe(own);
    const amended = amendedSource('Seed text 003', writer);
    expect(amended).toBe('Seed text 003; amended by district 413');
    expect(amendedSource(amended, writer)).toBe(amended);
  });

  test.each([
    ['2024', '2024-12-31'],
    ['2024-02', '2024-02-29'],
    ['2023-04-05', '2023-04-05'],
  ])('of %s lies at the latest on %s', (stated, day) => {
    expect(lastDay(stated)).toBe(day);
  });
});
