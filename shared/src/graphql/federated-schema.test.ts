/** Two subgraphs in one process are two schemas, whatever names their classes share. */
import 'reflect-metadata';
import { describe, expect, test } from '@jest/globals';
import { type GraphQLSchema, graphql } from 'graphql';
import { Directive, Field, FieldResolver, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { buildFederatedSchema } from './federated-schema.js';
import { Measure, measure } from './measure.js';
import { pageOf } from './page.js';
import { periodOf } from './period.js';

function library() {
  @Directive('@key(fields: "id")')
  @ObjectType('Place', { description: 'Where a book is.' })
  class Place {
    @Field(() => ID)
    id: string;
  }
  @ObjectType()
  class Book {
    @Field(() => String)
    title: string;
    @Field(() => Place)
    place: Place;
  }
  const BookPage = pageOf(Book, 'Book', 'Books.');
  @Resolver(() => Place)
  class PlaceBooks {
    @FieldResolver(() => Int)
    books(@Root() { id }: Place): number {
      return id.length;
    }
    @Query(() => BookPage)
    library(): object {
      return {
        nodes: [{ title: 'Kiều', place: { id: 'hanoi' } }],
        pageInfo: { endCursor: null, hasNextPage: false },
      };
    }
  }
  return buildFederatedSchema({
    resolvers: [PlaceBooks],
    references: { Place: ({ id }) => (typeof id === 'string' && id !== 'nowhere' ? { id } : null) },
  });
}

function weather() {
  @Directive('@key(fields: "id")')
  @ObjectType('Place', { description: 'Where it rains.' })
  class Place {
    @Field(() => ID)
    id: string;
  }
  @Resolver(() => Place)
  class PlaceRain {
    @FieldResolver(() => Measure)
    rain(@Root() { id }: Place): Measure {
      return measure({
        value: id.length * 10,
        provenance: 'REPORTED',
        period: periodOf('2024-09'),
        source: 'station',
      });
    }
    @Query(() => Int)
    stations(): number {
      return 2;
    }
  }
  return buildFederatedSchema({
    resolvers: [PlaceRain],
    orphanedTypes: [Place],
    references: { Place: async ({ id }) => ({ id }) },
  });
}

function builtTwice() {
  library();
  return { rains: weather(), books: library() };
}

const entities = async (schema: GraphQLSchema, fields: string, representations: object[]) => {
  const source = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Place { ${fields} } } }`;
  const { data, errors } = await graphql({ schema, source, variableValues: { r: representations } });
  expect(errors).toBeUndefined();
  return data?._entities;
};

describe.each([
  ['the one first', () => ({ books: library(), rains: weather() })],
  ['the other first', () => ({ rains: weather(), books: library() })],
  ['one of them twice', builtTwice],
])('two subgraphs with a stub of the same name, built %s', (_, build) => {
  const { books, rains } = build();

  test('have each its own fields and descriptions on it', () => {
    expect(books.sdl).toMatch(
      /"""Where a book is."""\ntype Place @key\(fields: "id"\) \{\n {2}id: ID!\n {2}books: Int!\n\}/,
    );
    expect(rains.sdl).toMatch(
      /"""Where it rains."""\ntype Place @key\(fields: "id"\) \{\n {2}id: ID!\n {2}rain: Measure!\n\}/,
    );
  });

  test('know nothing of each other’s types, and share the value types of the kit', () => {
    expect(books.sdl).not.toMatch(/rain|stations|Measure/);
    expect(rains.sdl).not.toMatch(/book|Book|PageInfo/);
    expect(books.sdl).toMatch(/type PageInfo @shareable/);
    expect(rains.sdl).toMatch(/type Measure @shareable/);
  });

  test('resolve their own references, with null for what is unknown', async () => {
    const place = { __typename: 'Place', id: 'hanoi' };
    expect(
      await entities(books.schema, 'id books', [place, { ...place, id: 'nowhere' }, { ...place, id: 7 }]),
    ).toEqual([{ id: 'hanoi', books: 5 }, null, null]);
    expect(await entities(rains.schema, 'id rain { value status period { label } }', [place])).toEqual([
      { id: 'hanoi', rain: { value: 50, status: 'REPORTED', period: { label: '2024-09' } } },
    ]);
  });

  test('answer queries through their own resolvers', async () => {
    const source = '{ library { nodes { title place { id books } } pageInfo { hasNextPage } } }';
    expect((await graphql({ schema: books.schema, source })).data).toEqual({
      library: {
        nodes: [{ title: 'Kiều', place: { id: 'hanoi', books: 5 } }],
        pageInfo: { hasNextPage: false },
      },
    });
    expect((await graphql({ schema: rains.schema, source: '{ stations }' })).data).toEqual({ stations: 2 });
  });

  test('publish the SDL that they execute', async () => {
    for (const { schema, sdl } of [books, rains]) {
      const { data } = await graphql({ schema, source: '{ _service { sdl } }' });
      const { sdl: published } = data!._service as { sdl: string };
      for (const line of sdl.split('\n').filter((line) => /^(type|enum|scalar) /.test(line)))
        expect(published).toContain(line);
      expect(published).toContain('@link(url: "https://specs.apollo.dev/federation/v2.9"');
    }
  });
});
