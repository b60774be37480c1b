/** Proves the rule for hidden counts on thousands of random groups, against a reader who knows the rule itself. */
import { measure } from '@diaban/shared/graphql/measure';
import { periodOf } from '@diaban/shared/graphql/period';
import { Random } from '@diaban/shared/loading/random';
import { describe, expect, test } from '@jest/globals';
import { guardedMeasure, HiddenCells, hiddenAmong } from './suppression.rules.js';

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
const small = (count: number) => count > 0 && count < 5;

/** What a reader sees of a group whose total is shown: the counts, and of hidden ones whether they are said to be 1 to 4. */
function seen(counts: readonly number[]): (number | string)[] {
  const hidden = hiddenAmong(counts, false);
  const banded = counts.every((count, at) => !hidden[at] || small(count));
  return counts.map((count, at) => (hidden[at] ? (banded ? '1-4' : 'hidden') : count));
}

/** Every way to write a sum with so many parts of at least 1. */
function* waysToWrite(total: number, parts: number): Generator<number[]> {
  if (parts === 1) yield [total];
  for (let first = 1; parts > 1 && first <= total - parts + 1; first += 1) {
    for (const rest of waysToWrite(total - first, parts - 1)) yield [first, ...rest];
  }
}

/** The values that each hidden count may have for a reader who knows the total, sees the group and knows the rule. */
function possible(counts: readonly number[]): Set<number>[] {
  const view = seen(counts);
  const hidden = [...counts.keys()].filter((at) => typeof view[at] === 'string');
  const values = hidden.map(() => new Set<number>());
  for (const way of waysToWrite(sum(hidden.map((at) => counts[at]!)), hidden.length)) {
    const group = counts.map((count, at) => (hidden.includes(at) ? way[hidden.indexOf(at)]! : count));
    if (JSON.stringify(seen(group)) === JSON.stringify(view))
      for (const [n, value] of way.entries()) values[n]!.add(value);
  }
  return values;
}

const random = new Random('suppression');
const groups = Array.from({ length: 4_000 }, () =>
  Array.from({ length: random.between(1, 7) }, () => (random.chance(0.3) ? 0 : random.between(1, 12))),
);

describe('in any group of siblings', () => {
  test('every count from 1 to 4 is hidden and no zero is', () => {
    for (const counts of groups) {
      const hidden = hiddenAmong(counts, false);
      for (const [at, count] of counts.entries()) {
        if (small(count)) expect([counts, at, hidden[at]]).toEqual([counts, at, true]);
        if (count === 0) expect([counts, at, hidden[at]]).toEqual([counts, at, false]);
      }
    }
  });

  test('nothing is hidden where nothing is small', () => {
    const clean = groups.filter((counts) => !counts.some(small));
    expect(clean.length).toBeGreaterThan(50);
    for (const counts of clean) expect(hiddenAmong(counts, false)).not.toContain(true);
  });

  test('two are hidden, of 5 or more together, wherever the total is shown and something is left to hide', () => {
    for (const counts of groups) {
      const hidden = counts.filter((_, at) => hiddenAmong(counts, false)[at]);
      const shown = counts.filter((count, at) => count > 0 && !hiddenAmong(counts, false)[at]);
      if (hidden.length === 0 || shown.length === 0) continue;
      expect([counts, hidden.length > 1, sum(hidden) >= 5]).toEqual([counts, true, true]);
    }
  });

  test('no hidden count follows from the shown ones and the total, also for a reader who knows the rule', () => {
    let checked = 0;
    for (const counts of groups) {
      // a total below 5 is itself hidden; where all are ones or all fours, only hiding the total would help
      const parts = counts.filter((count) => count > 0);
      const told = parts.every((count) => count === 1) || parts.every((count) => count === 4);
      if (sum(counts) < 5 || told || sum(counts) > 40) continue;
      for (const values of possible(counts)) {
        expect([counts, values.size > 1]).toEqual([counts, true]);
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThan(2_000);
  });

  test('a hidden total is not told by its parts: with nothing small in it, two of them are hidden', () => {
    expect(hiddenAmong([9, 0, 6, 7], true)).toEqual([false, false, true, true]);
    expect(hiddenAmong([9], true)).toEqual([true]);
    expect(hiddenAmong([0, 0], true)).toEqual([false, false]);
    expect(hiddenAmong([2, 9, 8], true)).toEqual([true, false, true]);
  });

  test('the same is hidden each time, and the order of the siblings does not matter', () => {
    for (const counts of groups) {
      const once = hiddenAmong(counts, false);
      expect(hiddenAmong(counts, false)).toEqual(once);
      expect(hiddenAmong([...counts].reverse(), false)).toEqual([...once].reverse());
    }
  });
});

describe('a guarded count', () => {
  const figure = (value: number | null) => ({
    value,
    period: periodOf('2024'),
    provenance: 'SYNTHETIC' as const,
    source: 'test',
  });

  test('says 1 to 4 only where all that is hidden with it is small', () => {
    expect(guardedMeasure(figure(3), { banded: true })).toMatchObject({
      value: null,
      status: 'SUPPRESSED',
      band: '1-4',
    });
    for (const value of [3, 30]) {
      expect(guardedMeasure(figure(value), { banded: false })).toMatchObject({
        value: null,
        status: 'SUPPRESSED',
        band: null,
      });
    }
  });

  test('is hidden where it is small even if the database said nothing of it', () => {
    expect(guardedMeasure(figure(3), null)).toMatchObject({ value: null, status: 'SUPPRESSED' });
    expect(guardedMeasure(figure(30), null)).toEqual(measure(figure(30)));
  });

  test('is a true zero, or unknown, whatever lies beside it', () => {
    expect(guardedMeasure(figure(0), { banded: false })).toMatchObject({ value: 0, status: 'ZERO' });
    expect(guardedMeasure(figure(null), { banded: false })).toMatchObject({
      value: null,
      status: 'NOT_REPORTED',
    });
  });

  test('is found by period and line', () => {
    const cell = { from: '2024-01-01', line: 'POSSESSION', banded: true };
    const cells = new HiddenCells([cell]);
    expect(cells.find('2024-01-01', 'POSSESSION')).toBe(cell);
    expect(cells.find('2024-01-01', '')).toBeNull();
    expect(cells.find('2024-04-01', 'POSSESSION')).toBeNull();
  });
});
