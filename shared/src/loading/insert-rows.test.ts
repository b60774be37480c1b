/** Rows arrive as they were given, whatever their number and types. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { testServer } from '../testing/scratch-schema.js';
import { insertRows } from './insert-rows.js';

let client: pg.Client;
beforeAll(async () => {
  client = new pg.Client({ connectionString: testServer() });
  await client.connect();
  await client.query(`create temp table things (
    id int primary key, name text, "group" text[], on_day date, share numeric, valid daterange, note jsonb, added int default 7)`);
});
afterAll(() => client.end());

const stored = async (columns: string) =>
  (await client.query(`select ${columns} from things order by id`)).rows;

describe('inserting rows', () => {
  test('takes text, arrays, dates, ranges, JSON and null, and leaves the other columns to their defaults', async () => {
    await insertRows(client, 'things', [
      {
        id: 1,
        name: `Phường "Nghi Hương"'; drop table things; --`,
        group: ['Mường', 'a,b', '{}'],
        on_day: '2023-05-09',
        share: 0.7,
        valid: '[2023-01-01,2025-07-01)',
        note: { a: [1, null] },
      },
      { id: 2, name: null, group: [], on_day: null, share: null, valid: null, note: undefined },
    ]);
    expect(await stored(`id, name, "group", on_day::text, share::text, valid::text, note, added`)).toEqual([
      {
        id: 1,
        name: `Phường "Nghi Hương"'; drop table things; --`,
        group: ['Mường', 'a,b', '{}'],
        on_day: '2023-05-09',
        share: '0.7',
        valid: '[2023-01-01,2025-07-01)',
        note: { a: [1, null] },
        added: 7,
      },
      { id: 2, name: null, group: [], on_day: null, share: null, valid: null, note: null, added: 7 },
    ]);
  });

  test('in chunks loses no row and repeats none', async () => {
    await client.query('truncate things');
    await insertRows(
      client,
      'things',
      Array.from({ length: 25 }, (_, id) => ({ id })),
      { chunk: 10 },
    );
    expect(await stored('id')).toEqual(Array.from({ length: 25 }, (_, id) => ({ id })));
  });

  test('takes what stands after the values', async () => {
    await insertRows(client, 'things', [{ id: 1 }, { id: 30 }], { suffix: 'on conflict do nothing' });
    expect((await stored('id')).map(({ id }) => id)).toEqual([...Array(25).keys(), 30]);
  });

  test('of no rows asks nothing', async () => {
    await insertRows(client, 'no_such_table', []);
  });

  test('refuses a row with a column that the first has not, instead of losing its value', async () => {
    await expect(insertRows(client, 'things', [{ id: 40 }, { id: 41, name: 'lost' }])).rejects.toThrow(
      'A row for things has "name", which its first row has not',
    );
    expect((await client.query('select from things where id = 40')).rowCount).toBe(0);
  });
});
