// Interface objects: a subgraph that adds fields to an interface without knowing its members.
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

describe('@interfaceObject', () => {
  const sources = {
    a: {
      sdl: `type Query { media: [Media] } interface Media @key(fields: "id") { id: ID! title: String }
        type Book implements Media @key(fields: "id") { id: ID! title: String pages: Int }
        type Film implements Media @key(fields: "id") { id: ID! title: String }`,
      resolvers: {
        Query: {
          media: () => [
            { __typename: 'Book', id: 'b1' },
            { __typename: 'Film', id: 'f1' },
          ],
        },
        Media: {
          __resolveReference: ({ id }: { id: string }) => ({
            __typename: id.startsWith('b') ? 'Book' : 'Film',
            id,
          }),
          __resolveType: ({ id }: { id: string }) => (id.startsWith('b') ? 'Book' : 'Film'),
        },
        Book: { ...refer, title: ({ id }: Ref) => `book ${id}`, pages: () => 100 },
        Film: { ...refer, title: ({ id }: Ref) => `film ${id}` },
      },
    },
    b: {
      sdl: 'type Query { best: Media } type Media @interfaceObject @key(fields: "id") { id: ID! score: Int }',
      resolvers: {
        Query: { best: () => ({ id: 'b2' }) },
        Media: { ...refer, score: ({ id }: { id: string }) => id.length },
      },
    },
    // The planner finds concrete types only behind names that sort before: the engine must not depend on names.
    '0': {
      sdl: 'type Query { opaque: Thing } type Thing @interfaceObject @key(fields: "id") { id: ID! n: Int }',
      resolvers: { Query: { opaque: () => ({ id: 't1' }) }, Thing: { ...refer, n: () => 1 } },
    },
    z: {
      sdl: 'interface Thing @key(fields: "id") { id: ID! } type Stone implements Thing @key(fields: "id") { id: ID! heavy: Boolean }',
      resolvers: {
        Thing: {
          __resolveReference: (ref: Ref) => ({ ...ref, __typename: 'Stone' }),
          __resolveType: () => 'Stone',
        },
        Stone: { ...refer, heavy: () => true },
      },
    },
  };

  test('adds fields to every member', async () => {
    const { data, calls } = await run(sources, '{ media { __typename title score } }');
    expect(data).toEqual({
      media: [
        { __typename: 'Book', title: 'book b1', score: 2 },
        { __typename: 'Film', title: 'film f1', score: 2 },
      ],
    });
    expect(calls[1]?.variables.representations).toEqual([
      { __typename: 'Media', id: 'b1' },
      { __typename: 'Media', id: 'f1' },
    ]);
  });

  test('hands out objects whose type another subgraph tells', async () => {
    const { data, services } = await run(sources, '{ best { __typename score ... on Book { pages } } }');
    expect(data).toEqual({ best: { __typename: 'Book', score: 2, pages: 100 } });
    expect(services).toEqual(['b', 'a']);
  });

  test("needs no other subgraph for the interface's own fields", async () => {
    const { data, services } = await run(sources, '{ best { id score ... on Media { s: score } } }');
    expect(data).toEqual({ best: { id: 'b2', score: 2, s: 2 } });
    expect(services).toEqual(['b']);
  });

  test('finds concrete types whatever the subgraphs are called', async () => {
    expect((await run(sources, '{ opaque { n ... on Stone { heavy } } }')).data).toEqual({
      opaque: { n: 1, heavy: true },
    });
  });
});
