// Subscriptions: a stream from one subgraph, each event completed with entities of the others.

import type { EngineRequest } from '@diaban/gateway/engine/engine';
import { describe, expect, test } from '@jest/globals';
import { Federation } from './harness.js';

function ticks(stream: () => AsyncIterable<unknown>) {
  return new Federation({
    a: {
      sdl: `type Query { n: Int } type Subscription { tick(n: Int!): T other: T! } type T @key(fields: "id") { id: ID! at: Int }`,
      resolvers: {
        Subscription: {
          tick: { subscribe: stream, resolve: (event: unknown) => event },
          other: { subscribe: stream, resolve: (event: unknown) => event },
        },
      },
    },
    b: {
      sdl: 'type T @key(fields: "id") { id: ID! name: String! }',
      resolvers: {
        T: {
          __resolveReference: (ref: object) => ref,
          name: ({ id }: { id: string }) => (id === 'bad' ? null : `name ${id}`),
        },
      },
    },
  });
}

async function* listed(...ids: string[]) {
  for (const [at, id] of ids.entries()) yield { id, at };
}

async function collect(federation: Federation, source: string, request: Partial<EngineRequest> = {}) {
  const bodies: unknown[] = [];
  for await (const answer of federation.engine.subscribe({ source, context: null, ...request })) {
    bodies.push(JSON.parse(answer.body));
  }
  return bodies;
}

describe('a subscription', () => {
  test('answers each event with the fields of all subgraphs', async () => {
    const federation = ticks(() => listed('1', '2'));
    const source = 'subscription ($n: Int!) { now: tick(n: $n) { at name } }';
    expect(await collect(federation, source, { variables: { n: 1 } })).toEqual([
      { data: { now: { at: 0, name: 'name 1' } } },
      { data: { now: { at: 1, name: 'name 2' } } },
    ]);
    expect(federation.subgraphs.calls.map((call) => call.service)).toEqual(['a', 'b', 'b']);
  });

  test('goes on after an event that failed', async () => {
    const bodies = await collect(
      ticks(() => listed('bad', '2')),
      'subscription { tick(n: 1) { name } }',
    );
    expect(bodies).toMatchObject([
      { data: { tick: null }, errors: [{ path: ['tick', 'name'] }] },
      { data: { tick: { name: 'name 2' } } },
    ]);
  });

  test('works prepared', async () => {
    const federation = ticks(() => listed('1'));
    const operation = federation.engine.prepare('subscription { tick(n: 1) { name } }');
    const { value } = await federation.engine.subscribe({ operation, context: null }).next();
    expect(value).toMatchObject({
      body: '{"data":{"tick":{"name":"name 1"}}}',
      hasErrors: false,
      requestError: false,
    });
  });

  test('tells when the stream breaks or cannot be opened', async () => {
    async function* broken() {
      yield { id: '1' };
      throw new Error('socket 10.0.0.1');
    }
    const unreachable = { message: 'The subgraph "a" could not answer.', path: ['tick'] };
    const bodies = await collect(ticks(broken), 'subscription { tick(n: 1) { id } }');
    expect(bodies).toMatchObject([
      { data: { tick: { id: '1' } } },
      { data: { tick: null }, errors: [unreachable] },
    ]);
    const federation = ticks(() => listed());
    federation.subgraphs.subscribe = () => Promise.reject(new Error('10.0.0.1'));
    expect(await collect(federation, 'subscription { other { id } }')).toMatchObject([
      { data: null, errors: [{ ...unreachable, path: ['other'] }] },
    ]);
  });

  test("ends, and closes the subgraph's stream, when the client goes", async () => {
    let closed = 0;
    async function* endless() {
      try {
        for (;;) {
          yield { id: '1' };
          await new Promise((resolve) => setTimeout(resolve, 1));
        }
      } finally {
        closed += 1;
      }
    }
    for await (const _ of ticks(endless).engine.subscribe({
      source: 'subscription { tick(n: 1) { id } }',
      context: null,
    }))
      break;
    const abort = new AbortController();
    const request = { source: 'subscription { tick(n: 1) { name } }', context: null, signal: abort.signal };
    let seen = 0;
    for await (const _ of ticks(endless).engine.subscribe(request)) if (++seen === 3) abort.abort();
    while (closed < 2) await new Promise((resolve) => setTimeout(resolve, 1));
    expect(seen).toBe(3);
  });

  test('ends when the client goes while no event comes', async () => {
    const silent = { [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => undefined) }) };
    const federation = ticks(() => listed());
    const abort = new AbortController();
    federation.subgraphs.subscribe = async () => {
      setImmediate(() => abort.abort());
      return silent;
    };
    const { signal } = abort;
    expect(await collect(federation, 'subscription { tick(n: 1) { id } }', { signal })).toEqual([]);
  });

  test('is refused by execute, as other operations are by subscribe', async () => {
    const federation = ticks(() => listed());
    const { body } = await federation.engine.execute({
      source: 'subscription { tick(n: 1) { id } }',
      context: null,
    });
    expect(JSON.parse(body).errors[0].extensions.code).toBe('OPERATION_RESOLUTION_FAILURE');
    expect(await collect(federation, '{ n }')).toMatchObject([
      { errors: [{ message: 'The operation is no subscription.' }] },
    ]);
  });
});
