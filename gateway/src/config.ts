/** The only reader of the environment in the gateway: defaults, and what must be set together. */
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ConfigError, readConfig } from '@diaban/shared/config';
import { SCHEMA_FOLDER } from './schema-folder.js';
import { type GatewayVariables, gatewayVariables, subgraphVariables } from './variables.js';

/** How the tokens of callers are verified. */
export type TokenSource =
  | { kind: 'development' }
  | { kind: 'jwks'; url: string; issuer: string; audience: string }
  | { kind: 'key'; pem: string; issuer: string; audience: string };

/** Where the gateway listens when nothing else is said. */
export const DEFAULT_PORT = 4000;

const CHECKOUT = new URL('../../', import.meta.url);

/** @throws ConfigError that names every fault at once */
export function readGatewayConfig(env: NodeJS.ProcessEnv = process.env) {
  const set = readConfig(gatewayVariables, env);
  const production = set.NODE_ENV === 'production';
  const faults = [...tokenFaults(set, production), ...placeFaults(set)];
  if (faults.length > 0) throw new ConfigError(faults);
  return {
    port: set.PORT ?? DEFAULT_PORT,
    host: set.HOST,
    /** null: PostgreSQL runs as a child of this process */
    databaseUrl: set.DATABASE_URL ?? null,
    dataDir: resolve(set.DIABAN_DATA_DIR ?? fileURLToPath(new URL('.diaban', CHECKOUT))),
    data: set.DIABAN_DATA,
    logLevel: set.LOG_LEVEL ?? (production ? 'info' : 'warn'),
    production,
    tokens: tokenSource(set),
    secret: set.DIABAN_SECRET ?? null,
    /** null: the subgraphs run in this process */
    subgraphUrls: set.SUBGRAPH_URLS ?? null,
    /** names of request headers that subgraphs are sent */
    forwardHeaders: set.FORWARD_HEADERS ?? [],
    /** where supergraph and trusted operations are */
    schemaDir: folderUrl(set.DIABAN_SCHEMA_DIR) ?? SCHEMA_FOLDER,
  };
}

export type GatewayConfig = ReturnType<typeof readGatewayConfig>;

/** What of a subgraph decides how it is configured. */
export interface SubgraphPlace {
  /** where it listens when nothing else is said */
  port: number;
  /** whether it asks the whole graph, and so must know where the gateway is */
  asks: boolean;
}

/** For one subgraph as a process of its own. @throws ConfigError that names every fault at once */
export function readSubgraphConfig(place: SubgraphPlace, env: NodeJS.ProcessEnv = process.env) {
  const set = readConfig(subgraphVariables, env);
  const faults: string[] = [];
  if (!set.DATABASE_URL) faults.push('DATABASE_URL: a subgraph of its own needs a PostgreSQL server');
  if (!set.DIABAN_SECRET)
    faults.push('DIABAN_SECRET: calls are signed with it; give gateway and subgraphs the same');
  if (place.asks && !set.GATEWAY_URL)
    faults.push(
      'GATEWAY_URL: this subgraph asks others through the gateway; say where it is: http://host:port',
    );
  if (faults.length > 0) throw new ConfigError(faults);
  return {
    /** a socket in the file system stands in for host and port */
    address:
      set.SOCKET === undefined ? { host: set.HOST, port: set.PORT ?? place.port } : { socket: set.SOCKET },
    databaseUrl: set.DATABASE_URL!,
    data: set.DIABAN_DATA,
    logLevel: set.LOG_LEVEL ?? 'info',
    secret: set.DIABAN_SECRET!,
    /** null: it asks nothing */
    gatewayUrl: place.asks ? set.GATEWAY_URL! : null,
  };
}

function folderUrl(path: string | undefined): URL | null {
  return path === undefined ? null : pathToFileURL(`${resolve(path)}/`);
}

function tokenSource(set: GatewayVariables): TokenSource {
  const [issuer, audience] = [set.AUTH_ISSUER ?? '', set.AUTH_AUDIENCE ?? ''];
  if (set.AUTH_JWKS_URL) return { kind: 'jwks', url: set.AUTH_JWKS_URL, issuer, audience };
  if (set.AUTH_PUBLIC_KEY) return { kind: 'key', pem: set.AUTH_PUBLIC_KEY, issuer, audience };
  return { kind: 'development' };
}

function tokenFaults(set: GatewayVariables, production: boolean): string[] {
  const external = set.AUTH_JWKS_URL !== undefined || set.AUTH_PUBLIC_KEY !== undefined;
  const faults: string[] = [];
  if (production && !external)
    faults.push(
      'AUTH_JWKS_URL: there is no development issuer when NODE_ENV=production; set it, or AUTH_PUBLIC_KEY, to verify tokens',
    );
  if (set.AUTH_JWKS_URL && set.AUTH_PUBLIC_KEY)
    faults.push('AUTH_PUBLIC_KEY: set either it or AUTH_JWKS_URL, not both');
  if (external && !set.AUTH_ISSUER) faults.push('AUTH_ISSUER: say whose tokens are accepted (claim iss)');
  if (external && !set.AUTH_AUDIENCE)
    faults.push('AUTH_AUDIENCE: say for whom the tokens must be made (claim aud)');
  return faults;
}

function placeFaults(set: GatewayVariables): string[] {
  if (set.SUBGRAPH_URLS === undefined)
    return set.FORWARD_HEADERS === undefined
      ? []
      : ['FORWARD_HEADERS: subgraphs in this process read no headers; it goes with SUBGRAPH_URLS'];
  if (set.DIABAN_SECRET !== undefined) return [];
  return ['DIABAN_SECRET: calls to subgraphs elsewhere are signed with it; give all processes the same'];
}
