// Queries that are under way at the same time and depend on the same share one answer; nothing else does.
import { beforeEach, describe, expect, test } from '@jest/globals';
import { Federation } from './harness.js';

/** Calls wait here until a test lets them go on. */
let held: (() => void)[] = [];
let written = 0;

const sources = {
  a: {
    sdl: 'type Query { n(x: Int): Int } type Mutation { write: Int } type Subscription { wrote: Int }',
    resolvers: {
      Query: {
        n: (_: unknown, { x = 0 }: { x?: number }) =>
          new Promise((resolve) => {
            const value = x + written;
            held.push(() => resolve(value));
          }),
      },
      Mutation: { write: () => ++written },
      Subscription: {
        wrote: {
          subscribe: async function* () {
            yield ++written;
          },
          resolve: (event: number) => event,
        },
      },
    },
  },
};

const endsAt = Number.MAX_SAFE_INTEGER;
const QUERY = 'query ($x: Int) { n(x: $x) }';

let federation: Federation;
beforeEach(() => {
  held = [];
  written = 0;
  federation = new Federation(sources);
});

interface Asking {
  who?: string;
  x?: number;
  source?: string;
  signal?: AbortSignal;
  endsAt?: number;
}

/** The answer's data, and when the call that it needs has begun or is shared. */
function ask({ who = 'district 413', x = 1, source = QUERY, signal, endsAt: until = endsAt }: Asking = {}) {
  return federation.engine
    .execute({
      source,
      variables: { x },
      context: null,
      sharing: { key: who, endsAt: until },
      ...(signal && { signal }),
    })
    .then(({ body }) => JSON.parse(body));
}

/** Lets everything that is ready to run run. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

async function begun(calls: number): Promise<void> {
  while (held.length < calls) await settled();
  await settled();
}

/** Planned once, so that what follows begins at once. */
async function warm(source = QUERY): Promise<void> {
  const first = ask({ source });
  await begun(1);
  held.pop()!();
  await first;
  federation.subgraphs.calls.length = 0;
}

function release(): void {
  for (const go of held.splice(0)) go();
}

describe('queries under way', () => {
  test('of the same operation, variables and asker share one run', async () => {
    await warm();
    const all = Promise.all([ask(), ask(), ask()]);
    await begun(1);
    release();
    expect(await all).toEqual([{ data: { n: 1 } }, { data: { n: 1 } }, { data: { n: 1 } }]);
    expect(federation.subgraphs.calls).toHaveLength(1);
    expect(federation.engine.metrics()).toMatchObject({ requests: 4, sharedAnswers: 2 });
  });

  test.each<[string, Asking]>([
    ['somebody else', { who: 'district 412' }],
    ['other variables', { x: 2 }],
    ['another operation', { source: 'query Other($x: Int) { m: n(x: $x) }' }],
    ['somebody who has much longer', { endsAt: endsAt * 2 }],
  ])('share nothing with those of %s', async (_what, other) => {
    await warm();
    if (other.source) await warm(other.source);
    const both = Promise.all([ask({ endsAt: 5_000 }), ask({ endsAt: 5_000, ...other })]);
    await begun(2);
    release();
    await both;
    expect(federation.subgraphs.calls).toHaveLength(2);
  });

  test('share nothing with those that were answered', async () => {
    await warm();
    for (const _ of [1, 2]) {
      const one = ask();
      await begun(1);
      release();
      await one;
    }
    expect(federation.subgraphs.calls).toHaveLength(2);
  });

  test('that begin after a write see what was written', async () => {
    await warm();
    const before = ask();
    await begun(1);
    await federation.engine.execute({ source: 'mutation { write }', context: null });
    const after = ask();
    await begun(2);
    release();
    expect([await before, await after]).toEqual([{ data: { n: 1 } }, { data: { n: 2 } }]);
  });

  test('that begin after an event see what it tells of', async () => {
    await warm();
    const before = ask();
    await begun(1);
    const source = 'subscription { wrote }';
    const events = federation.engine.subscribe({ source, context: null })[Symbol.asyncIterator]();
    await events.next();
    const after = ask();
    await begun(2);
    release();
    expect([await before, await after]).toEqual([{ data: { n: 1 } }, { data: { n: 2 } }]);
    await events.return();
  });

  test('that begin after a write by an engine that was replaced see what was written', async () => {
    await warm();
    const replaced = federation.engine;
    federation = new Federation(sources);
    await warm();
    const before = ask();
    await begun(1);
    await replaced.execute({ source: 'mutation { write }', context: null });
    const after = ask();
    await begun(2);
    release();
    expect([await before, await after]).toEqual([{ data: { n: 1 } }, { data: { n: 2 } }]);
  });

  test('go on while anybody waits, and end with the last who does', async () => {
    await warm();
    const [first, second] = [new AbortController(), new AbortController()];
    const signals: (AbortSignal | undefined)[] = [];
    federation.subgraphs.disturb = ({ signal }) => {
      signals.push(signal);
      return undefined;
    };
    const [one, two] = [ask({ signal: first.signal }), ask({ signal: second.signal })];
    const gone = Promise.allSettled([one, two]);
    await begun(1);
    first.abort(new Error('the first left'));
    await expect(one).rejects.toThrow('the first left');
    expect(signals.map((signal) => signal?.aborted)).toEqual([false]);
    second.abort(new Error('the second left'));
    expect(signals.map((signal) => signal?.aborted)).toEqual([true]);
    await gone;
    const third = ask();
    await begun(2);
    release();
    expect(await third).toEqual({ data: { n: 1 } });
  });
});

test('mutations share nothing, whoever asks', async () => {
  const write = () =>
    federation.engine.execute({
      source: 'mutation { write }',
      context: null,
      sharing: { key: 'district 413', endsAt },
    });
  await Promise.all([write(), write()]);
  expect(written).toBe(2);
});

test('without leave to share, identical queries run each for itself', async () => {
  await warm();
  const run = () => federation.engine.execute({ source: QUERY, variables: { x: 1 }, context: null });
  const both = Promise.all([run(), run()]);
  await begun(2);
  release();
  await both;
  expect(federation.subgraphs.calls).toHaveLength(2);
});
