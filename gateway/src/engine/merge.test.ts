// Tests what merging keeps and what it replaces.
import { describe, expect, test } from '@jest/globals';
import { copyJson, mergeObject } from './merge.js';
import { testTypes } from './test-types.js';

function merged(target: object, source: object): object {
  mergeObject(target as never, source as never, testTypes);
  return target;
}

describe('mergeObject', () => {
  test('merges objects and lists deeply', () => {
    expect(
      merged({ a: { b: 1 }, l: [{ x: 1 }, null, { x: 3 }] }, { a: { c: 2 }, l: [{ y: 1 }, { y: 2 }, null] }),
    ).toEqual({
      a: { b: 1, c: 2 },
      l: [{ x: 1, y: 1 }, { y: 2 }, { x: 3 }],
    });
  });

  test('never replaces a value by a null', () => {
    expect(merged({ a: 1, b: { c: 1 } }, { a: null, b: null, d: null })).toEqual({
      a: 1,
      b: { c: 1 },
      d: null,
    });
  });

  test('keeps a concrete typename and takes one over that of an interface', () => {
    expect(merged({ __typename: 'Cat' }, { __typename: 'Named' })).toEqual({ __typename: 'Cat' });
    expect(merged({ __typename: 'Named' }, { __typename: 'Cat' })).toEqual({ __typename: 'Cat' });
  });

  test('does not grow lists', () => {
    expect(merged({ l: [[1]] }, { l: [[1, 2], [3]] })).toEqual({ l: [[1]] });
  });

  test('takes keys that objects inherit for what they are', () => {
    expect(merged({}, { constructor: { a: 1 }, toString: null })).toEqual({
      constructor: { a: 1 },
      toString: null,
    });
  });
});

describe('copyJson', () => {
  test('shares nothing with the original', () => {
    const original = { a: [{ b: 1 }] };
    const copy = copyJson(original);
    expect(copy).toEqual(original);
    expect(copy.a[0]).not.toBe(original.a[0]);
  });
});
