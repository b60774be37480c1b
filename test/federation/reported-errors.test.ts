// Errors that subgraphs report: what of them reaches the client, and at which place.
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

const unreachable = {
  message: 'The subgraph "b" could not answer.',
  extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', service: 'b' },
};

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
