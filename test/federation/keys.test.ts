// Every form of key, each as a small case with the calls that it may cost.
import { describe, expect, test } from '@jest/globals';
import { Federation, type Outcome, type SubgraphSources } from './harness.js';

type Ref = Record<string, unknown>;
const refer = { __resolveReference: (ref: Ref) => ref };

async function run(
  sources: SubgraphSources,
  operation: string,
  options = {},
): Promise<Outcome & { services: string[] }> {
  const outcome = await new Federation(sources, options).run(operation);
  return { ...outcome, services: outcome.calls.map((call) => call.service) };
}

describe('keys', () => {
  test('a subgraph that knows another key is reached through one that knows both', async () => {
    const { data, services } = await run(
      {
        a: {
          sdl: 'type Query { p: P } type P @key(fields: "id") { id: ID! }',
          resolvers: { Query: { p: () => ({ id: '1' }) } },
        },
        b: {
          sdl: 'type P @key(fields: "id") @key(fields: "code") { id: ID! code: String! }',
          resolvers: { P: { __resolveReference: ({ id }: Ref) => ({ id, code: `c${id}` }) } },
        },
        c: {
          sdl: 'type P @key(fields: "code") { code: String! z: String }',
          resolvers: { P: { ...refer, z: ({ code }: Ref) => `z of ${code}` } },
        },
      },
      '{ p { z } }',
    );
    expect(data).toEqual({ p: { z: 'z of c1' } });
    expect(services).toEqual(['a', 'b', 'c']);
  });

  test('an entity is asked for by the key that it has where the plan wants all of them', async () => {
    const { data, services } = await run(
      {
        a: {
          sdl: 'type Query { p: P } type P @key(fields: "code") { code: ID! }',
          resolvers: { Query: { p: () => ({ code: '7' }) } },
        },
        b: {
          sdl: 'type P @key(fields: "code") { code: ID! need: Int }',
          resolvers: { P: { ...refer, need: () => 3 } },
        },
        c: {
          sdl: `type P @key(fields: "id") @key(fields: "code") {
            id: ID! code: ID! size: Int made: String @external remade: String @requires(fields: "made") }`,
          resolvers: {
            P: {
              __resolveReference: ({ code, made }: Ref) => ({ code, made, id: `of ${code}`, size: 5 }),
              remade: ({ made }: Ref) => `remade of ${made}`,
            },
          },
        },
        d: {
          sdl: `type P @key(fields: "id") { id: ID! need: Int @external made: String @requires(fields: "need") }`,
          resolvers: { P: { ...refer, made: ({ id, need }: Ref) => `${id} with ${need}` } },
        },
      },
      '{ p { size remade } }',
    );
    expect(data).toEqual({ p: { size: 5, remade: 'remade of of 7 with 3' } });
    expect(services).toEqual(['a', 'c', 'b', 'd', 'c']);
  });

  test('a compound and nested key travels whole', async () => {
    const { data, calls } = await run(
      {
        a: {
          sdl: `type Query { ps: [P] } type P @key(fields: "id org { id unit { code } }") { id: ID! org: Org }
            type Org @shareable { id: ID! unit: Unit } type Unit @shareable { code: Int }`,
          resolvers: {
            Query: {
              ps: () => [
                { id: '1', org: { id: 'o', unit: { code: 7 } } },
                { id: '2', org: null },
              ],
            },
          },
        },
        b: {
          sdl: `type P @key(fields: "id org { id unit { code } }") { id: ID! org: Org z: Int }
            type Org @shareable { id: ID! unit: Unit } type Unit @shareable { code: Int }`,
          resolvers: {
            P: { ...refer, z: ({ org }: { org: { unit: { code: number } } | null }) => org?.unit.code },
          },
        },
      },
      '{ ps { z } }',
    );
    expect(data).toEqual({ ps: [{ z: 7 }, { z: null }] });
    expect(calls[1]?.variables.representations).toEqual([
      { __typename: 'P', id: '1', org: { __typename: undefined, id: 'o', unit: { code: 7 } } },
      { __typename: 'P', id: '2', org: null },
    ]);
  });

  test('a key of __typename alone makes one representation', async () => {
    const { data, calls } = await run(
      {
        a: {
          sdl: 'type Query { s: S all: [S] } type S @key(fields: "__typename") { x: Int }',
          resolvers: { Query: { s: () => ({ x: 1 }), all: () => [{ x: 1 }, { x: 2 }] } },
        },
        b: {
          sdl: 'type S @key(fields: "__typename") { y: Int }',
          resolvers: { S: { __resolveReference: () => ({ y: 2 }) } },
        },
      },
      '{ all { x y } }',
    );
    expect(data).toEqual({
      all: [
        { x: 1, y: 2 },
        { x: 2, y: 2 },
      ],
    });
    expect(calls[1]?.variables.representations).toEqual([{ __typename: 'S' }]);
  });

  test('a key of __typename alone is one even where @requires finds a null', async () => {
    const { data } = await run(
      {
        a: {
          sdl: 'type Query { s: S } type S @key(fields: "__typename") { need: Int }',
          resolvers: { Query: { s: () => ({ need: null }) } },
        },
        b: {
          sdl: `type S @key(fields: "__typename") { need: Int @external made: String @requires(fields: "need") }`,
          resolvers: { S: { ...refer, made: ({ need }: Ref) => `made of ${need}` } },
        },
      },
      '{ s { made } }',
    );
    expect(data).toEqual({ s: { made: 'made of null' } });
  });

  test('an entity whose key is null is not asked for', async () => {
    const { data, calls } = await run(
      {
        a: {
          sdl: 'type Query { p: P } type P @key(fields: "code") { code: String }',
          resolvers: { Query: { p: () => ({ code: null }) } },
        },
        b: {
          sdl: 'type P @key(fields: "code") { code: String z: Int }',
          resolvers: { P: { ...refer, z: () => 1 } },
        },
      },
      '{ p { code z } }',
    );
    expect(data).toEqual({ p: { code: null, z: null } });
    expect(calls).toHaveLength(1);
  });
});
