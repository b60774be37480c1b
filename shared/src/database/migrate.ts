/** Applies the hand-written SQL migrations of `app` and of each subgraph, each once, in order, by its owner. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { type ProvisionedSchema, provision } from './provision.js';
import { migratorRole } from './roles.js';

/** A folder of `NNNN-name.sql` files that belong to one schema. */
export interface Migrations extends ProvisionedSchema {
  folder: URL;
}

/** Any number will do, as long as every process that migrates uses the same. */
const LOCK = 7_431_902;

/** The migrations of the schema `app`: scope and unit directory. They come before all others. */
export const SCOPE_MIGRATIONS: Migrations = {
  schema: 'app',
  folder: new URL('../../migrations/', import.meta.url),
};

/** @returns the migrations applied now. @throws when a file that was applied before has changed since */
export async function migrate(adminUrl: string, subgraphs: readonly Migrations[]): Promise<string[]> {
  const admin = new pg.Client({ connectionString: adminUrl });
  admin.on('error', () => undefined); // a lost connection fails the statement under way, which says more
  await admin.connect();
  try {
    await admin.query('select pg_advisory_lock($1)', [LOCK]);
    await provision(admin, adminUrl, subgraphs);
    await admin.query(`create table if not exists app.migrations (
      schema text, file text, checksum text not null, applied_at timestamptz not null default now(), primary key (schema, file))`);
    const applied: string[] = [];
    for (const migrations of [SCOPE_MIGRATIONS, ...subgraphs]) {
      for (const file of await sqlFiles(migrations.folder)) {
        if (await apply(admin, migrations, file)) applied.push(`${migrations.schema}/${file}`);
      }
    }
    return applied;
  } finally {
    await admin.end();
  }
}

async function sqlFiles(folder: URL): Promise<string[]> {
  return (await readdir(fileURLToPath(folder))).filter((file) => /^\d{4}-[\w-]+\.sql$/.test(file)).sort();
}

async function apply(admin: pg.Client, { schema, folder }: Migrations, file: string): Promise<boolean> {
  const sql = await readFile(new URL(file, folder), 'utf8');
  const checksum = createHash('sha256').update(sql).digest('hex');
  const { rows } = await admin.query<{ checksum: string }>(
    'select checksum from app.migrations where schema = $1 and file = $2',
    [schema, file],
  );
  if (rows[0]) {
    if (rows[0].checksum === checksum) return false;
    throw new Error(
      `Migration ${schema}/${file} was changed after it had been applied. Restore the file and write a new migration instead.`,
    );
  }
  await admin.query('begin');
  try {
    await admin.query(`set local role ${migratorRole(schema)}`);
    await admin.query(sql);
    await admin.query('reset role');
    await admin.query('insert into app.migrations (schema, file, checksum) values ($1, $2, $3)', [
      schema,
      file,
      checksum,
    ]);
    await admin.query('commit');
    return true;
  } catch (error) {
    await admin.query('rollback');
    throw new Error(`Migration ${schema}/${file} failed: ${(error as Error).message}`, { cause: error });
  }
}
