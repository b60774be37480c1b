/** Answers who a process id belongs to now, because ids are reused and a stale one must never be trusted. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { platform } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { childEnvironment } from './child-environment.js';
import { codeOf } from './embedded-error.js';

const onLinux = platform() === 'linux';

/** True while the process runs; a zombie has ended, even though its id still answers signals. */
export function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return false;
  }
  return !onLinux || linuxStat(pid)?.state !== 'Z';
}

/**
 * A text that differs between two processes that get the same id one after the other; undefined when the
 * process has ended, empty where the system does not tell.
 */
export function startedAt(pid: number): string | undefined {
  if (!isAlive(pid)) return undefined;
  if (onLinux) {
    const stat = linuxStat(pid);
    return stat ? `${readOrEmpty('/proc/sys/kernel/random/boot_id').trim()}/${stat.startTicks}` : '';
  }
  return ps(pid, 'lstart=');
}

/** The program and its arguments; on Linux exactly, elsewhere split at blanks; empty if not known. */
export function commandOf(pid: number): string[] {
  if (onLinux) return readOrEmpty(`/proc/${pid}/cmdline`).split('\0').filter(Boolean);
  return ps(pid, 'command=').split(/\s+/).filter(Boolean);
}

/** Ids of the live processes of that name whose working directory it is (Linux only; elsewhere none). */
export function processesIn(directory: string, name: string): number[] {
  if (!onLinux) return [];
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => workingDirectory(pid) === directory)
    .filter((pid) => readOrEmpty(`/proc/${pid}/comm`).trim() === name && isAlive(pid));
}

/** Waits until the process has ended; false if it still runs after that many milliseconds. */
export async function hasEnded(pid: number, milliseconds: number): Promise<boolean> {
  const deadline = performance.now() + milliseconds;
  while (isAlive(pid)) {
    if (performance.now() > deadline) return false;
    await sleep(20);
  }
  return true;
}

/** Sends the signal; false if there is nobody to get it or we may not send it. */
export function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

function linuxStat(pid: number): { state: string; startTicks: string } | undefined {
  // the name in brackets may itself hold blanks and brackets, so the fields are counted from the last one
  const [, fields] = /^.*\) (.*)$/s.exec(readOrEmpty(`/proc/${pid}/stat`)) ?? [];
  const [state, ...rest] = fields?.split(' ') ?? [];
  const startTicks = rest[18];
  return state && startTicks ? { state, startTicks } : undefined;
}

function workingDirectory(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function ps(pid: number, column: string): string {
  if (platform() === 'win32') return '';
  try {
    return execFileSync('ps', ['-ww', '-o', column, '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      env: childEnvironment,
    }).trim();
  } catch {
    return '';
  }
}
