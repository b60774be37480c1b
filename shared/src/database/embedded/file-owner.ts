/** Hands the data over to the user PostgreSQL runs as, because it refuses a cluster that belongs to another. */
import { chmodSync, lchownSync, lstatSync, readdirSync, type Stats } from 'node:fs';
import path from 'node:path';
import type { DataDirectory } from './data-directory.js';
import { codeOf, EmbeddedError, reasonOf } from './embedded-error.js';
import type { RunAs } from './run-as.js';

export function giveFilesTo(way: RunAs, data: DataDirectory, log: (line: string) => void): void {
  const ourselves = process.getuid?.();
  if (ourselves === undefined) return;
  const uid = way.uid ?? ourselves;
  const gid = way.gid ?? process.getgid?.() ?? uid;
  if (ourselves === 0) handOver(data, uid, gid, log);
  else refuseForeign(data, uid);
  closeToOthers(data.cluster);
}

function handOver(data: DataDirectory, uid: number, gid: number, log: (line: string) => void): void {
  // the cluster's own directory is changed last, so that a killed hand-over is seen and done again
  for (const entry of [data.passwordFile, data.cluster, data.root]) {
    const found = statIfThere(entry);
    if (!found || found.uid === uid) continue;
    if (entry === data.cluster) log(`handing the files in ${data.cluster} to user ${uid}`);
    try {
      if (entry === data.cluster) giveTree(entry, uid, gid);
      else lchownSync(entry, uid, gid);
    } catch (error) {
      throw new EmbeddedError(`Cannot hand ${entry} to the user of PostgreSQL (${uid}): ${reasonOf(error)}`);
    }
  }
}

function refuseForeign({ cluster, passwordFile, root }: DataDirectory, uid: number): void {
  for (const entry of [cluster, passwordFile]) {
    const found = statIfThere(entry);
    if (found && found.uid !== uid)
      throw new EmbeddedError(
        `${entry} belongs to user ${found.uid}, and this program runs as user ${uid}. Nothing was changed. ` +
          `Start as that user, or change the owner of ${root} and all it holds.`,
      );
  }
}

/** PostgreSQL refuses a cluster that others can read, as a restored copy often is. */
function closeToOthers(cluster: string): void {
  const found = statIfThere(cluster);
  if (found && found.mode & 0o077 && process.getuid) chmodSync(cluster, 0o700);
}

function giveTree(directory: string, uid: number, gid: number): void {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const child = path.join(directory, entry.name);
    if (entry.isDirectory()) giveTree(child, uid, gid);
    else lchownSync(child, uid, gid);
  }
  lchownSync(directory, uid, gid);
}

function statIfThere(entry: string): Stats | undefined {
  try {
    return lstatSync(entry);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new EmbeddedError(`Cannot look at ${entry}: ${reasonOf(error)}`);
  }
}
