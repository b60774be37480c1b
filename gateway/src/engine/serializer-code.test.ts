// Tests value completion and the generated code that stands in for it.
import { describe, expect, test } from '@jest/globals';
import { Kind, parse } from 'graphql';
import { complete } from './complete.js';
import { DataKeys } from './data-keys.js';
import { Faults } from './faults.js';
import { OutputSelection } from './selection.js';
import { compileSerializer, nameLiteral } from './serializer-code.js';
import { testSchema, testTypes } from './test-types.js';

const dataKeys = new DataKeys(parse('type A { a: Int }'));

/** The compiled text (undefined when it gives up) and the completed answer. */
function answers(operation: string, data: object) {
  const document = parse(operation);
  const fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [],
    ),
  );
  const node = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION)!;
  const scope = { fragments, types: testTypes, dataKeys, conditions: {} };
  const selection = new OutputSelection(scope, [node.selectionSet]);
  const root = testSchema.getQueryType()!;
  const completed = complete(testSchema, root, selection, data as never, new Faults());
  const compiled = compileSerializer(testSchema, root, selection)(data as never);
  if (compiled !== undefined) expect({ data: compiled, errors: [] }).toEqual(completed);
  return { compiled, completed };
}

describe('the compiled serializer', () => {
  test('writes what value completion writes', () => {
    const { compiled } = answers(
      '{ __typename me { age id ok score tags } pets { ...P } level any constructor: me { id } } fragment P on Pet { ... on Cat { n: name lives pals { lives } } ... on Dog { owner { id } __typename } }',
      {
        me: { id: 7, age: -3, ok: false, score: 1.5, tags: ['"', ''] },
        pets: [
          { __typename: 'Cat', n: null, lives: 9, pals: [[{ lives: 1 }], null, []] },
          null,
          { __typename: 'Dog' },
        ],
        level: 'HIGH',
        any: { x: [1, null] },
        constructor: { id: 'c' },
      },
    );
    expect(compiled).toBe(
      '{"__typename":"Query","me":{"age":-3,"id":"7","ok":false,"score":1.5,"tags":["\\"",""]},"pets":[{"n":null,"lives":9,"pals":[[{"lives":1}],null,[]]},null,{"owner":null,"__typename":"Dog"}],"level":"HIGH","any":{"x":[1,null]},"constructor":{"id":"c"}}',
    );
  });

  test('gives up where completion has to tell an error or to coerce', () => {
    const cases: [string, object][] = [
      ['{ n }', {}],
      ['{ me { age } }', { me: { age: 1.5 } }],
      ['{ me { age } }', { me: { age: 2147483648 } }],
      ['{ me { id } }', { me: 'x' }],
      ['{ me { id } }', { me: [{ id: 1 }] }],
      ['{ me { tags } }', { me: { tags: 'x' } }],
      ['{ me { tags } }', { me: { tags: [null] } }],
      ['{ level }', { level: 'MIDDLE' }],
      ['{ pets { ... on Cat { id } } }', { pets: [{ __typename: 'Person' }] }],
      ['{ pets { ... on Cat { id } } }', { pets: [{}] }],
      ['{ me { score } }', { me: { score: Number.NaN } }],
    ];
    for (const [operation, data] of cases) {
      const { compiled, completed } = answers(operation, data);
      expect([operation, compiled]).toEqual([operation, undefined]);
      expect([operation, completed.errors.length]).toEqual([operation, 1]);
    }
  });

  test('takes no text but GraphQL names into code', () => {
    expect(nameLiteral('_a1')).toBe('"_a1"');
    for (const text of ['a"', 'a-b', '', '1a', 'a\n', 'é', '"+process.exit()+"']) {
      expect(() => nameLiteral(text)).toThrow('is no GraphQL name');
    }
  });
});

describe('value completion', () => {
  test('names the place of every error', () => {
    const { completed } = answers('{ pets { ... on Cat { pals { lives } } } me { a: age tags } }', {
      pets: [
        {
          __typename: 'Cat',
          pals: [
            [{ lives: 1 }, { lives: null }],
            [{ lives: 2 }, null],
          ],
        },
      ],
      me: { a: 'x', tags: ['t', null] },
    });
    expect(JSON.parse(completed.data)).toEqual({
      pets: [{ pals: [null, null] }],
      me: { a: null, tags: null },
    });
    expect(completed.errors).toEqual([
      {
        message: 'Cannot return null for non-nullable field Cat.lives.',
        path: ['pets', 0, 'pals', 0, 1, 'lives'],
      },
      { message: 'Cannot return null for non-nullable field Cat.pals.', path: ['pets', 0, 'pals', 1, 1] },
      { message: 'Int cannot represent non-integer value: "x"', path: ['me', 'a'] },
      { message: 'Cannot return null for non-nullable field Person.tags.', path: ['me', 'tags', 1] },
    ]);
  });
});
