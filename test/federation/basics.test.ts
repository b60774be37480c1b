// The plain ways of a federation: keys, nested hops, mutations, introspection, conditions.
import { describe, expect, test } from '@jest/globals';
import { Federation } from './harness.js';

const users = [
  { id: '1', name: 'An', weight: 3, friends: ['2'] },
  { id: '2', name: 'Bình', weight: null, friends: ['1', '2'] },
];

function people() {
  return new Federation({
    a: {
      sdl: `type Query { me: User users: [User!]! nobody: User }
        type User @key(fields: "id") { id: ID! name: String! weight: Int }`,
      resolvers: {
        Query: { me: () => users[0], users: () => users, nobody: () => null },
        User: { __resolveReference: (ref: { id: string }) => users.find((user) => user.id === ref.id) },
      },
    },
    b: {
      sdl: `type User @key(fields: "id") { id: ID! nick: String friends: [User!]! }`,
      resolvers: {
        User: {
          __resolveReference: (ref: { id: string }) => ref,
          nick: (ref: { id: string }) => `nick${ref.id}`,
          friends: (ref: { id: string }) =>
            users.find((user) => user.id === ref.id)?.friends.map((id) => ({ id })),
        },
      },
    },
  });
}

describe('a federation of two subgraphs', () => {
  test('joins the fields of an entity', async () => {
    const { data, calls } = await people().run('{ me { name nick } }');
    expect(data).toEqual({ me: { name: 'An', nick: 'nick1' } });
    expect(calls).toHaveLength(2);
  });

  test('asks once for an entity that sits in many places', async () => {
    const { data, calls } = await people().run('{ users { friends { name } } }');
    expect(data).toEqual({
      users: [{ friends: [{ name: 'Bình' }] }, { friends: [{ name: 'An' }, { name: 'Bình' }] }],
    });
    expect(calls).toHaveLength(3);
    expect(calls[2]?.variables).toEqual({
      representations: [
        { __typename: 'User', id: '2' },
        { __typename: 'User', id: '1' },
      ],
    });
  });

  test('merges two selections of the same list', async () => {
    const { body } = await people().run('{ users { id } users { name } }');
    expect(body).toBe('{"data":{"users":[{"id":"1","name":"An"},{"id":"2","name":"Bình"}]}}');
  });

  test('answers __typename of the root without a call', async () => {
    const { data, calls } = await people().run('{ __typename root: __typename }');
    expect(data).toEqual({ __typename: 'Query', root: 'Query' });
    expect(calls).toHaveLength(0);
  });

  test('answers introspection mixed with data in the order of the operation', async () => {
    const { body, calls } = await people().run(
      'query ($t: String!) { a: me { nick } __schema { queryType { name } } ...F } fragment F on Query { __type(name: $t) { kind } me { name } __typename }',
      { variables: { t: 'User' } },
    );
    expect(body).toBe(
      '{"data":{"a":{"nick":"nick1"},"__schema":{"queryType":{"name":"Query"}},"__type":{"kind":"OBJECT"},"me":{"name":"An"},"__typename":"Query"}}',
    );
    expect(calls).toHaveLength(2);
  });

  test('does not fetch what @skip and @include leave out', async () => {
    const operation = 'query ($on: Boolean!) { me { name nick @include(if: $on) } }';
    const off = await people().run(operation, { variables: { on: false } });
    expect(off.data).toEqual({ me: { name: 'An' } });
    expect(off.calls).toHaveLength(1);
    const on = await people().run(operation, { variables: { on: true } });
    expect(on.data).toEqual({ me: { name: 'An', nick: 'nick1' } });
  });

  test('fetches nothing for an entity that is null', async () => {
    const { data, calls } = await people().run('{ nobody { nick } }');
    expect(data).toEqual({ nobody: null });
    expect(calls).toHaveLength(1);
  });
});
