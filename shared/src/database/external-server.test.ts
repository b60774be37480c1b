/** On an external server the administrator is often no superuser: CREATEROLE and a database of one's own must do. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Load, runLoads } from '../loading/load.js';
import { silentLog } from '../log.js';
import { migrationFolder, statement } from '../testing/scratch-schema.js';
import { type EmbeddedPostgres, startEmbedded } from './embedded/embedded-postgres.js';
import { type Migrations, migrate } from './migrate.js';
import { loginUrl } from './roles.js';
import { ScopedDatabase } from './scoped-database.js';

// a server of its own: on the shared one the roles exist already and belong to its superuser
let server: EmbeddedPostgres;
let directory: string;
let own: Migrations;
let removeFolder: () => Promise<void>;
let owner: string;

const load: Load = {
  name: 'things',
  version: '1',
  async run(loading) {
    await loading.insert('plain.things', [
      { id: 1, locality_id: 1 },
      { id: 2, locality_id: null },
    ]);
  },
  async clear() {},
};

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'diaban-external-'));
  server = await startEmbedded({ dataDir: join(directory, 'data'), durable: false });
  await statement(server.url, `create role owner_of_diaban login createrole password 'not a superuser'`);
  await statement(server.url, 'create database diaban owner owner_of_diaban');
  const url = new URL(server.url);
  url.username = 'owner_of_diaban';
  url.password = 'not a superuser';
  url.pathname = '/diaban';
  owner = url.toString();
  const { folder, remove } = await migrationFolder({
    '0001-things.sql': `
      create table plain.things (id int primary key, locality_id int);
      call app.protect('plain.things', 'plain_app');
      grant select on plain.things to plain_app;`,
    '0002-unit.sql': `insert into app.unit_directory values (1, 'gso:VN', 'VN', 'COUNTRY', '(,)', app.seg(1));`,
  });
  own = { schema: 'plain', folder, publishesUnits: true };
  removeFolder = remove;
});
afterAll(async () => {
  await server?.stop();
  await removeFolder?.();
  await rm(directory, { recursive: true, force: true });
});

test('the owner of a database who may create roles can migrate it, load it, and start again', async () => {
  expect(await migrate(owner, [own])).toContain('plain/0002-unit.sql');
  expect(await migrate(owner, [own])).toEqual([]);
  expect(await runLoads(owner, [{ name: 'plain', loads: [load] }], 'seeds', silentLog)).toEqual([
    'plain/things',
  ]);
  expect(await runLoads(owner, [{ name: 'plain', loads: [load] }], 'seeds', silentLog)).toEqual([]);
});

test('the login role that he made is bound by the scope', async () => {
  const database = await ScopedDatabase.open({
    url: loginUrl(owner, 'plain'),
    schema: 'plain',
    entities: [],
  });
  try {
    const viewer = { subject: 'test', role: 'planner', unit: 'VN', purpose: 'PLANNING' } as const;
    const rows = await database
      .as(viewer)
      .read((manager) => manager.query('select id from plain.things order by id'));
    expect(rows).toEqual([{ id: 1 }, { id: 2 }]);
    expect((await statement(loginUrl(owner, 'plain'), 'select id from plain.things')).rows).toEqual([]);
  } finally {
    await database.close();
  }
});

test('he himself cannot be taken for a login role', async () => {
  await expect(ScopedDatabase.open({ url: owner, schema: 'plain', entities: [] })).rejects.toThrow(
    /Database role owner_of_diaban owns .*row security would not bind it/,
  );
});
