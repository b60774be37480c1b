/** The gateways of others: installed into a folder of their own, started from there. */
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { Child } from '../processes/child.js';
import { type Address, type Contestant, jsonRequest } from './contestant.js';

/** The source folder: the package with the peers is no part of what is compiled. */
const FOLDER = new URL('../../../bench/peers/', import.meta.url);
/** What the stub subgraphs load graphql-jit from. */
export const PEERS_PACKAGE = new URL('package.json', FOLDER);

function changedAt(file: string): number {
  return statSync(new URL(file, FOLDER), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** Installs the peers unless they are there. @returns what went wrong, or null */
export function installPeers(say: (line: string) => void): string | null {
  if (changedAt('node_modules/.package-lock.json') >= changedAt('package-lock.json')) return null;
  say('Installing the gateways of others into test/bench/peers, once; this takes about a minute.');
  const { status, error, stderr } = spawnSync('npm', ['ci', '--ignore-scripts', '--loglevel=error'], {
    cwd: FOLDER,
    encoding: 'utf8',
  });
  if (status === 0) return null;
  return error?.message ?? stderr.trim().split('\n').slice(-3).join(' ');
}

/** Versions of what is compared. */
export function peerVersions(): Record<string, string> {
  const { dependencies } = JSON.parse(readFileSync(PEERS_PACKAGE, 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return dependencies;
}

function peer(
  id: string,
  title: string,
  shares: boolean,
  { file, options = {} }: { file: string; options?: object },
): Contestant {
  return {
    id,
    title,
    shares,
    takesAnyText: true,
    side: 'peer',
    async start({ supergraphFile, profile }) {
      const child = await Child.start<Address>({
        title,
        file: new URL(file, FOLDER),
        task: { supergraphFile, ...options },
        profile,
      });
      return {
        child,
        port: child.ready.port,
        requests: ({ source, variables }, text = source) => [
          jsonRequest(child.ready.path, { query: text, variables }),
        ],
      };
    },
  };
}

const hive = 'hive-gateway.mjs';

export const PEERS: readonly Contestant[] = [
  peer('apollo', 'Apollo Gateway', false, { file: 'apollo-gateway.mjs' }),
  peer('hive', 'Hive Gateway', false, { file: hive, options: { rust: false, dedupe: false } }),
  peer('hive-rust', 'Hive Gateway, Rust planner', false, {
    file: hive,
    options: { rust: true, dedupe: false },
  }),
  peer('hive-sharing', 'Hive Gateway', true, { file: hive, options: { rust: false, dedupe: true } }),
  peer('hive-rust-sharing', 'Hive Gateway, Rust planner', true, {
    file: hive,
    options: { rust: true, dedupe: true },
  }),
];
