/** Proves that the day is Vietnam's. */
import { expect, test } from '@jest/globals';
import { today } from './today.js';

test('today is the day in Vietnam, which begins seven hours before that of UTC', () => {
  expect(today(new Date('2024-06-29T16:59:00Z'))).toBe('2024-06-29');
  expect(today(new Date('2024-06-29T17:00:00Z'))).toBe('2024-06-30');
});
