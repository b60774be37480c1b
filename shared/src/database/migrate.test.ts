/** Migrations are applied once, whole or not at all, and by one process at a time. */
import { writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  dropRoles,
  emptyDatabase,
  migrationFolder,
  statement,
  testServer,
  uniqueName,
} from '../testing/scratch-schema.js';
import type { TestDatabase } from '../testing/test-database.js';
import { type Migrations, migrate } from './migrate.js';

let database: TestDatabase;
let name: string;
let own: Migrations;
let removeFolder: () => Promise<void>;
const file = (migration: string) => new URL(migration, own.folder);
const rowsOf = async (sql: string) => (await statement(database.adminUrl, sql)).rows;

beforeEach(async () => {
  database = await emptyDatabase();
  name = uniqueName();
  const { folder, remove } = await migrationFolder({
    '0002-rows.sql': `insert into ${name}.things values (1), (2);`,
    '0001-things.sql': `create table ${name}.things (id int primary key); create table ${name}.runs (at timestamptz default now()); insert into ${name}.runs default values;`,
    'notes.txt': 'not a migration',
    '2-unnumbered.sql': 'this is no SQL',
  });
  own = { schema: name, folder };
  removeFolder = remove;
});
afterEach(async () => {
  await database.drop();
  await dropRoles(testServer(), name);
  await removeFolder();
});

describe('migrating a fresh database', () => {
  test('applies app first and then the files of each subgraph in order, each once', async () => {
    const applied = await migrate(database.adminUrl, [own]);
    expect(applied[0]).toBe('app/0001-scope.sql');
    expect(applied.slice(-2)).toEqual([`${name}/0001-things.sql`, `${name}/0002-rows.sql`]);
    expect(await migrate(database.adminUrl, [own])).toEqual([]);
    expect(
      await rowsOf(
        `select (select count(*)::int from ${name}.runs) as runs, (select count(*)::int from ${name}.things) as things`,
      ),
    ).toEqual([{ runs: 1, things: 2 }]);
  });

  test('applies what was added since, and nothing else', async () => {
    await migrate(database.adminUrl, [own]);
    await writeFile(file('0003-more.sql'), `insert into ${name}.things values (3)`);
    expect(await migrate(database.adminUrl, [own])).toEqual([`${name}/0003-more.sql`]);
  });

  test('gives the tables to the migrator, which cannot log in, and not to the administrator', async () => {
    await migrate(database.adminUrl, [own]);
    const rows = await rowsOf(`
      select r.rolname as owner, r.rolcanlogin as logs_in, r.rolsuper or r.rolbypassrls as bypasses
      from pg_class c join pg_roles r on r.oid = c.relowner where c.oid = '${name}.things'::regclass`);
    expect(rows).toEqual([{ owner: `${name}_migrator`, logs_in: false, bypasses: false }]);
  });

  test('bounds what the login role may take: time, plans for another scope, compilation', async () => {
    await migrate(database.adminUrl, [own]);
    const rows = await rowsOf(`
      select unnest(setconfig) as setting from pg_db_role_setting s join pg_roles r on r.oid = s.setrole
      where r.rolname = '${name}_app' order by 1`);
    expect(rows.map(({ setting }) => setting)).toEqual([
      'jit=off',
      'plan_cache_mode=force_custom_plan',
      'statement_timeout=15s',
    ]);
  });

  test('is done once when two processes start at once', async () => {
    const [one, other, third] = await Promise.all([1, 2, 3].map(() => migrate(database.adminUrl, [own])));
    const lengths = [one!, other!, third!].map(({ length }) => length).sort((a, b) => a - b);
    expect(lengths.slice(0, 2)).toEqual([0, 0]);
    expect(lengths[2]).toBeGreaterThan(2);
    expect(await rowsOf(`select count(*)::int as runs from ${name}.runs`)).toEqual([{ runs: 1 }]);
  });

  test('works for several databases of a server at once, which share their roles', async () => {
    const others = await Promise.all([1, 2, 3].map(() => emptyDatabase()));
    try {
      const all = [database, ...others];
      const applied = await Promise.all(all.map(({ adminUrl }) => migrate(adminUrl, [own])));
      for (const files of applied) expect(files).toContain(`${name}/0002-rows.sql`);
    } finally {
      for (const other of others) await other.drop();
    }
  });
});

describe('a migration', () => {
  test('that was changed after it had been applied is refused by name, and nothing is applied', async () => {
    await migrate(database.adminUrl, [own]);
    await writeFile(file('0001-things.sql'), 'select 1');
    await writeFile(file('0003-more.sql'), `insert into ${name}.things values (3)`);
    await expect(migrate(database.adminUrl, [own])).rejects.toThrow(
      `Migration ${name}/0001-things.sql was changed after it had been applied`,
    );
    expect(await rowsOf(`select count(*)::int as things from ${name}.things`)).toEqual([{ things: 2 }]);
  });

  test('that fails leaves nothing behind, names itself with the cause, and can be mended', async () => {
    await writeFile(
      file('0003-bad.sql'),
      `insert into ${name}.things values (3); insert into ${name}.nowhere values (1)`,
    );
    await expect(migrate(database.adminUrl, [own])).rejects.toThrow(
      `Migration ${name}/0003-bad.sql failed: relation "${name}.nowhere" does not exist`,
    );
    expect(await rowsOf(`select count(*)::int as things from ${name}.things`)).toEqual([{ things: 2 }]);
    await writeFile(file('0003-bad.sql'), `insert into ${name}.things values (3)`);
    expect(await migrate(database.adminUrl, [own])).toEqual([`${name}/0003-bad.sql`]);
  });

  test('cannot do what its owner may not, such as to touch the tables of app', async () => {
    await writeFile(file('0003-bad.sql'), 'drop table app.unit_directory');
    await expect(migrate(database.adminUrl, [own])).rejects.toThrow('must be owner of table unit_directory');
  });
});
