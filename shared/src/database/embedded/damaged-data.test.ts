/** That whatever lies in a data directory is told in plain words, and that nothing of it is ever deleted or changed. */
import { chmodSync, cpSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { needsCluster, openDataDirectory } from './data-directory.js';
import { EmbeddedError, startEmbedded } from './embedded-postgres.js';
import { listing, query, tempDir } from './test-fixture.js';

const sound = path.join(tempDir(), 'data');

beforeAll(async () => {
  const db = await startEmbedded({ dataDir: sound, durable: false });
  await query(db.url, 'create table kept as select 1 as one');
  await db.stop();
});

/** What PostgreSQL may write itself when it tries to start, before it refuses. */
const exceptItsOwn = (files: string): string =>
  files
    .split('\n')
    .filter(
      (line) =>
        !/^(cluster|cluster\/(postmaster\.(pid|opts)|pg_stat|global\/pg_control|log|pg_dynshmem|pg_subtrans|pg_notify|pg_wal)?)? /.test(
          line,
        ),
    )
    .sort()
    .join('\n');

async function refusalOf(dataDir: string): Promise<string> {
  const before = exceptItsOwn(listing(dataDir));
  const error: unknown = await startEmbedded({ dataDir }).then(
    async (db) => {
      await db.stop();
      return 'it started';
    },
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(EmbeddedError);
  expect(exceptItsOwn(listing(dataDir))).toBe(before);
  return error instanceof EmbeddedError ? error.message : '';
}

/** Does the damage and gives the way back. */
type Damage = () => () => void;

const remove =
  (name: string): Damage =>
  () => {
    const [there, aside] = [path.join(sound, name), path.join(tempDir(), 'aside')];
    renameSync(there, aside);
    return () => renameSync(aside, there);
  };

const write =
  (name: string, text: string): Damage =>
  () => {
    const file = path.join(sound, name);
    const before = readFileSync(file);
    writeFileSync(file, text);
    return () => writeFileSync(file, before);
  };

describe('a damaged database is refused with what was found and what to do', () => {
  test.each([
    [
      'without its control file',
      remove('cluster/global/pg_control'),
      'the cluster is damaged, global/pg_control is missing',
    ],
    ['without its log', remove('cluster/pg_wal'), 'the cluster is damaged, pg_wal is missing'],
    [
      'of an older version',
      write('cluster/PG_VERSION', '16\n'),
      'the data is of PostgreSQL 16, and this program brings PostgreSQL 18',
    ],
    [
      'of a version that is no number',
      write('cluster/PG_VERSION', 'garbage'),
      'PG_VERSION holds no version number',
    ],
    [
      'without a version',
      remove('cluster/PG_VERSION'),
      'not a PostgreSQL cluster, the file PG_VERSION is missing',
    ],
    ['without its password', remove('password'), 'password is missing'],
    ['with an empty password', write('password', '\n'), 'password is empty'],
    [
      'with a control file of garbage',
      write('cluster/global/pg_control', 'x'.repeat(8192)),
      'PostgreSQL did not start',
    ],
    ['with a control file cut short', write('cluster/global/pg_control', ''), 'PostgreSQL did not start'],
    [
      'with settings of garbage',
      write('cluster/postgresql.conf', 'not = [a setting'),
      'PostgreSQL did not start',
    ],
  ])('%s', async (_, damage, found) => {
    const repair = damage();
    const message = await refusalOf(sound).finally(repair);
    expect(message).toContain(found);
    expect(message).toContain(
      'Nothing was deleted or changed. Restore it from a backup, or move the directory',
    );
  });
});

describe('a directory that holds something else is refused', () => {
  test('with the names of what was found', async () => {
    const dataDir = tempDir();
    writeFileSync(path.join(dataDir, 'thesis.txt'), 'years of work');
    expect(await refusalOf(dataDir)).toContain(
      'is not empty and holds no database of this program (found: thesis.txt)',
    );
    expect(readFileSync(path.join(dataDir, 'thesis.txt'), 'utf8')).toBe('years of work');
  });

  test('even if it is a cluster, made by another program', async () => {
    const dataDir = tempDir();
    cpSync(path.join(sound, 'cluster/global'), path.join(dataDir, 'global'), { recursive: true });
    writeFileSync(path.join(dataDir, 'PG_VERSION'), '18\n');
    expect(await refusalOf(dataDir)).toContain(
      'is itself a PostgreSQL cluster, which this program did not make',
    );
  });

  test('even if its folder is called cluster', async () => {
    const dataDir = tempDir();
    mkdirSync(path.join(dataDir, 'cluster'));
    writeFileSync(path.join(dataDir, 'cluster', 'notes.txt'), 'mine');
    expect(await refusalOf(dataDir)).toContain('is not a PostgreSQL cluster');
  });
});

test('after repair the database starts, also if the restored copy could be read by others', async () => {
  chmodSync(path.join(sound, 'cluster'), 0o755);
  const db = await startEmbedded({ dataDir: sound, durable: false });
  expect(await query(db.url, 'select one from kept')).toEqual([{ one: 1 }]);
  await db.stop();
  expect(statSync(path.join(sound, 'cluster')).mode & 0o777).toBe(0o700);
});

test('an empty mount point with lost+found takes a new database', () => {
  const dataDir = tempDir();
  mkdirSync(path.join(dataDir, 'lost+found'));
  expect(needsCluster(openDataDirectory(dataDir), '18.4.0')).toBe(true);
});
