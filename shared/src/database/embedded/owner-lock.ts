/** Lets one process at a time own a data directory, with a record that a reused process id cannot forge. */
import { randomUUID } from 'node:crypto';
import { constants, copyFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf, EmbeddedError, reasonOf } from './embedded-error.js';
import { startedAt } from './os-process.js';

interface OwnerRecord {
  pid: number;
  started: string;
  token: string;
}

export interface Ownership {
  /** An earlier owner died without letting go, so what still runs here was his. */
  inherited: boolean;
  release(): void;
}

export async function takeOwnership(file: string): Promise<Ownership> {
  const token = randomUUID();
  const mine: OwnerRecord = { pid: process.pid, started: startedAt(process.pid) ?? '', token };
  const text = `${JSON.stringify(mine)}\n`;
  let inherited = false;
  while (!createdAlone(file, text)) {
    const found = await settledContent(file);
    if (found === undefined) continue;
    const owner = parse(found);
    if (owner && isRunning(owner)) throw alreadyOwned(file, owner);
    removeStale(file, found, token);
    inherited = true;
  }
  return {
    inherited,
    release: () => {
      if (readIfThere(file) === text) rmSync(file, { force: true });
    },
  };
}

function createdAlone(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx', mode: 0o644 });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw new EmbeddedError(
      `Cannot write to the data directory ${path.dirname(file)}: ${reasonOf(error)}. ` +
        'Start as the user who owns it, or give another data directory.',
    );
  }
}

/** Another process may be between creating and filling the file: that takes it no longer than this. */
async function settledContent(file: string): Promise<string | undefined> {
  let content = readIfThere(file);
  for (let i = 0; i < 10 && content !== undefined && !parse(content); i++) {
    await sleep(20);
    content = readIfThere(file);
  }
  return content;
}

function isRunning(owner: OwnerRecord): boolean {
  const started = startedAt(owner.pid);
  // where the start cannot be told, a live process with that id has the benefit of the doubt
  return started !== undefined && (started === '' || owner.started === '' || started === owner.started);
}

/** Moves the record away before deleting it, to see that nobody replaced it since it was read. */
function removeStale(file: string, seen: string, token: string): void {
  const aside = `${file}.${token}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw new EmbeddedError(`Cannot replace ${file}: ${reasonOf(error)}`);
  }
  try {
    if (readFileSync(aside, 'utf8') !== seen) copyFileSync(aside, file, constants.COPYFILE_EXCL);
  } finally {
    rmSync(aside, { force: true });
  }
}

function alreadyOwned(file: string, owner: OwnerRecord): EmbeddedError {
  const who = owner.pid === process.pid ? 'this process' : 'another process';
  return new EmbeddedError(
    `The database in ${path.dirname(file)} is already run by ${who} (pid ${owner.pid}). ` +
      'Stop that one first, or give another data directory.',
  );
}

function parse(text: string): OwnerRecord | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is OwnerRecord {
  if (typeof value !== 'object' || value === null) return false;
  const { pid, started, token } = value as Partial<Record<keyof OwnerRecord, unknown>>;
  return typeof pid === 'number' && typeof started === 'string' && typeof token === 'string';
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new EmbeddedError(`Cannot read ${file}: ${reasonOf(error)}`);
  }
}
