/** Pages are bounded, and a cursor is good for the list that gave it and for no other. */
import { describe, expect, test } from '@jest/globals';
import { Invalid } from '../errors.js';
import { type CursorValue, keysetOf, MAX_PAGE, toPage } from './page.js';

function invalidField(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    expect(error).toBeInstanceOf(Invalid);
    return (error as Invalid).extensions.field;
  }
  throw new Error('the arguments were accepted');
}

const cursorOf = (content: unknown) => Buffer.from(JSON.stringify(content)).toString('base64url');
const pageEndingAt = (...position: CursorValue[]) =>
  toPage([1], keysetOf({ first: 1 }, 'cases', position.length), () => position).pageInfo.endCursor!;

describe('the arguments of a page', () => {
  test('ask the database for one row more than the page holds', () => {
    expect(keysetOf({ first: 20 }, 'cases', 2)).toEqual({ list: 'cases', first: 20, limit: 21, after: null });
    expect(keysetOf({ first: 1, after: null }, 'cases', 2).after).toBeNull();
    expect(keysetOf({ first: MAX_PAGE }, 'cases', 2).limit).toBe(501);
  });

  test.each([0, -1, 501, 2_147_483_647])('refuse first = %d by name', (first) => {
    expect(invalidField(() => keysetOf({ first }, 'cases', 2))).toBe('first');
  });
});

describe('a cursor', () => {
  test.each([
    ['texts', ['2024-04-12', 'a-b-c']],
    ['numbers', [12.5, -3]],
    ['nulls', [null, null, 'x']],
    ['Vietnamese and signs outside the basic plane', ['Phường Nghi Hương', '𝔇 "quoted" \\ \n']],
  ])('brings back a position of %s', (_, position) => {
    const after = pageEndingAt(...(position as CursorValue[]));
    expect(keysetOf({ first: 1, after }, 'cases', position.length).after).toEqual(position);
    expect(after).toMatch(/^[\w-]+$/);
  });

  test('of another list, or of another order of the list, is refused', () => {
    const after = pageEndingAt('2024-04-12', 7);
    expect(invalidField(() => keysetOf({ first: 1, after }, 'hotspots', 2))).toBe('after');
    expect(invalidField(() => keysetOf({ first: 1, after }, 'cases', 3))).toBe('after');
    expect(invalidField(() => keysetOf({ first: 1, after }, 'cases', 1))).toBe('after');
  });

  test.each([
    ['empty', ''],
    ['no base64', '%%%'],
    ['no JSON', Buffer.from('["cases",').toString('base64url')],
    ['no array', cursorOf({ 0: 'cases', 1: 1, length: 2 })],
    ['null', cursorOf(null)],
    ['with an object inside', cursorOf(['cases', { $ne: 1 }])],
    ['with an array inside', cursorOf(['cases', ['x']])],
    ['with a boolean inside', cursorOf(['cases', true])],
    ['with a number too large to be one', Buffer.from('["cases",1e999]').toString('base64url')],
    ['with a null character, which PostgreSQL cannot take', cursorOf(['cases', 'a\0b'])],
  ])('that is malformed (%s) is refused', (_, after) => {
    expect(invalidField(() => keysetOf({ first: 1, after }, 'cases', 1))).toBe('after');
  });
});

describe('a page', () => {
  const keyset = keysetOf({ first: 2 }, 'cases', 1);
  const page = (rows: number[]) => toPage(rows, keyset, (row) => [row]);

  test('holds what was asked and says whether more follows', () => {
    expect(page([1, 2, 3])).toMatchObject({ nodes: [1, 2], pageInfo: { hasNextPage: true } });
    expect(page([1, 2])).toMatchObject({ nodes: [1, 2], pageInfo: { hasNextPage: false } });
  });

  test('ends at its own last item, not at the one that was fetched to look ahead', () => {
    const after = page([1, 2, 3]).pageInfo.endCursor;
    expect(keysetOf({ first: 2, after }, 'cases', 1).after).toEqual([2]);
  });

  test('that is empty has no cursor', () => {
    expect(page([])).toEqual({ nodes: [], pageInfo: { endCursor: null, hasNextPage: false } });
  });
});
