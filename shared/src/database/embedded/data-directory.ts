/** What lies where in a data directory and whether it is sound; it only ever looks, because the data is not ours. */
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { codeOf, EmbeddedError, reasonOf } from './embedded-error.js';

export const scratchPrefix = 'scratch-';
export const copyPrefix = 'native-';

export interface DataDirectory {
  root: string;
  /** PostgreSQL's own directory. A level below ours, so that ours can be a mount point. */
  cluster: string;
  passwordFile: string;
  ownerFile: string;
  lockFile: string;
}

/** Makes the directory if there is none, and refuses one that holds something else. */
export function openDataDirectory(given: string): DataDirectory {
  const wanted = path.resolve(given);
  try {
    // only the last level is closed to others: another user may have to pass through those above
    mkdirSync(path.dirname(wanted), { recursive: true });
    mkdirSync(wanted, { mode: 0o700 });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST' || !existsSync(wanted))
      throw new EmbeddedError(
        `Cannot make the data directory ${wanted}: ${reasonOf(error)}. Give one that this user can write to.`,
      );
  }
  if (!statSync(wanted).isDirectory())
    throw new EmbeddedError(
      `${wanted} is not a directory. Nothing was changed. Give another data directory.`,
    );
  const root = realpathSync(wanted);
  refuseForeignContent(root);
  const cluster = path.join(root, 'cluster');
  return {
    root,
    cluster,
    passwordFile: path.join(root, 'password'),
    ownerFile: path.join(root, 'owner.json'),
    lockFile: path.join(cluster, 'postmaster.pid'),
  };
}

/** True if a cluster has to be made; throws if there is one that the programs of this version cannot use. */
export function needsCluster({ cluster, passwordFile }: DataDirectory, programs: string): boolean {
  if (!existsSync(cluster)) return true;
  const damaged = (found: string): EmbeddedError =>
    new EmbeddedError(`${cluster}: ${found}. ${whatToDo(cluster)}`);
  if (!lstatSync(cluster).isDirectory()) throw damaged('this is not a directory');
  const version = readIfThere(path.join(cluster, 'PG_VERSION'))?.trim();
  if (version === undefined)
    throw damaged('this is not a PostgreSQL cluster, the file PG_VERSION is missing');
  if (!/^\d+(\.\d+)?$/.test(version)) throw damaged('the file PG_VERSION holds no version number');
  const [major] = programs.split('.');
  if (version !== major)
    throw damaged(`the data is of PostgreSQL ${version}, and this program brings PostgreSQL ${major}`);
  for (const part of ['global/pg_control', 'base', 'pg_wal', 'postgresql.conf', 'pg_hba.conf'])
    if (!existsSync(path.join(cluster, part))) throw damaged(`the cluster is damaged, ${part} is missing`);
  readPassword(passwordFile);
  return false;
}

export function readPassword(file: string): string {
  const password = readIfThere(file)?.trim();
  if (password) return password;
  const found = password === undefined ? 'is missing' : 'is empty';
  throw new EmbeddedError(`The password file ${file} ${found}. ${whatToDo(path.dirname(file))}`);
}

export function whatToDo(directory: string): string {
  return (
    'Nothing was deleted or changed. Restore it from a backup, or move the directory ' +
    `${directory} away to begin with an empty database.`
  );
}

function refuseForeignContent(root: string): void {
  let names: string[];
  try {
    names = readdirSync(root);
  } catch (error) {
    throw new EmbeddedError(
      `Cannot read the data directory ${root}: ${reasonOf(error)}. Start as the user who owns it.`,
    );
  }
  if (names.includes('PG_VERSION'))
    throw new EmbeddedError(
      `${root} is itself a PostgreSQL cluster, which this program did not make. Nothing was changed. ` +
        'Give another data directory, or set DATABASE_URL to a server that runs this cluster.',
    );
  const known = new Set([
    'cluster',
    'password',
    'owner.json',
    'lost+found',
    '.DS_Store',
    '.gitignore',
    '.gitkeep',
  ]);
  const foreign = names.filter(
    (name) => !known.has(name) && ![scratchPrefix, copyPrefix, 'owner.json.'].some((p) => name.startsWith(p)),
  );
  if (foreign.length === 0) return;
  const some = foreign.slice(0, 3).join(', ') + (foreign.length > 3 ? ' …' : '');
  throw new EmbeddedError(
    `${root} is not empty and holds no database of this program (found: ${some}). Nothing was changed. ` +
      'Give an empty or new data directory, or move its content away.',
  );
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new EmbeddedError(`Cannot read ${file}: ${reasonOf(error)}`);
  }
}
