// Shapes on which the planner, left to itself, panics or plans wrongly: found by the fuzzer, reduced by hand.
import { describe, expect, test } from '@jest/globals';
import { Federation, type Outcome, type SubgraphSources } from './harness.js';

type Ref = Record<string, unknown>;
const refer = { __resolveReference: (ref: Ref) => ref };

function run(sources: SubgraphSources, source: string, variables: Ref = {}): Promise<Outcome> {
  return new Federation(sources).run(source, { variables });
}

/** Runs an operation that may make the planner panic: only by the door that survives it. */
async function runApart(sources: SubgraphSources, source: string): Promise<string> {
  return (await new Federation(sources).engine.execute({ source, context: null })).body;
}

describe('@requires on an entity with two keys', () => {
  test('is planned through a subgraph that has one of them', async () => {
    const { data } = await run(
      {
        a: {
          sdl: 'type Query { t: T } type T @key(fields: "id") @key(fields: "code") { id: ID! code: ID! need: Int }',
          resolvers: {
            Query: { t: () => ({ id: '1', code: 'c1', need: 10 }) },
            T: {
              __resolveReference: ({ id }: { id: string }) => ({ id, code: `c${id}`, need: Number(id) * 10 }),
            },
          },
        },
        b: {
          sdl: 'type T @key(fields: "id") { id: ID! next: T }',
          resolvers: { T: { ...refer, next: () => ({ id: '2' }) } },
        },
        c: {
          sdl: `type T @key(fields: "id") @key(fields: "code") { id: ID! code: ID! need: Int @external
            made: Int @requires(fields: "need") }`,
          resolvers: { T: { ...refer, code: () => 'of c', made: ({ need }: { need: number }) => need + 1 } },
        },
      },
      '{ t { next { made code } made code } }',
    );
    expect(data).toEqual({ t: { next: { made: 21, code: 'c2' }, made: 11, code: 'c1' } });
  });
});

describe('conditions around fragments', () => {
  const sources = {
    a: {
      sdl: `type Query { u: [U] i: I } union U = A | B interface I { id: ID! }
        type A implements I @key(fields: "id") { id: ID! } type B implements I @key(fields: "id") { id: ID! n: Int }`,
      resolvers: {
        Query: {
          u: () => [
            { __typename: 'A', id: '1' },
            { __typename: 'B', id: '2', n: 3 },
          ],
          i: () => ({ __typename: 'B', id: '2', n: 3 }),
        },
      },
    },
    b: { sdl: 'type A @key(fields: "id") { id: ID! z: Int }', resolvers: { A: { ...refer, z: () => 7 } } },
  };

  test('on the union itself are planned', async () => {
    const operation =
      'query ($s: Boolean!) { u { ... on U @skip(if: $s) { ... on A { z } ... on I { id } } __typename } }';
    expect((await run(sources, operation, { s: false })).data).toEqual({
      u: [
        { z: 7, id: '1', __typename: 'A' },
        { id: '2', __typename: 'B' },
      ],
    });
    const skipped = await run(sources, operation, { s: true });
    expect([skipped.data, skipped.calls.length]).toEqual([
      { u: [{ __typename: 'A' }, { __typename: 'B' }] },
      1,
    ]);
  });

  test('inside each other fetch nothing that the outer one leaves out', async () => {
    const operation =
      'query ($s: Boolean!, $i: Boolean!) { u { ... on A @skip(if: $s) { ... @include(if: $i) { z } } __typename } }';
    expect((await run(sources, operation, { s: true, i: true })).calls).toHaveLength(1);
    expect((await run(sources, operation, { s: false, i: true })).calls).toHaveLength(2);
  });

  test('on types that cannot both occur still leave the object its type', async () => {
    expect((await run(sources, '{ i { id ... on I { ... on A { z } } } }')).data).toEqual({ i: { id: '2' } });
  });
});

describe('fields of two types under one key, which differ in whether they may be null', () => {
  const sources = {
    a: {
      sdl: `type Query { u: [U] } union U = A | B
        type A @shareable { name: String! } type B @shareable { other(x: String): String }`,
      resolvers: {
        Query: {
          u: () => [
            { __typename: 'A', name: 'a' },
            { __typename: 'B', other: 'b' },
          ],
        },
      },
    },
    // the whole graph knows both as nullable, so that clients may ask for them under one key
    b: {
      sdl: 'type A @shareable { name: String } type B @shareable { other(x: String): String }',
    },
  };

  test.each([
    ['a field of the other type', '{ u { ... on A { name } ... on B { name: other } } }'],
    ['one with an argument', '{ u { ... on B { name: other(x: "1") } ... on A { name } } }'],
  ])(
    'get keys of their own in the plan, also where the alias of one is the name of %s',
    async (_what, source) => {
      const { data, errors } = await run(sources, source);
      expect([data, errors]).toEqual([{ u: [{ name: 'a' }, { name: 'b' }] }, undefined]);
    },
  );

  test('do so under an alias that both have', async () => {
    const { data } = await run(sources, '{ u { ... on A { x: name } ... on B { x: other } } }');
    expect(data).toEqual({ u: [{ x: 'a' }, { x: 'b' }] });
  });
});

describe('what the planner cannot do is refused, not answered wrongly', () => {
  test('@requires behind a field of the same type in the same subgraph', async () => {
    const body = await runApart(
      {
        a: { sdl: 'type Query { t: T } type T @key(fields: "id") { id: ID! need: Int }' },
        b: {
          sdl: 'type T @key(fields: "id") { id: ID! need: Int @external next: T made: Int @requires(fields: "need") }',
        },
      },
      '{ t { next { made } } }',
    );
    expect(body).toMatch(/The operation cannot be planned: /);
  });

  test('@requires of fields of different kinds under one name in one union', async () => {
    const body = await runApart(
      {
        a: {
          sdl: `type Query { u: [U] } union U = A | B type A @key(fields: "id") { id: ID! } type B @key(fields: "id") { id: ID! }`,
        },
        b: {
          sdl: 'type A @key(fields: "id") { id: ID! need: Int } type B @key(fields: "id") { id: ID! need: [Int] }',
        },
        c: {
          sdl: `type A @key(fields: "id") { id: ID! need: Int @external made: Int @requires(fields: "need") }
            type B @key(fields: "id") { id: ID! need: [Int] @external made: Int @requires(fields: "need") }`,
        },
      },
      '{ u { ... on A { made x: need } ... on B { made } } }',
    );
    expect(body).toMatch(/The operation cannot be planned: the plan asks for two kinds of values as ."need/);
  });
});
