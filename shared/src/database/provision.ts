/** Creates what the migrations take for granted: extensions, and a schema with two roles for each subgraph. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client, DatabaseError } from 'pg';
import { loginRole, migratorRole, rolePassword } from './roles.js';

const EXTENSIONS = ['unaccent', 'pg_trgm', 'btree_gist'];

/** Lets a subgraph's login role read what `app` publishes, in the viewer's scope. */
const READER_ROLE = 'app_reader';
/** Lets loads, which run without a viewer, read all of it. */
const LOADER_ROLE = 'app_loader';
/** Lets the subgraph that owns the units publish them. */
const PUBLISHER_ROLE = 'app_publisher';

export interface ProvisionedSchema {
  schema: string;
  /** whether this subgraph writes the unit directory that all others read */
  publishesUnits?: boolean;
}

/** Roles belong to the whole cluster, advisory locks to a database: another database on it may be provisioned meanwhile. */
const ATTEMPTS = 10;

/** Idempotent; runs as the administrator, inside the caller's advisory lock. */
export async function provision(
  admin: Client,
  adminUrl: string,
  subgraphs: readonly ProvisionedSchema[],
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await provisionOnce(admin, adminUrl, subgraphs);
    } catch (error) {
      if (attempt === ATTEMPTS || !isCollision(error as DatabaseError)) throw error;
      await sleep(attempt * 20);
    }
  }
}

function isCollision({ code, message }: DatabaseError): boolean {
  return (
    code === '42710' || code === '23505' || (code === 'XX000' && message.startsWith('tuple concurrently'))
  );
}

async function provisionOnce(
  admin: Client,
  adminUrl: string,
  subgraphs: readonly ProvisionedSchema[],
): Promise<void> {
  for (const extension of EXTENSIONS)
    await admin.query(`create extension if not exists ${extension} schema public`);
  for (const role of [READER_ROLE, LOADER_ROLE, PUBLISHER_ROLE]) await ensureRole(admin, role, 'nologin');
  await ensureSchema(admin, 'app');
  for (const { schema: subgraph, publishesUnits = false } of subgraphs) {
    await ensureSchema(admin, subgraph);
    const login = loginRole(subgraph);
    await ensureRole(admin, login, 'login nosuperuser nocreatedb nocreaterole nobypassrls');
    await admin.query(
      `alter role ${login} password ${admin.escapeLiteral(rolePassword(adminUrl, subgraph))}`,
    );
    // plans must be made for the scope of the moment, and just-in-time compilation only delays short queries
    await admin.query(`alter role ${login} set plan_cache_mode = 'force_custom_plan'`);
    await admin.query(`alter role ${login} set jit = off`);
    await admin.query(`alter role ${login} set statement_timeout = '15s'`);
    await admin.query(`grant ${READER_ROLE} to ${login}`);
    await admin.query(`grant usage on schema ${subgraph} to ${login}`);
    await admin.query(`grant usage on schema app to ${migratorRole(subgraph)}`);
    await admin.query(`grant ${LOADER_ROLE} to ${migratorRole(subgraph)}`);
    if (publishesUnits) await admin.query(`grant ${PUBLISHER_ROLE} to ${migratorRole(subgraph)}`);
  }
}

async function ensureSchema(admin: Client, name: string): Promise<void> {
  const owner = migratorRole(name);
  await ensureRole(admin, owner, 'nologin');
  // an administrator who is not a superuser may have made the role, which in PostgreSQL 16+ does not put him in it
  const { rows } = await admin.query<{ ours: boolean }>(
    `select pg_has_role(current_user, $1, 'USAGE') as ours`,
    [owner],
  );
  if (!rows[0]?.ours) await admin.query(`grant ${owner} to current_user`);
  await admin.query(`create schema if not exists ${name} authorization ${owner}`);
}

async function ensureRole(admin: Client, name: string, options: string): Promise<void> {
  const { rowCount } = await admin.query('select from pg_roles where rolname = $1', [name]);
  if (rowCount === 0) await admin.query(`create role ${name} ${options}`);
}
