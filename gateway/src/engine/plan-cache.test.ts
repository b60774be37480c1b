// Tests that the plan cache stays within its bound and keeps what is used.
import { describe, expect, test } from '@jest/globals';
import { PlanCache } from './plan-cache.js';

describe('the plan cache', () => {
  test('drops what was used longest ago', () => {
    const cache = new PlanCache<number>(100);
    cache.set('a', 1, 40);
    cache.set('b', 2, 40);
    expect(cache.get('a')).toBe(1);
    cache.set('c', 3, 40);
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([1, undefined, 3]);
    expect(cache.metrics()).toEqual({
      planCacheEntries: 2,
      planCacheBytes: 80,
      planCacheHits: 3,
      planCacheMisses: 1,
      planCacheEvictions: 1,
    });
  });

  test('weighs an entry anew when it has grown', () => {
    const cache = new PlanCache<number>(100);
    cache.set('a', 1, 40);
    cache.set('b', 2, 40);
    cache.set('b', 2, 90);
    expect([cache.get('a'), cache.get('b')]).toEqual([undefined, 2]);
  });

  test('does not keep what alone is too heavy', () => {
    const cache = new PlanCache<number>(100);
    cache.set('a', 1, 40);
    cache.set('b', 2, 200);
    expect([cache.get('a'), cache.get('b')]).toEqual([1, undefined]);
  });
});
