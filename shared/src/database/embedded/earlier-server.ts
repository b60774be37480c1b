/** Clears away what a killed owner left running on a cluster, without ever touching a stranger's process. */
import { readFileSync, realpathSync, rmSync } from 'node:fs';
import { platform } from 'node:os';
import path from 'node:path';
import type { DataDirectory } from './data-directory.js';
import { EmbeddedError } from './embedded-error.js';
import { commandOf, hasEnded, isAlive, processesIn, signal } from './os-process.js';

/** How long a server may take: to end its sessions, to give up on them, to be killed. */
const patience: [NodeJS.Signals, number][] = [
  ['SIGINT', 8000],
  ['SIGQUIT', 6000],
  ['SIGKILL', 2000],
];

/** `inherited`: the directory's last owner died, so a server found here is his orphan and may be stopped. */
export async function clearEarlierServer(
  { root, cluster, lockFile }: DataDirectory,
  inherited: boolean,
  log: (line: string) => void,
): Promise<void> {
  const pid = recordedPid(lockFile);
  const sessions = processesIn(cluster, 'postgres').filter((id) => id !== pid);
  const server = pid !== undefined && isAlive(pid) && isServerOf(pid, cluster) ? pid : undefined;
  const found = server ?? sessions[0];
  if (found !== undefined && !inherited)
    throw new EmbeddedError(
      `A PostgreSQL server that this program did not start (pid ${found}) runs the database in ${root}. ` +
        'Stop that one first, or give another data directory.',
    );
  if (server !== undefined) {
    log(`stopping a server left behind by a killed process (pid ${server})`);
    await stopProcess(server, root, patience);
  }
  for (const left of sessions.filter(isAlive)) {
    log(`stopping a session left behind by a killed server (pid ${left})`);
    await stopProcess(left, root, patience.slice(1));
  }
  // PostgreSQL takes any live process with this id for its own server; here it is known to be a stranger's or a zombie
  if (pid !== undefined && platform() !== 'win32' && signal(pid, 0)) rmSync(lockFile, { force: true });
}

/** True only if it is a server, and works in this directory or names it on its command line. */
export function isServerOf(pid: number, cluster: string): boolean {
  if (processesIn(cluster, 'postgres').includes(pid)) return true;
  const [program = '', ...args] = commandOf(pid);
  if (path.basename(program) !== 'postgres') return false;
  const given = args[args.indexOf('-D') + 1];
  if (!args.includes('-D') || given === undefined) return false;
  // where `ps` tells the command as one text, a directory with blanks comes in pieces
  return sameDirectory(given, cluster) || `${args.join(' ')} `.includes(`-D ${cluster} `);
}

function recordedPid(lockFile: string): number | undefined {
  try {
    const pid = Number(readFileSync(lockFile, 'utf8').split('\n')[0]);
    return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

async function stopProcess(pid: number, root: string, steps: [NodeJS.Signals, number][]): Promise<void> {
  for (const [name, milliseconds] of steps) {
    signal(pid, name);
    if (await hasEnded(pid, milliseconds)) return;
  }
  throw new EmbeddedError(
    `A PostgreSQL process (pid ${pid}) of an earlier run holds the database in ${root} and cannot be stopped. ` +
      `End it by hand (as its owner: kill -INT ${pid}) and start again.`,
  );
}

function sameDirectory(a: string, b: string): boolean {
  try {
    return realpathSync(a) === realpathSync(b);
  } catch {
    return false;
  }
}
