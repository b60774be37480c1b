// Tests representations, interpreted and compiled, which must be the same text.
import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from './json.js';
import type { Requirement } from './planner.js';
import { compileRequirements } from './representation-code.js';
import { incomplete, interpretRequirements } from './representations.js';
import { type ReadRewrite, readRewrites } from './rewrites.js';
import { testTypes } from './test-types.js';

const field = (name: string, alias?: string, selections?: Requirement[]): Requirement => ({
  kind: 'Field',
  name,
  alias,
  selections,
});
const on = (typeCondition: string, ...selections: Requirement[]): Requirement => ({
  kind: 'InlineFragment',
  typeCondition,
  selections,
});

/** Both writers must agree; `null` of the compiler means that it leaves the kind to the interpreter. */
function written(entity: JsonObject, requirements: Requirement[], rewrites: readonly ReadRewrite[] = []) {
  const text = interpretRequirements(requirements, rewrites, testTypes)(entity);
  const compiled = compileRequirements(requirements, rewrites, testTypes);
  if (compiled !== null) expect(compiled(entity)).toBe(text);
  return { text, isCompiled: compiled !== null };
}

const flat = [on('Cat', field('__typename'), field('id'), field('_internal_qp_alias_0', 'lives'))];

describe('a representation', () => {
  test('of flat fields is compiled, aliases get their names back', () => {
    const entity = { __typename: 'Cat', id: 'a"b', _internal_qp_alias_0: 9, lives: 1 };
    expect(written(entity, flat)).toEqual({
      text: '{"__typename":"Cat","id":"a\\"b","lives":9}',
      isCompiled: true,
    });
  });

  test('is not written for another type or without any key value', () => {
    expect(written({ __typename: 'Dog', id: '1', _internal_qp_alias_0: 1 }, flat).text).toBeNull();
    expect(written({ __typename: 'Cat', id: null, _internal_qp_alias_0: null }, flat).text).toBeNull();
  });

  test('is incomplete when a field or the type is missing, but takes a null', () => {
    expect(written({ id: '1', _internal_qp_alias_0: 1 }, flat).text).toBe(incomplete);
    expect(written({ __typename: 'Cat', id: '1' }, flat).text).toBe(incomplete);
    expect(written({ __typename: 'Cat', id: '1', _internal_qp_alias_0: null }, flat).text).toBe(
      '{"__typename":"Cat","id":"1","lives":null}',
    );
  });

  test('is incomplete while no more than an interface of the entity is known', () => {
    const entity = { __typename: 'Named', id: '1', _internal_qp_alias_0: 1 };
    expect(written(entity, flat).text).toBe(incomplete);
  });

  test('of a member goes out under its interface where the subgraph knows no more', () => {
    const path = [{ TypenameEquals: ['Named'] }, { Key: '__typename' }];
    const rewrites = readRewrites([{ ValueSetter: { path, setValueTo: 'Named' } }]);
    const { text, isCompiled } = written(
      { __typename: 'Dog', id: 1.5 },
      [on('Named', field('id'))],
      rewrites,
    );
    expect([text, isCompiled]).toEqual(['{"__typename":"Named","id":1.5}', true]);
  });

  test('of nested fields follows lists and fragments', () => {
    const requirements = [
      on(
        'Cat',
        field('pals', undefined, [field('name'), on('Cat', field('lives')), on('Dog', field('owner'))]),
      ),
    ];
    const entity = { __typename: 'Cat', pals: [[{ __typename: 'Cat', name: 'x', lives: 3, more: 1 }], null] };
    expect(written(entity, requirements)).toEqual({
      text: '{"__typename":"Cat","pals":[[{"__typename":"Cat","name":"x","lives":3}],null]}',
      isCompiled: false,
    });
  });

  test('of a type alone is its typename', () => {
    expect(written({ __typename: 'Cat' }, [on('Cat', field('__typename'))]).text).toBe(
      '{"__typename":"Cat"}',
    );
  });
});
