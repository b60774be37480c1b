// Subgraphs that fail: partial data, errors by service, and nothing of a subgraph's inside in them.
import { describe, expect, test } from '@jest/globals';
import { Federation } from './harness.js';

function shop() {
  return new Federation({
    a: {
      sdl: `type Query { list: [P] first: P! } type P @key(fields: "id") { id: ID! name: String weight: Int }`,
      resolvers: {
        Query: {
          list: () => [
            { id: '1', name: 'x' },
            { id: '2', name: 'y' },
          ],
          first: () => ({ id: '1' }),
        },
        P: { __resolveReference: (ref: object) => ref, weight: () => 7 },
      },
    },
    b: {
      sdl: `type Query { other: Int } type P @key(fields: "id") {
        id: ID! weight: Int @external price: Int stock: Int! cost: String @requires(fields: "weight") }`,
      resolvers: {
        Query: { other: () => 5 },
        P: {
          __resolveReference: (ref: object) => ref,
          price: () => 3,
          stock: () => 4,
          cost: ({ weight }: { weight: number }) => `cost of ${weight}`,
        },
      },
    },
  });
}

function down(federation: Federation, service: string, when = (_query: string) => true) {
  federation.subgraphs.disturb = (call) => {
    if (call.service === service && when(call.query)) {
      throw new Error(
        'connect ECONNREFUSED 10.0.0.7:4001 http://b.internal:4001/graphql {"stack":"at Socket"}',
      );
    }
    return undefined;
  };
}

const unreachable = {
  message: 'The subgraph "b" could not answer.',
  extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', service: 'b' },
};

describe('a subgraph that cannot be reached', () => {
  test("leaves the others' data and an error at each field that it left empty", async () => {
    const federation = shop();
    down(federation, 'b');
    const { data, errors, body } = await federation.run('{ list { name price } other }');
    expect(data).toEqual({
      list: [
        { name: 'x', price: null },
        { name: 'y', price: null },
      ],
      other: null,
    });
    expect(errors).toEqual([
      { ...unreachable, path: ['list', 0, 'price'] },
      { ...unreachable, path: ['list', 1, 'price'] },
      { ...unreachable, path: ['other'] },
    ]);
    expect(body).not.toMatch(/10\.0\.0\.7|http|stack|ECONN/);
  });

  test('empties the parents of its non-null fields', async () => {
    const federation = shop();
    down(federation, 'b');
    const { data, errors } = await federation.run('{ list { name stock } }');
    expect(data).toEqual({ list: [null, null] });
    expect(errors?.map((error) => error.path)).toEqual([
      ['list', 0, 'stock'],
      ['list', 1, 'stock'],
    ]);
  });

  test('empties the whole answer when a root field may not be null', async () => {
    const federation = shop();
    down(federation, 'a');
    const { data, errors } = await federation.run('{ first { id } }');
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ path: ['first'], extensions: { service: 'a' } }]);
  });

  test('is also the reason for fields that another subgraph could not compute without it', async () => {
    const federation = shop();
    federation.subgraphs.disturb = (call) =>
      call.service === 'a'
        ? { data: { list: [{ __typename: 'P', id: '1' }] }, errors: [{ message: 'no scale' }] }
        : undefined;
    const { data, errors, calls } = await federation.run('{ list { id cost } }');
    expect(data).toEqual({ list: [{ id: '1', cost: null }] });
    expect(errors).toEqual([
      { message: 'no scale', path: ['list', 0, 'cost'], extensions: { service: 'a' } },
    ]);
    expect(calls).toHaveLength(1);
  });

  test('counts as such when its answer is no GraphQL response', async () => {
    for (const answer of [null, 'text', {}, { data: 5 }, { data: null }]) {
      const federation = shop();
      federation.subgraphs.disturb = (call) => (call.service === 'b' ? (answer as never) : undefined);
      if (answer === null)
        federation.subgraphs.disturb = (call) =>
          call.service === 'b' ? ({ data: undefined } as never) : undefined;
      const { errors } = await federation.run('{ other }');
      expect(errors).toEqual([{ ...unreachable, path: ['other'] }]);
    }
  });
});

describe('a subgraph that was to name the entities of a shared list', () => {
  test('is the reason for everything that hangs on their names', async () => {
    const federation = new Federation({
      a: {
        sdl: `type Query { list: [T] @shareable } type T @key(fields: "id") @key(fields: "code") {
          id: ID! code: String! need: Int next: T }`,
        resolvers: { Query: { list: () => [{ id: '1', code: 'c', need: 1, next: { id: '2', code: 'd' } }] } },
      },
      b: {
        sdl: `type Query { list: [T] @shareable } type T @key(fields: "id") @key(fields: "code") {
          id: ID! code: String! other: Int need: Int @external made: Int @requires(fields: "need") }`,
      },
    });
    down(federation, 'b');
    const { data, errors } = await federation.run('{ list { made code next { other } } }');
    expect(data).toEqual({ list: [{ made: null, code: 'c', next: { other: null } }] });
    expect(errors?.map((error) => error.path?.join('.')).sort()).toEqual([
      'list.0.made',
      'list.0.next.other',
    ]);
  });
});
