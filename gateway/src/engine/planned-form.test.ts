// Tests the form into which operations are brought for the planner.
import { describe, expect, test } from '@jest/globals';
import { Kind, parse, print } from 'graphql';
import { DataKeys } from './data-keys.js';
import { formOf, withFields } from './planned-form.js';
import { testSchema, testTypes } from './test-types.js';

const dataKeys = new DataKeys(
  parse('type A @join__type(graph: G, key: "id") { n(x: Int): Int @join__field(requires: "age n") }'),
);

function planned(operation: string, conditions: Record<string, unknown> = {}, mostFields = 100) {
  const document = parse(operation);
  const fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [],
    ),
  );
  const node = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION)!;
  const scope = { schema: testSchema, types: testTypes, dataKeys, fragments, conditions, mostFields };
  const form = formOf(node, scope);
  const text = print(withFields(node, form.data)).replace(/\s+/g, ' ');
  return { text, introspection: form.introspection.map((field) => field.name.value) };
}

describe('the form that is planned', () => {
  test('merges fields and spreads fragments that every object passes', () => {
    const operation =
      '{ me { tags } ...F me { ok } } fragment F on Query { me { ... on Person { ok tags age } } }';
    expect(planned(operation).text).toBe('{ me { tags ok age } }');
  });

  test('decides conditions', () => {
    const operation =
      'query Q($a: Boolean!) { me @skip(if: $a) { ok } level @include(if: true) n @include(if: $a) }';
    expect(planned(operation, { a: false }).text).toBe('query Q($a: Boolean!) { me { ok } level }');
    expect(planned(operation, { a: true }).text).toBe('query Q($a: Boolean!) { level _q_n: n }');
  });

  test('asks for the typename wherever fragments narrow, without aliases', () => {
    expect(
      planned(
        '{ pets { kind: __typename t: __typename ... on Cat { id ... on Named { name } } ... on Cat { lives } } }',
      ).text,
    ).toBe('{ pets { __typename ... on Cat { id name lives } } }');
    expect(planned('{ pets { ... on Dog { id } } }').text).toBe('{ pets { ... on Dog { id } __typename } }');
  });

  test('leaves to the gateway what it answers itself', () => {
    const { text, introspection } = planned(
      '{ __typename level s: __schema { queryType { name } } __type(name: "Cat") { kind } }',
    );
    expect(text).toBe('{ level }');
    expect(introspection).toEqual(['__schema', '__type']);
  });

  test('gives keys of its own to what plans could mistake for a key or requirement', () => {
    expect(planned('{ n(x: 1) me { id age: score other: id ok } }').text).toBe(
      '{ _q_n: n(x: 1) me { id _q_age: score other: id ok } }',
    );
  });

  test('is refused when it is too large', () => {
    expect(() => planned('{ me { id age ok score } }', {}, 4)).toThrow('more than 4 fields');
  });
});
