// What the fuzzer's reduction rests on: every step is smaller, and the steps lead to the smallest case.
import { describe, expect, test } from '@jest/globals';
import { drawModel } from './fuzz-model.js';
import type { DrawnOperation } from './fuzz-operation.js';
import { smallerModels } from './fuzz-shrink-model.js';
import { smallerOperations } from './fuzz-shrink-operation.js';
import type { Model } from './fuzz-types.js';
import { Random } from './random.js';

/** Takes steps as long as one of them keeps what is looked for. */
function shrunk<Case>(
  start: Case,
  steps: (one: Case) => Iterable<Case>,
  keeps: (one: Case) => boolean,
): Case {
  let best = start;
  while (true) {
    const next = [...steps(best)].find(keeps);
    if (next === undefined) return best;
    best = next;
  }
}

describe('the reduction of an operation', () => {
  test('leaves the one field that matters, without what nothing uses any more', () => {
    const start: DrawnOperation = {
      source: `query Drawn($v: Int = 3, $w: Boolean!) { a: t(x: $v) { ...F @skip(if: $w) n } u { n } }
        fragment F on T { ... on T { n b: culprit(x: $v) @include(if: $w) } }`,
      variables: { v: 1, w: false },
    };
    const least = shrunk(start, smallerOperations, ({ source }) => source.includes('culprit'));
    expect(least.source).toBe('query Drawn { t { ...F } } fragment F on T { culprit }');
    expect(least.variables).toEqual({});
  });
});

describe('the reduction of a graph', () => {
  const sizeOf = (model: Model) =>
    JSON.stringify(model, (_, value) => (value instanceof Map ? [...value] : value)).length;

  test('makes every step smaller and leaves the type that matters', () => {
    const start = drawModel(new Random(8), 8);
    for (const one of smallerModels(start)) expect(sizeOf(one)).toBeLessThan(sizeOf(start));
    const least = shrunk(start, smallerModels, (one) => one.objects.some(({ name }) => name === 'T1'));
    expect(least.objects.map(({ name, fields }) => [name, fields.length])).toEqual([['T1', 0]]);
    expect([...least.queries, ...least.interfaces, ...least.unions]).toEqual([]);
  });
});
