// Tests that the plan cache stays within its bound, keeps what is used, and lets pass what comes once.
import { describe, expect, test } from '@jest/globals';
import { PlanCache } from './plan-cache.js';

/** As an operation is asked for: what is not there is made and set. @returns whether it was there */
function ask(cache: PlanCache<string>, key: string, bytes = 1): boolean {
  const known = cache.get(key) !== undefined;
  if (!known) cache.set(key, key, bytes);
  return known;
}

describe('the plan cache', () => {
  test('drops what was used longest ago of what came again', () => {
    const cache = new PlanCache<string>(100);
    for (const key of ['a', 'b']) for (const _ of [1, 2]) ask(cache, key, 40);
    expect(ask(cache, 'a')).toBe(true);
    for (const _ of [1, 2]) ask(cache, 'c', 40);
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual(['a', undefined, 'c']);
    expect(cache.metrics()).toEqual({
      planCacheEntries: 2,
      planCacheBytes: 80,
      planCacheHits: 6,
      planCacheMisses: 4,
      planCacheEvictions: 1,
    });
  });

  test('weighs an entry anew when it has grown, and never one that is gone', () => {
    const cache = new PlanCache<string>(100);
    for (const key of ['a', 'b']) ask(cache, key, 40);
    cache.weigh('b', 'b', 90);
    expect([cache.get('a'), cache.get('b')]).toEqual([undefined, 'b']);
    cache.weigh('a', 'a', 50);
    cache.weigh('b', 'another', 10);
    expect(cache.metrics()).toMatchObject({ planCacheEntries: 1, planCacheBytes: 90 });
    cache.weigh('b', 'b', 110);
    expect(cache.metrics()).toMatchObject({ planCacheEntries: 0, planCacheBytes: 0 });
  });

  test('does not keep what alone is too heavy', () => {
    const cache = new PlanCache<string>(100);
    ask(cache, 'a', 40);
    ask(cache, 'b', 200);
    expect([cache.get('a'), cache.get('b')]).toEqual(['a', undefined]);
  });

  test('is not flooded by texts that come once', () => {
    const cache = new PlanCache<string>(1_000);
    const hot = Array.from({ length: 20 }, (_, at) => `hot ${at}`);
    for (const _ of [1, 2]) for (const key of hot) ask(cache, key, 10);
    for (let at = 0; at < 20_000; at++) ask(cache, `once ${at}`, 10);
    expect(hot.filter((key) => ask(cache, key))).toEqual(hot);
    const { planCacheEntries, planCacheBytes } = cache.metrics() as Record<string, number>;
    expect(planCacheEntries).toBeLessThan(100);
    expect(planCacheBytes).toBe(10 * planCacheEntries!);
  });

  test('is not flooded by a few heavy texts that come once', () => {
    const cache = new PlanCache<string>(1_000);
    const hot = Array.from({ length: 20 }, (_, at) => `hot ${at}`);
    for (const _ of [1, 2]) for (const key of hot) ask(cache, key, 10);
    for (let at = 0; at < 40; at++) {
      ask(cache, `once ${at}`, 10);
      cache.weigh(`once ${at}`, `once ${at}`, 300);
    }
    expect(hot.filter((key) => ask(cache, key))).toEqual(hot);
  });

  test('knows texts again that come in turn, more than wait at a time', () => {
    const cache = new PlanCache<string>(10_000);
    const turn = Array.from({ length: 500 }, (_, at) => `query ${at}`);
    const found = [1, 2, 3].map(() => turn.filter((key) => ask(cache, key, 10)).length);
    expect(found[2]).toBe(500);
    expect(cache.metrics()).toMatchObject({ planCacheEntries: 500 });
  });

  test('gives a value back no more once it is deleted', () => {
    const cache = new PlanCache<string>(100);
    for (const key of ['a', 'a', 'b']) ask(cache, key, 10);
    expect([cache.delete('a'), cache.delete('b'), cache.delete('b')]).toEqual([true, true, false]);
    expect(cache.metrics()).toMatchObject({ planCacheEntries: 0, planCacheBytes: 0 });
  });
});
