/** Starts one PostgreSQL server, tells when it answers or has ended, and stops it. */
import { type ChildProcess, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { platform } from 'node:os';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { program } from './binaries.js';
import type { Installation } from './choose-run-as.js';
import type { DataDirectory } from './data-directory.js';
import { EmbeddedError } from './embedded-error.js';
import { makeGuard } from './guard.js';
import { spawnAs } from './run-as.js';

export interface ServerProcess {
  pid: number;
  /** Resolves, once the process has ended, with how it did. */
  ended: Promise<string>;
  /** Resolves with true when it takes connections, with false if it ended before. */
  ready: Promise<boolean>;
  /** The last lines it wrote. */
  lastWords(): string;
  stop(): Promise<void>;
}

/** How long each way of ending it may take: its sessions are ended; it gives up on them; it is killed. */
const usualPatience = { SIGINT: 8000, SIGQUIT: 7000, SIGKILL: 5000 };

export function startServer(
  { way, native }: Installation,
  { cluster, lockFile }: DataDirectory,
  settings: Record<string, string | number>,
  log: (line: string) => void,
  patience = usualPatience,
): ServerProcess {
  const before = readOrEmpty(lockFile);
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const command = [program(native, 'postgres'), '-D', cluster, ...options];
  const guard = makeGuard('server');
  const child = spawnAs(way, command, ['ignore', 'ignore', 'pipe']);
  const pid = child.pid ?? 0;
  if (pid) guard.watch(pid);
  const said: string[] = [];
  if (child.stderr)
    createInterface({ input: child.stderr }).on('line', (line) => {
      said.push(line);
      said.splice(0, said.length - 20);
      log(line);
    });
  let over = false;
  const ended = endOf(child).then((how) => {
    over = true;
    guard.dismiss();
    return how;
  });

  /** The lock file's eighth line says "ready", but a killed server leaves its own file behind. */
  const isReady = (): boolean => {
    const now = readOrEmpty(lockFile);
    const lines = now.split('\n');
    return now !== before && Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
  };
  const becomesReady = async (): Promise<boolean> => {
    while (!over && !isReady()) await sleep(5);
    return !over;
  };
  const stop = async (): Promise<void> => {
    for (const name of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
      if (over) return;
      send(child, name, native);
      const timer = new AbortController();
      await Promise.race([ended, sleep(patience[name], undefined, { signal: timer.signal }).catch(() => {})]);
      timer.abort();
    }
    if (!over) throw new EmbeddedError(`PostgreSQL (pid ${pid}) cannot be stopped. End it by hand.`);
  };
  return { pid, ended, ready: becomesReady(), lastWords: () => said.join('\n'), stop };
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    // also told when a signal cannot be sent, which is no end
    child.on('error', (error) => {
      if (child.pid === undefined) resolve(`it could not be started: ${error.message}`);
    });
    child.once('exit', (code, signal) => {
      const how = signal ? `killed by ${signal}` : `exit code ${code}`;
      // its last words may come after its end; but sessions that outlive it can keep the pipe open for long
      const timer = setTimeout(() => resolve(how), 200);
      child.once('close', () => {
        clearTimeout(timer);
        resolve(how);
      });
    });
  });
}

/** Windows has no signals; there pg_ctl tells the server by a pipe, and Node could only kill it. */
function send(child: ChildProcess, name: 'SIGINT' | 'SIGQUIT' | 'SIGKILL', native: string): void {
  if (platform() !== 'win32' || name === 'SIGKILL') child.kill(name);
  else spawnSync(program(native, 'pg_ctl'), ['kill', name.slice(3), String(child.pid)], { stdio: 'ignore' });
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
