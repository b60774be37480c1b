/** What a caller of the embedded database can rely on while all goes well, and when the server dies. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { unusedPort } from '../../testing/unused-port.js';
import { EmbeddedError, type EmbeddedPostgres, startEmbedded } from './embedded-postgres.js';
import { isAlive } from './os-process.js';
import { listing, onLinux, processes, query, tempDir, until } from './test-fixture.js';

describe('a running database', () => {
  const lines: string[] = [];
  const dataDir = path.join(tempDir(), "a directory's name, Địa bàn");
  let db: EmbeddedPostgres;

  beforeAll(async () => {
    db = await startEmbedded({
      dataDir,
      durable: false,
      settings: {
        work_mem: '5MB',
        listen_addresses: '*',
        log_min_messages: 'log',
        log_connections: 'all',
        // makes files whenever it sees fit
        autovacuum: 'off',
      },
      log: (line) => lines.push(line),
    });
  });
  afterAll(() => db.stop());

  const show = async (name: string): Promise<unknown> =>
    Object.values((await query(db.url, `show ${name}`))[0] ?? {})[0];

  test('answers as superuser on its url and says that it is new', async () => {
    const [row] = await query(
      db.url,
      `select current_user as who, current_database() as base, pg_encoding_to_char(encoding) as encoding,
              datlocprovider as provider, upper('đ') as upper
       from pg_database where datname = current_database()`,
    );
    expect(row).toEqual({ who: 'postgres', base: 'postgres', encoding: 'UTF8', provider: 'b', upper: 'Đ' });
    expect(db.fresh).toBe(true);
    expect(isAlive(db.pid)).toBe(true);
  });

  test('keeps the settings small, takes those of the caller, and forgets durability when told', async () => {
    expect(await show('jit')).toBe('off');
    expect(await show('max_connections')).toBe('100');
    expect(await show('shared_buffers')).toBe('128MB');
    expect(await show('work_mem')).toBe('5MB');
    for (const name of ['fsync', 'synchronous_commit', 'full_page_writes'])
      expect(await show(name)).toBe('off');
  });

  test('listens on 127.0.0.1 only, whatever the settings say', async () => {
    expect(await show('listen_addresses')).toBe('127.0.0.1');
    expect(await show('unix_socket_directories')).toBe('');
  });

  onLinux('listens on one address only, as the system tells it', () => {
    const port = db.port.toString(16).toUpperCase().padStart(4, '0');
    const listening = ['tcp', 'tcp6']
      .flatMap((kind) => readFileSync(`/proc/net/${kind}`, 'utf8').split('\n'))
      .map((line) => line.trim().split(/\s+/))
      .filter(([, local, , state]) => local?.endsWith(`:${port}`) && state === '0A');
    expect(listening.map(([, local]) => local)).toEqual([`0100007F:${port}`]);
  });

  test('lets nobody in without the password', async () => {
    await expect(query(db.url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toMatchObject({
      code: '28P01',
    });
    const rules = await query(db.url, 'select distinct auth_method from pg_hba_file_rules');
    expect(rules).toEqual([{ auth_method: 'scram-sha-256' }]);
  });

  test('keeps the password in a file that only the owner reads, off every command line and out of the log', async () => {
    const file = path.join(dataDir, 'password');
    const password = readFileSync(file, 'utf8').trim();
    expect(new URL(db.url).password).toBe(password);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(processes()).not.toContain(password);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join('\n')).not.toContain(password);
  });

  test('has the extensions the subgraphs use', async () => {
    for (const name of ['unaccent', 'pg_trgm', 'btree_gist']) await query(db.url, `create extension ${name}`);
    const [row] = await query(
      db.url,
      `select unaccent('Hoà Bình') as plain, similarity('hoa', 'hoà') > 0 as alike`,
    );
    expect(row).toEqual({ plain: 'Hoa Binh', alike: true });
    await query(
      db.url,
      `create table periods (unit int, during daterange, exclude using gist (unit with =, during with &&));
       insert into periods values (1, '[2025-01-01,2025-07-01)'), (1, '[2025-07-01,)')`,
    );
    await expect(query(db.url, `insert into periods values (1, '[2025-06-30,)')`)).rejects.toMatchObject({
      code: '23P01',
    });
  });

  onLinux('takes little memory while idle', () => {
    const pids = execFileSync('ps', ['-o', 'pid=', '--ppid', String(db.pid)], { encoding: 'utf8' }).split(
      '\n',
    );
    const sizeOf = (pid: number): number => {
      try {
        const [, size = 0] = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? [];
        return Number(size);
      } catch {
        return 0; // a session that ended in the meantime
      }
    };
    const kilobytes = [db.pid, ...pids.map(Number).filter(Boolean)]
      .map(sizeOf)
      .reduce((sum, size) => sum + size, 0);
    expect(kilobytes).toBeGreaterThan(5000);
    expect(kilobytes).toBeLessThan(120_000);
  });

  test('refuses a second start on its directory, naming who runs it and where', async () => {
    const names = () => readdirSync(dataDir, { recursive: true }).sort();
    const before = names();
    const second = startEmbedded({ dataDir });
    await expect(second).rejects.toThrow(EmbeddedError);
    await expect(second).rejects.toThrow(`pid ${process.pid}`);
    await expect(second).rejects.toThrow(dataDir);
    expect(names()).toEqual(before);
    expect(await query(db.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('the life of a database', () => {
  const dataDir = tempDir();

  test('its data outlives a stop, and the next start is on the port that was asked for', async () => {
    const port = await unusedPort();
    const first = await startEmbedded({ dataDir, port, settings: { max_connections: 20 } });
    await query(first.url, `create table kept as select 'Điện Biên' as name`);
    expect(await query(first.url, 'show fsync')).toEqual([{ fsync: 'on' }]);
    await first.stop();
    expect(await first.gone).toBe('stopped');
    expect(isAlive(first.pid)).toBe(false);

    const second = await startEmbedded({ dataDir, port });
    expect({ fresh: second.fresh, port: second.port, url: second.url }).toEqual({
      fresh: false,
      port,
      url: first.url,
    });
    expect(await query(second.url, 'select name from kept')).toEqual([{ name: 'Điện Biên' }]);
    await second.stop();
  });

  test('a stop ends open sessions, may be called twice, and leaves no process and no record behind', async () => {
    const guards = (): number[] =>
      execFileSync('ps', ['-ww', '-eo', 'pid,args'], { encoding: 'utf8' })
        .split('\n')
        .filter((line) => line.endsWith(`diaban-guard-of-server ${process.pid}`))
        .map((line) => Number.parseInt(line, 10));
    const before = guards();
    const db = await startEmbedded({ dataDir });
    // those of servers that stopped just now may be there still
    const own = guards().filter((pid) => !before.includes(pid));
    expect(own).toHaveLength(1);
    const session = query(db.url, 'select pg_sleep(60)').catch((error: Error) => error.message);
    const sessionRuns = new RegExp(`^ *${db.pid} postgres: .* SELECT`, 'm');
    expect(await until(() => sessionRuns.test(processes()))).toBe(true);
    await Promise.all([db.stop(), db.stop()]);
    await db.stop();
    // the word of an orderly stop; an immediate one says otherwise
    expect(await session).toMatch(/due to administrator command|Connection terminated/);
    expect(listing(dataDir)).not.toMatch(/owner\.json|postmaster\.pid|scratch-/);
    expect(await until(() => !own.some(isAlive))).toBe(true);
  });

  test('when the server dies under us, gone tells it and a new start heals', async () => {
    const db = await startEmbedded({ dataDir });
    // a session so busy that it does not notice
    const busy = query(db.url, 'do $$ begin loop end loop; end $$').catch(() => {});
    const sessionRuns = new RegExp(`^ *${db.pid} postgres: .* DO`, 'm');
    expect(await until(() => sessionRuns.test(processes()))).toBe(true);
    process.kill(db.pid, 'SIGKILL');
    expect(await db.gone).toBe('PostgreSQL ended by itself (killed by SIGKILL)');
    await Promise.all([busy, db.stop()]);
    const next = await startEmbedded({ dataDir });
    expect(await query(next.url, 'select name from kept')).toEqual([{ name: 'Điện Biên' }]);
    await next.stop();
  });

  test('a port in use is refused by name, and the directory is free again', async () => {
    const port = await unusedPort();
    const other = await listen(port);
    const start = startEmbedded({ dataDir, port });
    await expect(start).rejects.toThrow(EmbeddedError);
    await expect(start).rejects.toThrow(`127.0.0.1:${port}: another program uses it`);
    await new Promise((resolve) => other.close(resolve));
    const db = await startEmbedded({ dataDir, port });
    await db.stop();
  });

  test('what is no port number is refused', async () => {
    for (const port of [0, -1, 65_536, 1.5, Number.NaN])
      await expect(startEmbedded({ dataDir, port })).rejects.toThrow('is not a port number');
  });

  test('a setting that PostgreSQL does not take is told in its own words', async () => {
    await expect(startEmbedded({ dataDir, settings: { shared_buffers: 'many' } })).rejects.toThrow(
      /shared_buffers/,
    );
    const db = await startEmbedded({ dataDir });
    await db.stop();
  });

  test('two starts at the same moment: one wins, the other is refused', async () => {
    const both = await Promise.allSettled([startEmbedded({ dataDir }), startEmbedded({ dataDir })]);
    const won = both.filter((result) => result.status === 'fulfilled').map(({ value }) => value);
    const lost = both.filter((result) => result.status === 'rejected').map(({ reason }) => reason);
    expect(won.length).toBe(1);
    expect(lost).toEqual([expect.any(EmbeddedError)]);
    await won[0]?.stop();
  });
});

test('a path that is a file is no data directory', async () => {
  const file = path.join(tempDir(), 'file');
  writeFileSync(file, 'mine');
  await expect(startEmbedded({ dataDir: file })).rejects.toThrow(`${file} is not a directory`);
  await expect(startEmbedded({ dataDir: path.join(file, 'below') })).rejects.toThrow(EmbeddedError);
  expect(readFileSync(file, 'utf8')).toBe('mine');
});

function listen(port: number): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer().listen(port, '127.0.0.1', () => resolve(server));
  });
}
