/** Where a subgraph listens, and the connections to it that are kept. */
import { Pool } from 'undici';
import { Retries } from './retries.js';

export interface Target {
  pool: Pool;
  path: string;
  retries: Retries;
}

/** Nobody waits longer for a machine that does not even refuse. */
const CONNECT_MS = 2_000;

/** @param address `http://host:port/path`, or `unix:/path/to.sock` for a subgraph on the same machine */
export function targetOf(address: string, connections: number): Target {
  const [, socketPath] = /^unix:(\/.+)$/.exec(address) ?? [];
  const { origin, pathname, search } = new URL(
    socketPath === undefined ? address : 'http://localhost/graphql',
  );
  const pool = new Pool(origin, {
    connections,
    pipelining: 1,
    // each call brings a deadline of its own
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: CONNECT_MS, ...(socketPath === undefined ? {} : { socketPath }) },
  });
  return { pool, path: pathname + search, retries: new Retries() };
}
