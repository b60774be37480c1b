/** Loaders ask once a batch and give every key its answer. */
import { describe, expect, test } from '@jest/globals';
import { LoaderWithArgs, loadMany, loadOne } from './loaders.js';
import { keysetOf } from './page.js';
import { pageLoader } from './page-loader.js';

interface Row {
  id: number;
  unit: string;
}
const ROWS: Row[] = [
  { id: 3, unit: 'b' },
  { id: 1, unit: 'a' },
  { id: 2, unit: 'a' },
];

describe('a loader', () => {
  test('of one value a key gives null where there is none, in one call with distinct keys', async () => {
    const calls: (readonly number[])[] = [];
    const byId = loadOne(
      async (ids: readonly number[]) => {
        calls.push(ids);
        return ROWS.filter(({ id }) => ids.includes(id));
      },
      ({ id }) => id,
    );
    const answers = await Promise.all([2, 9, 2, 3].map((id) => byId.load(id)));
    expect(answers).toEqual([ROWS[2], null, ROWS[2], ROWS[0]]);
    expect(calls).toEqual([[2, 9, 3]]);
  });

  test('of many values a key keeps the order of the rows and gives an empty list where there are none', async () => {
    const byUnit = loadMany(
      async () => [...ROWS, { id: 4, unit: 'not asked' }],
      ({ unit }) => unit,
    );
    expect(await Promise.all(['a', 'none', 'b'].map((unit) => byUnit.load(unit)))).toEqual([
      [ROWS[1], ROWS[2]],
      [],
      [ROWS[0]],
    ]);
  });

  test('does not keep a failure: whoever asks again, asks the database again', async () => {
    let fails = true;
    const byId = loadOne(
      async (ids: readonly number[]) => {
        if (fails) throw new Error('connection lost');
        return ROWS.filter(({ id }) => ids.includes(id));
      },
      ({ id }) => id,
    );
    await expect(Promise.all([byId.load(1), byId.load(2)])).rejects.toThrow('connection lost');
    fails = false;
    expect(await byId.load(1)).toEqual(ROWS[1]);
  });

  test('with arguments makes one batch of the keys that are asked with equal arguments', async () => {
    const calls: string[] = [];
    const figures = new LoaderWithArgs<string, { year: number }, string>(
      ({ year }) =>
        loadOne(
          async (units: readonly string[]) => {
            calls.push(`${year}:${units.join()}`);
            return units.map((unit) => `${unit}${year}`);
          },
          (text) => text[0]!,
        ) as never,
    );
    const asked: [string, number][] = [
      ['a', 2023],
      ['b', 2024],
      ['b', 2023],
      ['a', 2023],
    ];
    expect(await Promise.all(asked.map(([unit, year]) => figures.load(unit, { year })))).toEqual([
      'a2023',
      'b2024',
      'b2023',
      'a2023',
    ]);
    expect(calls.sort()).toEqual(['2023:a,b', '2024:b']);
  });

  test('of pages gives each parent its own page, and an empty one to a parent without rows', async () => {
    const keyset = keysetOf({ first: 1 }, 'rows', 1);
    const pages = pageLoader(
      async () => ROWS.map((row) => ({ ...row, parentKey: row.unit })),
      keyset,
      ({ id }) => [id],
    );
    const [a, b, none] = await Promise.all(['a', 'b', 'none'].map((unit) => pages.load(unit)));
    expect(a).toMatchObject({ nodes: [{ id: 1 }], pageInfo: { hasNextPage: true } });
    expect(b).toMatchObject({ nodes: [{ id: 3 }], pageInfo: { hasNextPage: false } });
    expect(none).toEqual({ nodes: [], pageInfo: { endCursor: null, hasNextPage: false } });
  });
});
