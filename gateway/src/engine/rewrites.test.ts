// Tests that the planner's aliases get their names back, in data and in error paths.
import { describe, expect, test } from '@jest/globals';
import { applyRewrites, readRewrites, renamePath } from './rewrites.js';
import { testTypes } from './test-types.js';

const rewrites = readRewrites([
  {
    KeyRenamer: {
      path: [{ Key: 'pets' }, { TypenameEquals: ['Dog'] }, { Key: '_internal_qp_alias_0' }],
      renameKeyTo: 'owner',
    },
  },
  {
    kind: 'ValueSetter',
    path: [{ Key: 'pets' }, { TypenameEquals: ['Named'] }, { Key: 'seen' }],
    setValueTo: 'yes',
  },
]);

describe('rewrites', () => {
  test('rename and set in every item of a type', () => {
    const data = {
      pets: [
        [{ __typename: 'Dog', _internal_qp_alias_0: { id: 1 } }],
        { __typename: 'Cat', _internal_qp_alias_0: 2 },
        null,
      ],
    };
    applyRewrites(data, rewrites, testTypes);
    expect(data).toEqual({
      pets: [
        [{ __typename: 'Dog', owner: { id: 1 }, seen: 'yes' }],
        { __typename: 'Cat', _internal_qp_alias_0: 2, seen: 'yes' },
        null,
      ],
    });
  });

  test('rename paths of errors', () => {
    expect(renamePath(['pets', 0, '_internal_qp_alias_0', 'id'], rewrites)).toEqual([
      'pets',
      0,
      'owner',
      'id',
    ]);
    expect(renamePath(['other', 0, '_internal_qp_alias_0'], rewrites)).toEqual([
      'other',
      0,
      '_internal_qp_alias_0',
    ]);
  });
});
