/** The database roles of a subgraph: one that owns its tables, one that logs in and is bound by row security. */
import { createHmac } from 'node:crypto';

/** Owns schema and tables, cannot log in. */
export function migratorRole(subgraph: string): string {
  return `${subgraph}_migrator`;
}

/** Logs in for requests; owns nothing. */
export function loginRole(subgraph: string): string {
  return `${subgraph}_app`;
}

/**
 * The connection string of a subgraph's login role. Its password is derived from the administrator's URL, so every
 * process that is given the same DATABASE_URL knows it and it is stored nowhere.
 */
export function loginUrl(adminUrl: string, subgraph: string): string {
  const url = new URL(adminUrl);
  // such a URL takes no user name, so that the login role would silently be the administrator
  if (url.hostname === '')
    throw new Error(
      'The database URL names no host: write it like postgres://user:password@localhost/database',
    );
  url.username = loginRole(subgraph);
  url.password = rolePassword(adminUrl, subgraph);
  return url.toString();
}

export function rolePassword(adminUrl: string, subgraph: string): string {
  const { username, password, hostname } = new URL(adminUrl);
  return createHmac('sha256', `${username}:${password}@${hostname}`)
    .update(loginRole(subgraph))
    .digest('base64url');
}

/** The same server, another database. */
export function withDatabase(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.toString();
}
