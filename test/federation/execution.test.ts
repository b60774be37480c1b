// How the engine runs: cancellation, caching, compilation, context, and what attacks on it come to.

import type { SubgraphCall } from '@diaban/gateway/engine/fetcher';
import { describe, expect, jest, test } from '@jest/globals';
import { Federation } from './harness.js';

const sources = {
  a: {
    sdl: 'scalar Any type Query { t: T s(x: String): String any: Any } type T @key(fields: "id") { id: ID! name: String }',
    resolvers: {
      Query: {
        t: () => ({ id: '1', name: 'n' }),
        s: (_: unknown, { x }: { x: string }) => x,
        any: () => ({ nested: [1, { '"]}': '\u2028</script>' }] }),
      },
    },
  },
  b: {
    sdl: 'type T @key(fields: "id") { id: ID! z: Int }',
    resolvers: { T: { __resolveReference: (ref: object) => ref, z: () => 1 } },
  },
};

describe('cancellation', () => {
  test("rejects with the signal's reason and asks no further subgraph", async () => {
    const federation = new Federation(sources);
    const abort = new AbortController();
    const reason = new Error('client gone');
    federation.subgraphs.disturb = () => {
      abort.abort(reason);
      return undefined;
    };
    const running = federation.engine.execute({ source: '{ t { z } }', context: null, signal: abort.signal });
    await expect(running).rejects.toBe(reason);
    expect(federation.subgraphs.calls).toHaveLength(1);
  });

  test('does not wait for a fetcher that ignores the signal', async () => {
    const federation = new Federation(sources);
    federation.subgraphs.fetch = () => new Promise(() => undefined);
    const signal = AbortSignal.timeout(20);
    const running = federation.engine.execute({ source: '{ t { z } }', context: null, signal });
    await expect(running).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  test('leaves no listener behind', async () => {
    const federation = new Federation(sources);
    const { signal } = new AbortController();
    const add = jest.spyOn(signal, 'addEventListener');
    const remove = jest.spyOn(signal, 'removeEventListener');
    for (let at = 0; at < 5; at++)
      await federation.engine.execute({ source: '{ t { z } }', context: null, signal });
    expect(remove.mock.calls).toHaveLength(add.mock.calls.length);
  });
});

describe('calls', () => {
  test('carry context, signal and kind, and the same text for every run', async () => {
    const federation = new Federation(sources);
    const seen: SubgraphCall[] = [];
    federation.subgraphs.disturb = (call) => {
      seen.push(call);
      return undefined;
    };
    const context = { viewer: 'x' };
    const { signal } = new AbortController();
    for (let at = 0; at < 2; at++)
      await federation.engine.execute({ source: '{ t { z } }', context, signal });
    expect(seen).toHaveLength(4);
    expect(
      seen.every((call) => call.context === context && call.signal === signal && call.kind === 'query'),
    ).toBe(true);
    expect([seen[0]?.query, seen[1]?.query]).toEqual([seen[2]?.query, seen[3]?.query]);
    expect([seen[0]?.variablesJson, seen[1]?.variablesJson]).toEqual([
      null,
      '{"representations":[{"__typename":"T","id":"1"}]}',
    ]);
  });
});

describe('the plan cache', () => {
  test('plans a text once, also when requests with it come together', async () => {
    const { engine } = new Federation(sources);
    const request = { source: '{ t { name } }', context: null };
    await Promise.all([engine.execute(request), engine.execute(request)]);
    await engine.execute(request);
    expect(engine.metrics()).toMatchObject({
      requests: 3,
      planCacheEntries: 1,
      planCacheHits: 2,
      planCacheMisses: 1,
    });
  });

  test('knows a plan again by its form, and each operation is answered in its own words', async () => {
    const { engine } = new Federation(sources);
    const texts = ['Cửa Lò', '"quoted" \\ and\nbroken', '_q_t0_', ''];
    for (const [at, text] of texts.entries()) {
      const source = `query Q${at} { s${at}: s(x: ${JSON.stringify(text)}) mine${at}: t { z${at}: z } }`;
      const { body } = await engine.execute({ source, context: null });
      expect(JSON.parse(body)).toEqual({
        data: { [`s${at}`]: text, [`mine${at}`]: { [`z${at}`]: 1 } },
      });
    }
    expect(engine.metrics()).toMatchObject({ planTemplateMisses: 1, planTemplateHits: texts.length - 1 });
  });

  test('stays within its bound', async () => {
    const { engine } = new Federation(sources, { planCacheBytes: 40_000 });
    for (let at = 0; at < 20; at++) await engine.execute({ source: `{ a${at}: t { name } }`, context: null });
    const { planCacheBytes, planCacheEvictions } = engine.metrics() as {
      planCacheBytes: number;
      planCacheEvictions: number;
    };
    expect(planCacheBytes).toBeLessThanOrEqual(40_000);
    expect(planCacheEvictions).toBeGreaterThan(0);
  });

  test('keeps no operation that is not valid', async () => {
    const { engine } = new Federation(sources);
    for (let at = 0; at < 5; at++) await engine.execute({ source: `{ no${at} }`, context: null });
    expect(engine.metrics()).toMatchObject({ planCacheEntries: 0, requestErrors: 5 });
  });
});

describe('generated code', () => {
  test('gives the same answers as interpretation, from the first hot run on', async () => {
    const { engine } = new Federation(sources, { compileAfter: 2 });
    const bodies = new Set<string>();
    for (let at = 0; at < 5; at++) {
      bodies.add(
        (await engine.execute({ source: '{ t { id name z } any s(x: "q\\"\\\\") }', context: null })).body,
      );
    }
    expect([...bodies]).toEqual([
      JSON.stringify({
        data: {
          t: { id: '1', name: 'n', z: 1 },
          any: { nested: [1, { '"]}': '\u2028</script>' }] },
          s: 'q"\\',
        },
      }),
    ]);
  });

  test('never holds text of the user', async () => {
    const made: string[] = [];
    const original = globalThis.Function;
    globalThis.Function = new Proxy(original, {
      construct(target, args: string[]) {
        made.push(...args);
        return Reflect.construct(target, args);
      },
    });
    try {
      const federation = new Federation(sources, { compileAfter: 0 });
      const attack = ['"]});globalThis.hacked=1;//\\u2028\n`$', '{globalThis.hacked=1}'].join('');
      const operation = `query Attack_hacked($v: String = ${JSON.stringify(attack)}) {
        one: s(x: $v) two: s(x: ${JSON.stringify(attack)}) constructor: t { __typename hasOwnProperty: id z } any }`;
      const { data, errors } = await federation.run(operation, { variables: { v: attack } });
      expect(errors).toBeUndefined();
      expect(data).toMatchObject({
        one: attack,
        two: attack,
        constructor: { __typename: 'T', hasOwnProperty: '1', z: 1 },
      });
      // What a subgraph sends is no code either.
      federation.subgraphs.disturb = () => ({
        data: { t: { __typename: attack, id: attack, name: attack } },
      });
      const poisoned = await federation.run('{ t { id name __typename } }');
      expect(poisoned.data).toEqual({ t: { id: attack, name: attack, __typename: 'T' } });
    } finally {
      globalThis.Function = original;
    }
    expect(made.length).toBeGreaterThan(0);
    expect(made.join('\n')).not.toMatch(/hacked/);
    expect((globalThis as { hacked?: number }).hacked).toBeUndefined();
  });

  test('leaves the prototype of objects alone when a subgraph sends __proto__', async () => {
    const federation = new Federation(sources, { compileAfter: 0 });
    federation.subgraphs.disturb = () =>
      JSON.parse(
        '{"data":{"t":{"id":"1","name":"n","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}}',
      );
    await federation.run('{ t { id name } }');
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});
