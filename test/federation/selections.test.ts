// Aliases, fragments, conditions, variables: whatever clients can write must be answered as graphql-js answers it.
import { describe, expect, test } from '@jest/globals';
import { Federation } from './harness.js';

function zoo() {
  return new Federation({
    a: {
      sdl: `type Query { pets(first: Int = 2, kind: Kind): [Pet!] grid: [[Pet]] named: Named find(filter: Filter!): String constructor: Pet }
        enum Kind { CAT DOG } input Filter { name: String = "any" min: Int! tags: [String!] }
        union Pet = Cat | Dog interface Named { name: String }
        type Cat implements Named @key(fields: "id") { id: ID! name: String toy: Cat }
        type Dog implements Named @key(fields: "id") { id: ID! name: String toy: Dog }`,
      resolvers: {
        Query: {
          pets: (_: unknown, args: { first: number; kind?: string }) =>
            [
              { __typename: 'Cat', id: 'c1', name: 'Mun', toy: { id: 'c2' } },
              { __typename: 'Dog', id: 'd1', name: 'Vàng', toy: { id: 'd2' } },
              { __typename: 'Cat', id: 'c3', name: null },
            ]
              .filter((pet) => args.kind === undefined || pet.__typename.toUpperCase() === args.kind)
              .slice(0, args.first),
          grid: () => [[{ __typename: 'Cat', id: 'c1' }, null], null, [{ __typename: 'Dog', id: 'd1' }]],
          named: () => ({ __typename: 'Dog', id: 'd1', name: 'Vàng' }),
          find: (_: unknown, { filter }: { filter: unknown }) => JSON.stringify(filter),
          constructor: () => null,
        },
      },
    },
    b: {
      sdl: `type Cat @key(fields: "id") { id: ID! age: Int lives: Int! } type Dog @key(fields: "id") { id: ID! age: String }`,
      resolvers: {
        Cat: { __resolveReference: (ref: object) => ref, age: () => 3, lives: () => 9 },
        Dog: { __resolveReference: (ref: object) => ref, age: () => 'old' },
      },
    },
  });
}

async function data(operation: string, variables: Record<string, unknown> = {}) {
  const outcome = await zoo().run(operation, { variables });
  expect(outcome.errors).toBeUndefined();
  return outcome.data;
}

describe('fragments', () => {
  test('on unions join subgraphs by type in one call', async () => {
    const outcome = await zoo().run(
      '{ pets { __typename ... on Cat { catAge: age lives } ... on Dog { dogAge: age } } }',
    );
    expect(outcome.data).toEqual({
      pets: [
        { __typename: 'Cat', catAge: 3, lives: 9 },
        { __typename: 'Dog', dogAge: 'old' },
      ],
    });
    expect(outcome.calls).toHaveLength(2);
  });

  test('may use one response key for fields of different types', async () => {
    expect(
      await data(
        '{ pets { ... on Cat { toy { id age } x: toy { lives } } ... on Dog { toy { id } x: toy { age } } } }',
      ),
    ).toEqual({
      pets: [
        { toy: { id: 'c2', age: 3 }, x: { lives: 9 } },
        { toy: { id: 'd2' }, x: { age: 'old' } },
      ],
    });
  });

  test('on interfaces reach into lists of lists', async () => {
    expect(
      await data(
        '{ grid { ...N ... on Cat { lives } } } fragment N on Named { __typename ... on Dog { age } }',
      ),
    ).toEqual({
      grid: [[{ __typename: 'Cat', lives: 9 }, null], null, [{ __typename: 'Dog', age: 'old' }]],
    });
  });

  test('merge with fields in the order in which keys first appear', async () => {
    const { body } = await zoo().run(
      '{ named { ... on Dog { b: name } name ...A } } fragment A on Named { b: name a: name }',
    );
    expect(body).toBe('{"data":{"named":{"b":"Vàng","name":"Vàng","a":"Vàng"}}}');
  });

  test('on types that cannot occur change nothing', async () => {
    expect(await data('{ named { name ... on Cat { lives } } }')).toEqual({ named: { name: 'Vàng' } });
  });

  test('with an aliased __typename only still tell types apart', async () => {
    expect(await data('{ pets { kind: __typename ... on Cat { lives } } }')).toEqual({
      pets: [{ kind: 'Cat', lives: 9 }, { kind: 'Dog' }],
    });
  });
});

describe('names that JavaScript objects inherit', () => {
  test('are plain fields and aliases', async () => {
    expect(
      await data(
        '{ constructor { __typename } toString: named { valueOf: name hasOwnProperty: __typename } }',
      ),
    ).toEqual({
      constructor: null,
      toString: { valueOf: 'Vàng', hasOwnProperty: 'Dog' },
    });
  });
});

describe('conditions', () => {
  const operation = `query ($s: Boolean!, $i: Boolean = true) {
    pets @skip(if: $s) { __typename ... on Cat @include(if: $i) { lives id @skip(if: $i) } ... on Dog { id @include(if: false) } }
    named @include(if: $i) { ... @skip(if: $s) { name } }
  }`;

  test('decide what is fetched and answered', async () => {
    expect(await data(operation, { s: false })).toEqual({
      pets: [{ __typename: 'Cat', lives: 9 }, { __typename: 'Dog' }],
      named: { name: 'Vàng' },
    });
    expect(await data(operation, { s: true })).toEqual({ named: {} });
    expect(await data(operation, { s: false, i: false })).toEqual({
      pets: [{ __typename: 'Cat' }, { __typename: 'Dog' }],
    });
  });

  test('that leave nothing cost no call', async () => {
    const outcome = await zoo().run(operation, { variables: { s: true, i: false } });
    expect([outcome.body, outcome.calls.length]).toEqual(['{"data":{}}', 0]);
  });

  test('on one of two merged fields do not take the other away', async () => {
    const both = 'query ($on: Boolean!) { named @include(if: $on) { name } named { __typename } }';
    expect(await data(both, { on: false })).toEqual({ named: { __typename: 'Dog' } });
    expect(await data(both, { on: true })).toEqual({ named: { name: 'Vàng', __typename: 'Dog' } });
  });
});

describe('variables', () => {
  test('take their defaults and are coerced', async () => {
    const operation =
      'query ($n: Int = 1, $k: Kind, $f: Filter!) { pets(first: $n, kind: $k) { __typename } find(filter: $f) }';
    expect(await data(operation, { k: 'DOG', f: { min: 3, tags: 'one' } })).toEqual({
      pets: [{ __typename: 'Dog' }],
      find: '{"name":"any","min":3,"tags":["one"]}',
    });
  });

  test('inside literals travel too', async () => {
    expect(
      await data('query ($m: Int!) { find(filter: { min: $m, tags: ["a \\"b\\""] }) }', { m: 2 }),
    ).toEqual({
      find: '{"name":"any","min":2,"tags":["a \\"b\\""]}',
    });
  });

  test('that do not fit are refused before any call', async () => {
    for (const variables of [
      {},
      { f: { min: 'x' } },
      { f: { min: 1, other: 2 } },
      { f: { min: 1 }, k: 'COW' },
    ]) {
      const federation = zoo();
      const { body, calls } = await federation.run(
        'query ($f: Filter!, $k: Kind) { find(filter: $f) pets(kind: $k) { __typename } }',
        { variables },
      );
      const answer = JSON.parse(body);
      expect(answer.errors[0].extensions.code).toBe('BAD_USER_INPUT');
      expect([Object.keys(answer), calls]).toEqual([['errors'], []]);
    }
  });
});
