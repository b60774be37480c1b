/** Each test file has a database of its own, which is gone afterwards. */
import { afterEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { statement, testServer } from './scratch-schema.js';
import { cloneDatabase, TEST_SERVER_VARIABLE, type TestDatabase } from './test-database.js';

const clones: TestDatabase[] = [];
afterEach(async () => {
  for (const clone of clones.splice(0)) await clone.drop();
});
const clone = async (): Promise<TestDatabase> => {
  const database = await cloneDatabase('diaban_seeds');
  clones.push(database);
  return database;
};
const nameOf = ({ adminUrl }: TestDatabase) => new URL(adminUrl).pathname.slice(1);
const exists = async (name: string) =>
  (await statement(testServer(), `select from pg_database where datname = '${name}'`)).rowCount === 1;

describe('a cloned database', () => {
  test('begins with what the template holds', async () => {
    const { adminUrl } = await clone();
    const { rows } = await statement(adminUrl, 'select count(*)::int as units from app.placed_units');
    expect(rows[0].units).toBeGreaterThan(10_000);
  });

  test('is independent of the others, also when they are made at once', async () => {
    const [one, other] = await Promise.all([clone(), clone()]);
    await statement(one!.adminUrl, 'create table public.mine (id int)');
    const { rows } = await statement(other!.adminUrl, `select to_regclass('public.mine') as mine`);
    expect(rows).toEqual([{ mine: null }]);
    expect(
      (await statement((await clone()).adminUrl, `select to_regclass('public.mine') as mine`)).rows,
    ).toEqual(rows);
  });

  test('is dropped, even while somebody is connected, and dropping it again does no harm', async () => {
    const database = await clone();
    const guest = new pg.Client({ connectionString: database.adminUrl });
    guest.on('error', () => undefined);
    await guest.connect();
    expect(await exists(nameOf(database))).toBe(true);
    await database.drop();
    await guest.end();
    expect(await exists(nameOf(database))).toBe(false);
    await database.drop();
  });

  test('cannot be had outside of the test run', async () => {
    const server = testServer();
    delete process.env[TEST_SERVER_VARIABLE];
    try {
      await expect(cloneDatabase('diaban_seeds')).rejects.toThrow('run the tests with npm test');
    } finally {
      process.env[TEST_SERVER_VARIABLE] = server;
    }
  });
});
