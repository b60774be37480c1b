/** Tries the ways to run PostgreSQL until one really works, because no rule about modes and mounts tells it reliably. */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { platform } from 'node:os';
import path from 'node:path';
import { type Binaries, program } from './binaries.js';
import { copyBinaries } from './copy-binaries.js';
import type { DataDirectory } from './data-directory.js';
import { EmbeddedError, reasonOf } from './embedded-error.js';
import { giveFilesTo } from './file-owner.js';
import { commandAs, type RunAs, waysToRun } from './run-as.js';

export interface Installation {
  way: RunAs;
  /** The programs this way can reach. */
  native: string;
}

type Obstacle = { at: 'data' | 'programs' | 'start'; text: string };

interface Choice {
  ways: RunAs[];
  /** Where root puts programs that every user can read: neither writable by others nor swept as /tmp is. */
  cache: string;
}

/** Afterwards all files in the data directory belong to the user of that way. */
export function chooseRunAs(
  binaries: Binaries,
  data: DataDirectory,
  log: (line: string) => void,
  { ways, cache }: Choice = { ways: waysToRun(presentOwner(data)), cache: '/var/cache/diaban' },
): Installation {
  const fresh = !existsSync(data.cluster);
  const reach = path.dirname(data.root);
  const failed: string[] = [];
  const copyHelps: RunAs[] = [];
  for (const way of ways) {
    const unlinked = `shared libraries in ${binaries.native} lack their links and cannot be given them`;
    const obstacle: Obstacle | undefined = binaries.complete
      ? tryWay(way, binaries.native, reach, fresh)
      : { at: 'programs', text: unlinked };
    if (!obstacle) return settle(way, binaries.native, data, log);
    failed.push(`${way.mode}: ${obstacle.text}`);
    // initdb asks the system in a way that no capability answers, and then fails only when started
    if (obstacle.at === 'programs' || way.mode.startsWith('setpriv')) copyHelps.push(way);
  }
  for (const way of copyHelps) {
    for (const place of process.getuid?.() === 0 ? [cache, data.root] : [data.root]) {
      try {
        if (place === data.root) giveFilesTo(way, data, log);
        const native = copyBinaries(binaries, place, log);
        const obstacle = tryWay(way, native, reach, fresh);
        if (!obstacle) return settle({ ...way, mode: `${way.mode}+copy` }, native, data, log);
        failed.push(`${way.mode} with programs copied to ${place}: ${obstacle.text}`);
      } catch (error) {
        failed.push(`${way.mode} with programs copied to ${place}: ${reasonOf(error)}`);
      }
    }
  }
  throw new EmbeddedError(
    `Cannot run PostgreSQL here with the data in ${data.root}. Set DATABASE_URL to a PostgreSQL server of your ` +
      `own, or start as an ordinary user who owns the directory. What was tried: ${failed.join('; ')}.`,
  );
}

function settle(way: RunAs, native: string, data: DataDirectory, log: (line: string) => void): Installation {
  giveFilesTo(way, data, log);
  return { way, native };
}

/** The owner whose choice counts: of the cluster, or of a directory that somebody prepared for another user. */
function presentOwner({ cluster, root }: DataDirectory): { uid: number; gid: number } | undefined {
  if (existsSync(cluster)) return statSync(cluster);
  const owner = statSync(root);
  return owner.uid === 0 ? undefined : owner;
}

const script = `cd "$1" || exit 73; [ -x "$2" ] || exit 74; shift; exec "$@"`;

/** Runs the program whose start needs what the real one needs: libraries, share files, an account when fresh. */
function tryWay(way: RunAs, native: string, reach: string, fresh: boolean): Obstacle | undefined {
  if (platform() === 'win32') return undefined;
  const command = fresh
    ? [program(native, 'initdb'), '-s', '-D', path.join(reach, 'none')]
    : [program(native, 'postgres'), '-V'];
  const {
    program: first,
    args,
    options,
  } = commandAs(way, ['/bin/sh', '-c', script, 'sh', reach, ...command]);
  const { status, error, stderr } = spawnSync(first, args, { ...options, encoding: 'utf8' });
  if (error) return { at: 'start', text: error.message };
  if (status === 0) return undefined;
  if (status === 73) return { at: 'data', text: `this user cannot reach ${reach}` };
  if (status === 74) return { at: 'programs', text: `this user cannot reach ${native}` };
  return { at: 'start', text: stderr.trim().split('\n').at(-1) || `exit code ${status}` };
}
