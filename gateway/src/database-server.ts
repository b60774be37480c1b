/** The PostgreSQL server behind DATABASE_URL: whether it can be used, said in words that name what to change. */
import pg from 'pg';

/** The oldest release with all that the migrations use. */
const OLDEST = 15;

/** Its text is for the operator and never holds a password. */
export class DatabaseUnusable extends Error {
  override readonly name = 'DatabaseUnusable';
}

/** @throws DatabaseUnusable naming host, port and what to do */
export async function checkServer(url: string): Promise<void> {
  const version = await ask(url, 'show server_version_num', explain);
  const fault = versionFault(Number(version), placeOf(url));
  if (fault !== null) throw new DatabaseUnusable(fault);
}

/** @param version as `server_version_num` has it @returns what is wrong with it, or null */
export function versionFault(version: number, place: string): string | null {
  const release = Math.floor(version / 10_000);
  if (release >= OLDEST) return null;
  return `The server at ${place} is PostgreSQL ${release}; Diaban needs ${OLDEST} or later. Give another DATABASE_URL, or none to use the embedded PostgreSQL`;
}

/** Creates the database unless it is there. @param server URL of any database of the server */
export async function ensureDatabase(server: string, name: string): Promise<void> {
  const there = await ask(server, `select datname from pg_database where datname = '${name}'`);
  if (there === undefined) await ask(server, `create database ${name}`);
}

/** Resolves when the database answers within a moment. */
export async function answers(url: string): Promise<void> {
  await ask(url, 'select 1', explain, 2_000);
}

async function ask(
  url: string,
  sql: string,
  explained: (error: unknown, url: string) => unknown = (error) => error,
  patienceMs = 5_000,
): Promise<unknown> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: patienceMs,
    query_timeout: patienceMs,
    application_name: 'diaban gateway',
  });
  // a connection that breaks later is reported by the query that uses it
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' });
    return rows[0]?.[0];
  } catch (error) {
    throw explained(error, url);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function explain(error: unknown, url: string): DatabaseUnusable {
  return new DatabaseUnusable(`${reason(error, url)} (DATABASE_URL)`);
}

function reason(error: unknown, url: string): string {
  const { code, message } = error as { code?: string; message: string };
  const place = placeOf(url);
  const { username, pathname } = new URL(url);
  switch (code) {
    case 'ECONNREFUSED':
      return `No PostgreSQL answers at ${place}. Start it there, or correct host and port`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The host of ${place} is not known. Correct the host`;
    case '28P01':
    case '28000':
      return `PostgreSQL at ${place} refuses user ${decodeURIComponent(username)}. Correct user and password`;
    case '3D000':
      return `PostgreSQL at ${place} has no database ${decodeURIComponent(pathname.slice(1))}. Create it, or correct the name`;
    default:
      return `PostgreSQL at ${place} cannot be used: ${message}`;
  }
}

function placeOf(url: string): string {
  const { hostname, port } = new URL(url);
  return `${hostname}:${port || 5432}`;
}
