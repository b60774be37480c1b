// Interface objects on which the planner, left to itself, panics or plans wrongly: found by the fuzzer, reduced by hand.
import { describe, expect, test } from '@jest/globals';
import { Federation, type Outcome, type SubgraphSources } from './harness.js';

type Ref = Record<string, unknown>;
const refer = { __resolveReference: (ref: Ref) => ref };

function run(sources: SubgraphSources, source: string, variables: Ref = {}): Promise<Outcome> {
  return new Federation(sources).run(source, { variables });
}

describe('interface objects', () => {
  const failing = new Set<string>();
  const sources = {
    a: {
      sdl: `type Query { list: [I] wrap: W } type W @key(fields: "id") { id: ID! one: I @shareable }
        interface I @key(fields: "id") { id: ID! }
        type A implements I @key(fields: "id") { id: ID! x: Int } type B implements I @key(fields: "id") { id: ID! }`,
      resolvers: {
        Query: {
          list: () => [
            { __typename: 'A', id: 'a1' },
            { __typename: 'B', id: 'b1' },
          ],
          wrap: () => ({ id: 'w' }),
        },
        W: { ...refer, one: () => ({ __typename: 'B', id: 'b2' }) },
        I: {
          __resolveReference: ({ id }: { id: string }) => ({ __typename: id[0]?.toUpperCase(), id }),
          __resolveType: ({ id }: { id: string }) => id[0]?.toUpperCase(),
        },
        A: { ...refer, x: () => 5 },
        B: refer,
      },
    },
    b: {
      sdl: `type Query { some: [I] } type I @interfaceObject @key(fields: "id") { id: ID! score: Int peer: I }
        type W @key(fields: "id") { id: ID! one: I @shareable more: Int }`,
      resolvers: {
        Query: { some: () => [{ id: 'a3' }, { id: 'b3' }] },
        W: { ...refer, one: () => ({ id: 'b2' }), more: () => 1 },
        I: {
          ...refer,
          peer: ({ id }: { id: string }) => ({ id: `${id}p` }),
          score: ({ id }: { id: string }) => {
            if (failing.has(id)) throw new Error(`no score of ${id}`);
            return id.length;
          },
        },
      },
    },
  };

  test('add fields under different types in one selection', async () => {
    const { data } = await run(
      sources,
      '{ some { id ... on A { score again: score x } ... on B { score } } }',
    );
    expect(data).toEqual({
      some: [
        { id: 'a3', score: 2, again: 2, x: 5 },
        { id: 'b3', score: 2 },
      ],
    });
  });

  test('tell nothing of a field that only objects of another type are asked for', async () => {
    failing.add('b1');
    try {
      const { data, errors } = await run(sources, '{ list { __typename s: score ... on A { score } } }');
      expect(data).toEqual({
        list: [
          { __typename: 'A', s: 2, score: 2 },
          { __typename: 'B', s: null },
        ],
      });
      expect(errors?.map((error) => error.path)).toEqual([['list', 1, 's']]);
    } finally {
      failing.clear();
    }
  });

  test('get their concrete type when fragments need it under a field of theirs', async () => {
    const { data } = await run(sources, '{ list { peer { ... on A { score } } } }');
    expect(data).toEqual({ list: [{ peer: { score: 3 } }, { peer: {} }] });
  });

  test("are asked for by the interface's name, whatever the plan says", async () => {
    const { data, errors, calls } = await run(
      sources,
      '{ wrap { more one { ... on B { id score peer { id score __typename } } s: peer { score } } } }',
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      wrap: {
        more: 1,
        one: { id: 'b2', score: 2, peer: { id: 'b2p', score: 3, __typename: 'B' }, s: { score: 3 } },
      },
    });
    for (const { service, variables } of calls) {
      const names = JSON.stringify(variables).match(/"__typename":"(\w+)"/g) ?? [];
      if (service === 'b') expect(names.filter((name) => /"[AB]"$/.test(name))).toEqual([]);
    }
  });
});

describe('a subgraph with an interface object', () => {
  test("that cannot tell a type's key is not followed by a call without one", async () => {
    const made = '@key(fields: "id") @key(fields: "code")';
    const found = { __typename: 'T', id: '1', need: 4 };
    const { data, calls } = await run(
      {
        a: {
          sdl: `interface I @key(fields: "id") { id: ID! } type T implements I @key(fields: "id") {
            id: ID! made: String @external remade: String @requires(fields: "made") }`,
          resolvers: { T: { ...refer, remade: ({ made }: Ref) => `remade of ${made}` } },
        },
        b: {
          sdl: `interface I @key(fields: "id") { id: ID! } type T implements I ${made} {
            id: ID! code: String! need: Int @external made: String @requires(fields: "need") }`,
          resolvers: { T: { ...refer, made: ({ need }: Ref) => `made of ${need}` } },
        },
        c: {
          sdl: `type Query { q: I! @shareable } type I @interfaceObject @key(fields: "id") { id: ID! }
            type T ${made} { id: ID! code: String! }`,
          resolvers: { Query: { q: () => found }, I: refer, T: refer },
        },
        d: {
          sdl: `type Query { q: I! @shareable } interface I @key(fields: "id") { id: ID! }
            type T implements I ${made} { id: ID! code: String! need: Int }`,
          resolvers: { Query: { q: () => found }, T: refer },
        },
      },
      '{ q { ... on T { remade } } }',
    );
    expect(data).toEqual({ q: { remade: 'remade of made of 4' } });
    expect(calls.filter(({ variables }) => JSON.stringify(variables).includes('{"__typename":"T"}'))).toEqual(
      [],
    );
  });

  test('that shares a field with one that knows the types is not asked without a key', async () => {
    const sources = {
      a: {
        sdl: `type T @key(fields: "id") { id: ID! one: I! @shareable } interface I @key(fields: "id") { id: ID! }
          type A implements I @key(fields: "id") { id: ID! }`,
      },
      b: {
        sdl: `type T @key(fields: "id") { id: ID! one: I! @shareable }
          type I @interfaceObject @key(fields: "id") { id: ID! score: Int }`,
      },
      c: {
        sdl: `type A implements I @key(fields: "id") { id: ID! } interface I @key(fields: "id") { id: ID! }`,
      },
      d: { sdl: 'type T @key(fields: "id") { id: ID! given: Int }' },
      e: {
        sdl: `type Query { t: T @provides(fields: "given") } type T @key(fields: "id") { id: ID! given: Int @external }`,
      },
    };
    const { data, errors } = await run(sources, '{ t { one { ... on A { score } } } }');
    expect(data).toBeUndefined();
    expect(errors?.map((error) => error.message)).toEqual([
      'The operation cannot be planned: the plan asks for A without id.',
    ]);
  });

  test('is left by the fields that another one overrides', async () => {
    const { data, calls } = await run(
      {
        a: {
          sdl: 'type P @key(fields: "id") { id: ID! n: String @override(from: "b") }',
          resolvers: { P: { ...refer, n: () => 'new' } },
        },
        b: {
          sdl: `type Query { p: P } type P @key(fields: "id") { id: ID! n: String m: Int }
            type I @interfaceObject @key(fields: "id") { id: ID! x: Int }`,
          resolvers: { Query: { p: () => ({ id: '1', m: 2 }) }, P: { ...refer, n: () => 'old' } },
        },
        c: {
          sdl: 'interface I @key(fields: "id") { id: ID! } type A implements I @key(fields: "id") { id: ID! }',
        },
      },
      '{ p { n m } }',
    );
    expect(data).toEqual({ p: { n: 'new', m: 2 } });
    expect(calls.map((call) => call.service)).toEqual(['b', 'a']);
  });

  test('keeps a field until the label of its override is on', async () => {
    const sources = {
      a: {
        sdl: 'type P @key(fields: "id") { id: ID! n: String @override(from: "b", label: "moves") }',
        resolvers: { P: { ...refer, n: () => 'new' } },
      },
      b: {
        sdl: `type Query { p: P } type P @key(fields: "id") { id: ID! n: String }
          type I @interfaceObject @key(fields: "id") { id: ID! x: Int }`,
        resolvers: { Query: { p: () => ({ id: '1', n: 'old' }) } },
      },
      c: {
        sdl: 'interface I @key(fields: "id") { id: ID! } type A implements I @key(fields: "id") { id: ID! }',
      },
    };
    expect((await run(sources, '{ p { n } }')).data).toEqual({ p: { n: 'old' } });
    const on = new Federation(sources, { overrides: { labels: ['moves'] } });
    expect((await on.run('{ p { n } }')).data).toEqual({ p: { n: 'new' } });
  });
});
