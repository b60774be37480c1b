// Tests that plan paths find their objects, and the exact place of each.
import { describe, expect, test } from '@jest/globals';
import type { Path } from './json.js';
import { interpretPath, walkPlaces } from './path.js';
import type { PathSegment } from './planner.js';
import { testTypes } from './test-types.js';

const data = {
  grid: [[{ __typename: 'Cat', id: 1 }, null], null, [{ __typename: 'Dog', id: 2, owner: { id: 3 } }]],
  one: { id: 4 },
};

function found(path: PathSegment[]): [Path, unknown][] {
  const plain: unknown[] = [];
  interpretPath(path, testTypes)(data, (object) => plain.push(object.id));
  const places: [Path, unknown][] = [];
  walkPlaces(data, path, testTypes, (object, place) => places.push([place, object.id]));
  expect(places.map(([, id]) => id)).toEqual(plain);
  return places;
}

describe('plan paths', () => {
  test('enter nested lists through one @, or none', () => {
    const all = [
      [['grid', 0, 0], 1],
      [['grid', 2, 0], 2],
    ];
    expect(found([{ Field: 'grid' }, '@'])).toEqual(all);
    expect(found([{ Field: 'grid' }])).toEqual(all);
  });

  test('keep to the types of their conditions, interfaces included', () => {
    expect(found([{ Field: 'grid' }, '@', { TypeCondition: ['Dog'] }, { Field: 'owner' }])).toEqual([
      [['grid', 2, 0, 'owner'], 3],
    ]);
    expect(found([{ Field: 'grid' }, '@', { TypeCondition: ['Named'] }])).toHaveLength(2);
    expect(found([{ Field: 'grid' }, '@', { TypeCondition: ['Person'] }])).toEqual([]);
  });

  test('take an object of unknown type for any', () => {
    expect(found([{ Field: 'one' }, { TypeCondition: ['Cat'] }])).toEqual([[['one'], 4]]);
  });

  test('take an object known by its interface for any member', () => {
    const seen: unknown[] = [];
    const walk = interpretPath([{ Field: 'one' }, { TypeCondition: ['Cat'] }], testTypes);
    walk({ one: { __typename: 'Named', id: 5 } }, (object) => seen.push(object.id));
    walk({ one: { __typename: 'Person', id: 6 } }, (object) => seen.push(object.id));
    expect(seen).toEqual([5]);
  });

  test('find nothing where there is nothing', () => {
    expect(found([{ Field: 'constructor' }])).toEqual([]);
    expect(found([{ Field: 'one' }, { Field: 'id' }])).toEqual([]);
  });
});
