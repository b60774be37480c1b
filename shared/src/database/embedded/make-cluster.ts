/** Makes the database on the first start, aside and then in one step, so that a killed start leaves no half cluster. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  existsSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { platform } from 'node:os';
import path from 'node:path';
import { program } from './binaries.js';
import type { Installation } from './choose-run-as.js';
import { copyPrefix, type DataDirectory, scratchPrefix } from './data-directory.js';
import { EmbeddedError, reasonOf } from './embedded-error.js';
import { makeGuard } from './guard.js';
import { spawnAs } from './run-as.js';

/** Deletes what killed starts and other versions left aside. Only the owner of the data directory may call it. */
export function clearScratch({ root }: DataDirectory, version: string, log: (line: string) => void): void {
  const oldCopy = (entry: string): boolean =>
    entry.startsWith(copyPrefix) && entry !== `${copyPrefix}${version}`;
  for (const name of readdirSync(root).filter((entry) => entry.startsWith(scratchPrefix) || oldCopy(entry))) {
    log(`deleting ${name}, which no start needs any more`);
    try {
      rmSync(path.join(root, name), { recursive: true, force: true, maxRetries: 5 });
    } catch (error) {
      // in the way of nothing, and the next start tries again
      log(`${name} cannot be deleted now: ${reasonOf(error)}`);
    }
  }
}

export async function makeCluster(
  { way, native }: Installation,
  { root, cluster, passwordFile }: DataDirectory,
  durable: boolean,
): Promise<void> {
  const scratch = mkdtempSync(path.join(root, scratchPrefix));
  const aside = path.join(scratch, 'cluster');
  mkdirSync(aside, { mode: 0o700 });
  const owned = [scratch, aside];
  if (!hasContent(passwordFile)) owned.push(writePassword(scratch, passwordFile));
  const { uid, gid } = way;
  if (uid !== undefined && gid !== undefined) for (const entry of owned) lchownSync(entry, uid, gid);
  try {
    await runInitdb(way, [
      program(native, 'initdb'),
      ...['-D', aside, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`],
      ...['-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
      ...['--no-instructions', ...howToSync(durable)],
    ]);
    renameSync(aside, cluster);
  } catch (error) {
    throw error instanceof EmbeddedError
      ? error
      : new EmbeddedError(`Cannot make ${cluster}: ${reasonOf(error)}`);
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Before there is a cluster, an empty password file is only what a crash of the machine left of it. */
function hasContent(file: string): boolean {
  return existsSync(file) && statSync(file).size > 0;
}

function writePassword(scratch: string, passwordFile: string): string {
  const aside = path.join(scratch, 'password');
  writeFileSync(aside, `${randomBytes(24).toString('base64url')}\n`, {
    flag: 'wx',
    mode: 0o600,
    flush: true,
  });
  renameSync(aside, passwordFile);
  return passwordFile;
}

/** One sync of the file system takes as long as none; a thousand of single files add half a second. */
function howToSync(durable: boolean): string[] {
  if (!durable) return ['--no-sync'];
  return platform() === 'linux' ? ['--sync-method=syncfs'] : [];
}

async function runInitdb(way: Installation['way'], command: string[]): Promise<void> {
  const guard = makeGuard('group');
  const child = spawnAs(way, command, ['ignore', 'ignore', 'pipe']);
  if (child.pid !== undefined) guard.watch(child.pid);
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2000);
  });
  const [code, signal] = await once(child, 'close').finally(() => guard.dismiss());
  if (code !== 0)
    throw new EmbeddedError(`Making the database failed (${signal ?? `exit code ${code}`}): ${said.trim()}`);
}
