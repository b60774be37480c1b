/** Tries the ways to run PostgreSQL until one really works, because no rule about modes and mounts tells it reliably. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { platform } from 'node:os';
import path from 'node:path';
import { type Binaries, copyBinaries, program } from './binaries.js';
import { copyPrefix, type DataDirectory, scratchPrefix } from './data-directory.js';
import { EmbeddedError } from './embedded-error.js';
import { giveFilesTo } from './file-owner.js';
import { commandAs, type RunAs, waysToRun } from './run-as.js';

export interface Installation {
  way: RunAs;
  /** The programs this way can reach. */
  native: string;
}

type Obstacle = { at: 'data' | 'programs' | 'start'; text: string };

/** Afterwards all files in the data directory belong to the user of that way. */
export function chooseRunAs(
  binaries: Binaries,
  data: DataDirectory,
  log: (line: string) => void,
  ways = waysToRun(presentOwner(data)),
): Installation {
  const fresh = !existsSync(data.cluster);
  const reach = path.dirname(data.root);
  const failed: string[] = [];
  const copyHelps: RunAs[] = [];
  for (const way of ways) {
    const obstacle: Obstacle | undefined = binaries.complete
      ? tryWay(way, binaries.native, reach, fresh)
      : {
          at: 'programs',
          text: `shared libraries in ${binaries.native} lack their links and it is read-only`,
        };
    if (!obstacle) return settle(way, binaries.native, data, log);
    failed.push(`${way.mode}: ${obstacle.text}`);
    if (obstacle.at === 'programs') copyHelps.push(way);
  }
  for (const way of copyHelps) {
    giveFilesTo(way, data, log);
    const native = copyFor(binaries, data, log);
    const obstacle = tryWay(way, native, reach, fresh);
    if (!obstacle) return settle({ ...way, mode: `${way.mode}+copy` }, native, data, log);
    failed.push(`${way.mode} with copied programs: ${obstacle.text}`);
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

/** The data directory is the one place that we may write to and that the user of PostgreSQL reaches. */
function copyFor(
  { native, version }: Binaries,
  { root }: DataDirectory,
  log: (line: string) => void,
): string {
  const name = `${copyPrefix}${version}`;
  const destination = path.join(root, name);
  for (const old of readdirSync(root).filter((entry) => entry.startsWith(copyPrefix) && entry !== name))
    rmSync(path.join(root, old), { recursive: true, force: true });
  if (!existsSync(destination)) {
    log(`copying the PostgreSQL programs to ${destination}`);
    copyBinaries(native, mkdtempSync(path.join(root, scratchPrefix)), destination);
  }
  return destination;
}
