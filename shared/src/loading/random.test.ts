/** The synthetic sample must be the same on every machine: so must the numbers that it is made of. */
import { describe, expect, test } from '@jest/globals';
import { Random } from './random.js';

const thousand = <T>(draw: () => T): T[] => Array.from({ length: 1_000 }, draw);

describe('a generator', () => {
  test('draws the numbers that follow from its name, for ever', () => {
    const random = new Random('cases:16732');
    expect([random.next(), random.next(), random.next()]).toEqual([
      0.10461127548478544, 0.6196617847308517, 0.3680771093349904,
    ]);
    expect(new Random('Phường Nghi Hương').between(1, 1_000_000)).toBe(797_438);
  });

  test('draws others under another name', () => {
    expect(thousand(() => new Random('a').next())[0]).not.toBe(new Random('b').next());
  });

  test('stays within its bounds and reaches both of them', () => {
    const random = new Random('bounds');
    const dice = thousand(() => random.between(1, 6));
    expect(new Set(dice)).toEqual(new Set([1, 2, 3, 4, 5, 6]));
    for (const value of thousand(() => random.next())) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThan(1);
    }
  });

  test('picks each value, and draws each key about as often as its weight says', () => {
    const random = new Random('weights');
    expect(new Set(thousand(() => random.pick(['x', 'y', 'z'])))).toEqual(new Set(['x', 'y', 'z']));
    const drawn = thousand(() => random.weighted({ often: 90, seldom: 10, never: 0 }));
    const often = drawn.filter((key) => key === 'often').length;
    expect(often).toBeGreaterThan(850);
    expect(often).toBeLessThan(950);
    expect(drawn).not.toContain('never');
  });

  test('is never wrong about what is certain or impossible', () => {
    const random = new Random('chance');
    expect(thousand(() => random.chance(0))).not.toContain(true);
    expect(thousand(() => random.chance(1))).not.toContain(false);
  });
});
