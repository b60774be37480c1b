/** Copies PostgreSQL's programs to where its user can read them, for checkouts that are closed or lack links. */
import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import path from 'node:path';
import { addMissingLinks, type Binaries } from './binaries.js';
import { copyPrefix, scratchPrefix } from './data-directory.js';
import { EmbeddedError } from './embedded-error.js';

/** Gives the path of the copy, made once for a version and in one step: a killed copy is never taken for a whole one. */
export function copyBinaries(
  { native, version }: Binaries,
  place: string,
  log: (line: string) => void,
): string {
  if (!existsSync(place)) mkdirSync(place, { recursive: true, mode: 0o755 });
  const destination = path.join(place, `${copyPrefix}${version}`);
  if (!existsSync(destination)) {
    log(`copying the PostgreSQL programs to ${destination}`);
    const scratch = mkdtempSync(path.join(place, scratchPrefix));
    try {
      copyTree(native, path.join(scratch, 'native'));
      addMissingLinks(path.join(scratch, 'native'));
      renameSync(path.join(scratch, 'native'), destination);
    } catch (error) {
      // another process may just have made the same copy
      if (!existsSync(destination)) throw error;
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  }
  refuseForeign(destination);
  return destination;
}

/** What another user could have put there or can change must not be run. */
function refuseForeign(copy: string): void {
  const { uid, mode } = lstatSync(copy);
  const ours = process.getuid === undefined || uid === process.getuid() || uid === 0;
  if (lstatSync(copy).isDirectory() && ours && (mode & 0o022) === 0) return;
  throw new EmbeddedError(
    `${copy} was made by another user or can be changed by others. Delete it and start again.`,
  );
}

function copyTree(from: string, to: string): void {
  mkdirSync(to);
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) copyTree(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else if (!entry.name.endsWith('.a')) {
      copyFileSync(source, target, constants.COPYFILE_FICLONE);
      chmodSync(target, statSync(source).mode & 0o100 ? 0o755 : 0o644);
    }
  }
}
