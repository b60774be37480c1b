/** A schema with migrations of its own, on a database of its own, for tests of the kit itself. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { type Migrations, migrate } from '../database/migrate.js';
import { loginRole, loginUrl, migratorRole, withDatabase } from '../database/roles.js';
import { ScopedDatabase } from '../database/scoped-database.js';
import { cloneDatabase, TEST_SERVER_VARIABLE, type TestDatabase } from './test-database.js';

/** Migration files by name. */
export type MigrationFiles = Readonly<Record<string, string>>;

/** The database of the tests' own server that every administrator may connect to. */
export function testServer(): string {
  const server = process.env[TEST_SERVER_VARIABLE];
  if (!server) throw new Error(`${TEST_SERVER_VARIABLE} is not set: run the tests with npm test`);
  return server;
}

/** Runs one statement as the administrator of a database. */
export async function statement(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

/** An empty database, which knows neither `app` nor any unit. */
export async function emptyDatabase(server = testServer()): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await statement(server, `create database ${name}`);
  return {
    adminUrl: withDatabase(server, name),
    drop: async () => void (await statement(server, `drop database if exists ${name} with (force)`)),
  };
}

/** Role names belong to the whole server: no two tests may share a schema's name. */
export function uniqueName(prefix = 'kit'): string {
  return `${prefix}_${randomBytes(5).toString('hex')}`;
}

/** Writes migrations into a folder that `remove` takes away. */
export async function migrationFolder(
  files: MigrationFiles,
): Promise<{ folder: URL; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'diaban-kit-'));
  for (const [name, sql] of Object.entries(files)) await writeFile(join(path, name), sql);
  return { folder: pathToFileURL(`${path}/`), remove: () => rm(path, { recursive: true, force: true }) };
}

/** Drops the roles of a schema, whose databases are gone. */
export async function dropRoles(server: string, schema: string): Promise<void> {
  await statement(
    server,
    `drop role if exists ${loginRole(schema)}; drop role if exists ${migratorRole(schema)}`,
  );
}

export class ScratchSchema {
  private readonly opened: ScopedDatabase[] = [];

  private constructor(
    readonly name: string,
    readonly migrations: Migrations,
    readonly adminUrl: string,
    readonly admin: pg.Client,
    private readonly cleanUp: () => Promise<void>,
  ) {}

  /** @param sql one migration; it is given the schema's name @param from the real directory, or a database without units */
  static async make(sql: (name: string) => string, from: 'diaban_seeds' | 'empty' = 'diaban_seeds') {
    const name = uniqueName();
    const { folder, remove } = await migrationFolder({ '0001-tables.sql': sql(name) });
    const database = from === 'empty' ? await emptyDatabase() : await cloneDatabase(from);
    const migrations: Migrations = { schema: name, folder };
    await migrate(database.adminUrl, [migrations]);
    const admin = new pg.Client({ connectionString: database.adminUrl });
    await admin.connect();
    return new ScratchSchema(name, migrations, database.adminUrl, admin, async () => {
      await database.drop();
      await dropRoles(testServer(), name);
      await remove();
    });
  }

  /** The connection string of its login role. */
  get loginUrl(): string {
    return loginUrl(this.adminUrl, this.name);
  }

  /** A pool of the login role, closed by `drop`. */
  async open(poolSize?: number): Promise<ScopedDatabase> {
    const database = await ScopedDatabase.open({
      url: this.loginUrl,
      schema: this.name,
      entities: [],
      ...(poolSize === undefined ? {} : { poolSize }),
    });
    this.opened.push(database);
    return database;
  }

  async drop(): Promise<void> {
    for (const database of this.opened) await database.close();
    await this.admin.end();
    await this.cleanUp();
  }

  /** How many transactions of the schema's role stay open, once those that are being ended have had time to. */
  async openTransactions(): Promise<number> {
    for (let look = 0; ; look += 1) {
      const { rows } = await this.admin.query(
        `select count(*)::int as open from pg_stat_activity where usename = $1 and state like 'idle in transaction%'`,
        [`${this.name}_app`],
      );
      if (rows[0].open === 0 || look === 200) return rows[0].open;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}
