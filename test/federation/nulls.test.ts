// Null propagation through lists, lists of lists and hops between subgraphs, with the exact path of each error.
import { describe, expect, test } from '@jest/globals';
import { Federation } from './harness.js';

type Row = Record<string, unknown>;

/** One entity type `T` in two subgraphs: `a` lists the entities, `b` has the fields under test. */
function entities(
  fields: string,
  rows: Record<string, Row>,
  query = 'list: [T!]!',
  list: unknown = ['1', '2', '3'],
) {
  const refer = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(refer) : value === null ? null : { id: value };
  return new Federation({
    a: {
      sdl: `type Query { ${query} } type T @key(fields: "id") { id: ID! }`,
      resolvers: { Query: { [query.split(':')[0]!]: () => refer(list) } },
    },
    b: {
      sdl: `type T @key(fields: "id") { id: ID! ${fields} }`,
      resolvers: { T: { __resolveReference: ({ id }: { id: string }) => ({ id, ...rows[id] }) } },
    },
  });
}

function fail(message: string) {
  return () => {
    throw new Error(message);
  };
}

describe('null propagation', () => {
  test('a null in a non-null field of an entity empties the nearest nullable parent', async () => {
    const federation = entities('n: Int!', { 1: { n: 1 }, 2: { n: null }, 3: { n: 3 } }, 'list: [T]');
    const { data, errors } = await federation.run('{ list { id n } }');
    expect(data).toEqual({ list: [{ id: '1', n: 1 }, null, { id: '3', n: 3 }] });
    expect(errors).toEqual([
      {
        message: 'Cannot return null for non-nullable field T.n.',
        path: ['list', 1, 'n'],
        extensions: { service: 'b' },
      },
    ]);
  });

  test('a null inside [T!]! empties everything up to the root', async () => {
    const federation = entities('n: Int!', { 1: { n: 1 }, 2: { n: null }, 3: { n: 3 } });
    const { data, errors } = await federation.run('{ list { n } }');
    expect(data).toBeNull();
    expect(errors?.map((error) => error.path)).toEqual([['list', 1, 'n']]);
  });

  test('a null item of [T!] empties the list only', async () => {
    const federation = entities('tags: [String!]', { 1: { tags: ['x', null] }, 2: { tags: [] }, 3: {} });
    const { data, errors } = await federation.run('{ list { tags } }');
    expect(data).toEqual({ list: [{ tags: null }, { tags: [] }, { tags: null }] });
    expect(errors?.map((error) => error.path)).toEqual([['list', 0, 'tags', 1]]);
  });

  test('lists of lists keep their shape and their indexes in paths', async () => {
    const rows = { 1: { n: 1 }, 2: { n: null }, 3: { n: 3 } };
    const federation = entities('n: Int!', rows, 'grid: [[T]!]', [['1', '2'], [], [null, '3', '2']]);
    const { data, errors } = await federation.run('{ grid { n } }');
    expect(data).toEqual({ grid: [[{ n: 1 }, null], [], [null, { n: 3 }, null]] });
    expect(errors?.map((error) => error.path)).toEqual([
      ['grid', 0, 1, 'n'],
      ['grid', 2, 2, 'n'],
    ]);
  });

  test('an error of one deduplicated entity is told at each place where it sits', async () => {
    const rows = { 1: { n: fail('broken') }, 2: { n: 2 } };
    const federation = entities('n: Int', rows, 'list: [T!]!', ['1', '2', '1']);
    const { data, errors, calls } = await federation.run('{ list { n } }');
    expect(data).toEqual({ list: [{ n: null }, { n: 2 }, { n: null }] });
    expect(errors?.map(({ message, path }) => ({ message, path }))).toEqual([
      { message: 'broken', path: ['list', 0, 'n'] },
      { message: 'broken', path: ['list', 2, 'n'] },
    ]);
    expect(calls[1]?.variables.representations).toHaveLength(2);
  });

  test('an entity that the other subgraph does not know has null fields and no error', async () => {
    const federation = new Federation({
      a: {
        sdl: 'type Query { t: T } type T @key(fields: "id") { id: ID! }',
        resolvers: { Query: { t: () => ({ id: '9' }) } },
      },
      b: {
        sdl: 'type T @key(fields: "id") { id: ID! n: Int m: Int! }',
        resolvers: { T: { __resolveReference: () => null } },
      },
    });
    expect(await federation.run('{ t { id n } }')).toMatchObject({ data: { t: { id: '9', n: null } } });
    const { data, errors } = await federation.run('{ t { id n m } }');
    expect(data).toEqual({ t: null });
    expect(errors).toEqual([{ message: 'Cannot return null for non-nullable field T.m.', path: ['t', 'm'] }]);
  });

  test('a nullable field that shares a fetch with a failing non-null one tells nothing of its own', async () => {
    const rows = { 1: { n: 1, m: fail('broken') } };
    const federation = entities('n: Int m: Int!', rows, 'list: [T]', ['1']);
    const { data, errors } = await federation.run('{ list { n m } }');
    expect(data).toEqual({ list: [null] });
    expect(errors?.map((error) => error.path)).toEqual([['list', 0, 'm']]);
  });

  test('under an alias the error sits at the alias', async () => {
    const federation = entities('n: Int', { 1: { n: fail('broken') } }, 'list: [T]', ['1']);
    const { data, errors } = await federation.run('{ all: list { number: n id: id } }');
    expect(data).toEqual({ all: [{ number: null, id: '1' }] });
    expect(errors?.map((error) => error.path)).toEqual([['all', 0, 'number']]);
  });
});
