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

describe('errors that a subgraph reports', () => {
  test('keep message, code and field; everything else is dropped', async () => {
    const federation = shop();
    federation.subgraphs.disturb = (call) =>
      call.service === 'b'
        ? {
            data: { _entities: [{ price: 3 }, { price: null }] },
            errors: [
              {
                message: 'not for you',
                path: ['_entities', 1, 'price'],
                extensions: {
                  code: 'FORBIDDEN',
                  field: 'price',
                  stacktrace: ['at secret.ts'],
                  url: 'http://b.internal',
                },
              },
            ],
          }
        : undefined;
    const { data, errors } = await federation.run('{ list { price } }');
    expect(data).toEqual({ list: [{ price: 3 }, { price: null }] });
    expect(errors).toEqual([
      {
        message: 'not for you',
        path: ['list', 1, 'price'],
        extensions: { code: 'FORBIDDEN', field: 'price', service: 'b' },
      },
    ]);
  });

  test('without a path are told at what they left empty', async () => {
    const federation = shop();
    federation.subgraphs.disturb = (call) =>
      call.service === 'b'
        ? { data: null, errors: [{ message: 'over quota', extensions: { code: 'QUOTA' } }] }
        : undefined;
    const { errors } = await federation.run('{ list { id price } }');
    expect(errors).toEqual([
      { message: 'over quota', path: ['list', 0, 'price'], extensions: { code: 'QUOTA', service: 'b' } },
      { message: 'over quota', path: ['list', 1, 'price'], extensions: { code: 'QUOTA', service: 'b' } },
    ]);
  });

  test('that left nothing empty are told without a path', async () => {
    const federation = shop();
    federation.subgraphs.disturb = (call) =>
      call.service === 'b' ? { data: { other: 5 }, errors: [{ message: 'stale' }] } : undefined;
    const { data, errors } = await federation.run('{ other }');
    expect(data).toEqual({ other: 5 });
    expect(errors).toEqual([{ message: 'stale', extensions: { service: 'b' } }]);
  });

  test('of a field that only @requires needed are told at the object', async () => {
    const federation = shop();
    federation.subgraphs.disturb = (call) =>
      call.service === 'a'
        ? {
            data: { list: [{ __typename: 'P', id: '1', weight: null }] },
            errors: [{ message: 'no scale', path: ['list', 0, 'weight'] }],
          }
        : undefined;
    const { data, errors } = await federation.run('{ list { id cost } }');
    expect(data).toEqual({ list: [{ id: '1', cost: 'cost of null' }] });
    expect(errors).toEqual([{ message: 'no scale', path: ['list', 0], extensions: { service: 'a' } }]);
  });

  test('are at most a thousand for one failed fetch', async () => {
    const federation = shop();
    const many = Array.from({ length: 3000 }, (_, at) => ({ __typename: 'P', id: String(at) }));
    federation.subgraphs.disturb = (call) => {
      if (call.service === 'a') return { data: { list: structuredClone(many) } };
      throw new Error('down');
    };
    const { errors } = await federation.run('{ list { price } }');
    expect(errors).toHaveLength(1001);
    expect(errors?.at(-1)).toEqual(unreachable);
  });
});

describe('leaf values that are not of their type', () => {
  test('are null with an error at their place', async () => {
    const federation = shop();
    federation.subgraphs.disturb = (call) =>
      call.service === 'b' ? { data: { _entities: [{ price: 'many' }, { price: 4294967296 }] } } : undefined;
    const { data, errors } = await federation.run('{ list { price } }');
    expect(data).toEqual({ list: [{ price: null }, { price: null }] });
    expect(errors?.map((error) => error.path)).toEqual([
      ['list', 0, 'price'],
      ['list', 1, 'price'],
    ]);
  });
});
