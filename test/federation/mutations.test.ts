// Mutations run one after the other, each with everything under it, as the specification wants it.
import { describe, expect, test } from '@jest/globals';
import { Federation } from './harness.js';

function counters() {
  const seen: string[] = [];
  let count = 0;
  const note = (what: string) => {
    seen.push(what);
    return ++count;
  };
  const later = async (what: string) => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    return { id: what, at: note(what) };
  };
  const federation = new Federation({
    a: {
      sdl: `type Query { n: Int } type Mutation { addA(x: Int): C failA: C! addMore: C }
        type C @key(fields: "id") { id: ID! at: Int }`,
      resolvers: {
        Mutation: {
          addA: () => later('addA'),
          addMore: () => later('addMore'),
          failA: () => {
            throw new Error('broken');
          },
        },
      },
    },
    b: {
      sdl: `type Mutation { addB: C } type C @key(fields: "id") { id: ID! read: Int }`,
      resolvers: {
        Mutation: { addB: () => later('addB') },
        C: { __resolveReference: (ref: object) => ref, read: ({ id }: { id: string }) => note(`read ${id}`) },
      },
    },
  });
  return { federation, seen };
}

describe('mutations', () => {
  test('of several subgraphs run in the order of the operation, entity reads in between', async () => {
    const { federation, seen } = counters();
    const { data } = await federation.run(
      'mutation { one: addA(x: 1) { at read } two: addB { id } three: addA { at } }',
    );
    expect(seen).toEqual(['addA', 'read addA', 'addB', 'addA']);
    expect(data).toEqual({ one: { at: 1, read: 2 }, two: { id: 'addB' }, three: { at: 4 } });
  });

  test('of one subgraph without further reads are one call', async () => {
    const { federation, seen } = counters();
    const { calls } = await federation.run('mutation { addA { at } addMore { at } again: addA { id } }');
    expect(calls).toHaveLength(1);
    expect(seen).toEqual(['addA', 'addMore', 'addA']);
  });

  test('under one response key run once', async () => {
    const { federation, seen } = counters();
    const { data } = await federation.run(
      'mutation { addA { at } ...F } fragment F on Mutation { addA { id read } }',
    );
    expect(seen).toEqual(['addA', 'read addA']);
    expect(data).toEqual({ addA: { at: 1, id: 'addA', read: 2 } });
  });

  test('with __typename and introspection beside them still run in order', async () => {
    const { federation, seen } = counters();
    const { data } = await federation.run('mutation { __typename addB { id } addA { read } }');
    expect(seen).toEqual(['addB', 'addA', 'read addA']);
    expect(data).toEqual({ __typename: 'Mutation', addB: { id: 'addB' }, addA: { read: 3 } });
  });

  test('that fail in a non-null field empty the answer', async () => {
    const { federation } = counters();
    const { data, errors } = await federation.run('mutation { addA { read } failA { at } }');
    expect(data).toBeNull();
    expect(errors).toEqual([{ message: 'broken', path: ['failA'], extensions: { service: 'a' } }]);
  });
});
