/** What the tests of the embedded database share: directories that go afterwards, and Node processes to kill. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, jest, test } from '@jest/globals';
import pg from 'pg';
import { findBinaries } from './binaries.js';
import { childEnvironment } from './child-environment.js';

export const asRoot: typeof test.skip = process.getuid?.() === 0 ? test : test.skip;
export const onLinux: typeof test.skip = process.platform === 'linux' ? test : test.skip;

// far above what is needed, for machines that do much else at the time
jest.setTimeout(120_000);

const directories: string[] = [];
const started: ChildProcess[] = [];

afterAll(async () => {
  for (const child of started.filter(
    ({ exitCode, signalCode }) => exitCode === null && signalCode === null,
  )) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  // the guards of killed processes may still be stopping their servers
  for (const directory of directories)
    rmSync(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
});

export function tempDir(): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'diaban-embedded-'));
  directories.push(directory);
  return directory;
}

export async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

export async function until(holds: () => boolean, milliseconds = 60_000): Promise<boolean> {
  const deadline = performance.now() + milliseconds;
  while (!holds()) {
    if (performance.now() > deadline) return false;
    await sleep(10);
  }
  return true;
}

/** A copy of the compiled code and of the programs, for users who cannot read this checkout. */
export function copyProduct(to: string, without: string[] = []): { code: string; packageRoot: string } {
  const code = path.join(to, 'code');
  cpSync(import.meta.dirname, code, { recursive: true, filter: (file) => !file.includes('.test.') });
  writeFileSync(path.join(code, 'package.json'), '{"type":"module"}');
  const packageRoot = path.join(to, 'package');
  const original = path.dirname(findBinaries().native);
  try {
    // hard links: the sixty megabytes need no second copy, and only names are removed from it
    execFileSync('cp', ['-al', original, packageRoot], { stdio: 'ignore' });
  } catch {
    cpSync(original, packageRoot, { recursive: true, verbatimSymlinks: true, force: true });
  }
  for (const link of without) rmSync(path.join(packageRoot, 'native/lib', link));
  return { code, packageRoot };
}

export interface NodeProcess {
  child: ChildProcess;
  pid: number;
  /** The next line it writes, as JSON; rejects with what it wrote to stderr if it ends before. */
  says(): Promise<Record<string, string | number>>;
  ends(): Promise<void>;
}

/** Runs the module text in a Node of its own; `start(options)` is startEmbedded and `tell(value)` writes a line. */
export function startNode(
  body: string,
  user: { uid?: number; gid?: number; code?: string; packageRoot?: string; cwd?: string } = {},
): NodeProcess {
  const { code = import.meta.dirname, packageRoot, uid, gid, cwd = '/' } = user;
  const programs = packageRoot ? `() => openBinaries(${JSON.stringify(packageRoot)})` : 'findBinaries';
  const source = `
    import { supervise } from ${JSON.stringify(path.join(code, 'supervise.js'))};
    import { findBinaries, openBinaries } from ${JSON.stringify(path.join(code, 'binaries.js'))};
    const start = (options) => supervise(${programs}, { durable: false, ...options });
    const tell = (value) => console.log(JSON.stringify(value));
    ${body}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    env: { ...childEnvironment, HOME: cwd, TMPDIR: tmpdir() },
    ...{ uid, gid, cwd },
  });
  started.push(child);
  let complaints = '';
  child.stderr.on('data', (text) => {
    complaints += text;
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const says = async (): Promise<Record<string, string | number>> => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`the process ended: ${complaints}`);
    return JSON.parse(value);
  };
  const ends = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  };
  return { child, pid: child.pid ?? 0, says, ends };
}

/** All processes of the machine: parent and the whole command line. */
export function processes(): string {
  return execFileSync('ps', ['-ww', '-eo', 'ppid,args'], { encoding: 'utf8' });
}

export function idOf(name: string): { uid: number; gid: number } {
  const ask = (flag: string): number => Number(execFileSync('id', [flag, name]));
  return { uid: ask('-u'), gid: ask('-g') };
}

/** Every path below the directory with its size, to see that nothing was touched. */
export function listing(directory: string): string {
  return existsSync(directory)
    ? execFileSync('find', [directory, '-printf', '%P %s %m %u %T@\n'], { encoding: 'utf8' })
    : '';
}
