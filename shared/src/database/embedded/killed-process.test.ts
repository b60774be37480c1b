/** That a process killed at any moment leaves nothing running and nothing that the next start cannot heal. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, test } from '@jest/globals';
import { findBinaries, program } from './binaries.js';
import { type EmbeddedPostgres, startEmbedded } from './embedded-postgres.js';
import { isAlive } from './os-process.js';
import { spawnAs, waysToRun } from './run-as.js';
import {
  copyProduct,
  type NodeProcess,
  onLinux,
  processes,
  query,
  startNode,
  tempDir,
  until,
} from './test-fixture.js';

const dataDir = path.join(tempDir(), 'data');
const cluster = path.join(dataDir, 'cluster');
const lockFile = path.join(cluster, 'postmaster.pid');
const others: ChildProcess[] = [];
const log: string[] = [];

afterAll(async () => {
  for (const other of others.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)) {
    other.kill();
    await once(other, 'exit');
  }
});

const start = (): Promise<EmbeddedPostgres> =>
  startEmbedded({ dataDir, durable: false, log: (line) => log.push(line) });

/** Starts the database in a process of its own, which then does what is told in `then`. */
async function startElsewhere(
  then = 'setInterval(() => {}, 1000);',
): Promise<NodeProcess & { server: number; url: string }> {
  const node = startNode(`
    const db = await start({ dataDir: ${JSON.stringify(dataDir)} });
    tell({ pid: db.pid, url: db.url });
    ${then}`);
  const { pid, url } = await node.says();
  return { ...node, server: Number(pid), url: String(url) };
}

async function kill(...pids: number[]): Promise<void> {
  for (const pid of pids) process.kill(pid, 'SIGKILL');
  expect(await until(() => !pids.some(isAlive))).toBe(true);
}

function guardOf(owner: number): number {
  const table = execFileSync('ps', ['-ww', '-eo', 'pid,args'], { encoding: 'utf8' });
  return Number(new RegExp(`^ *(\\d+) .*diaban-guard-of-server ${owner}$`, 'm').exec(table)?.[1]);
}

async function expectHealed(): Promise<EmbeddedPostgres> {
  const db = await start();
  expect(await query(db.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(readdirSync(dataDir).sort()).toEqual(['cluster', 'owner.json', 'password']);
  return db;
}

/** A cluster is whole or not there. */
async function expectStartAfterAll(root: string): Promise<void> {
  const made = existsSync(path.join(root, 'cluster'));
  const db = await startEmbedded({ dataDir: root, durable: false });
  expect({ fresh: db.fresh, names: readdirSync(root).sort() }).toEqual({
    fresh: !made,
    names: ['cluster', 'owner.json', 'password'],
  });
  await db.stop();
}

test.each([0, 200])('a first start killed after %i ms leaves no half cluster', async (milliseconds) => {
  const half = path.join(tempDir(), 'data');
  const first = startNode(`await start({ dataDir: ${JSON.stringify(half)} });`);
  // or it is done already, if nobody looked in between
  expect(
    await until(
      () => existsSync(half) && readdirSync(half).some((name) => /^(scratch-|cluster$)/.test(name)),
    ),
  ).toBe(true);
  await sleep(milliseconds);
  await kill(first.pid);
  // initdb ends with it; a server it got as far as to start is the next start's to wait for
  expect(await until(() => !processes().includes(`-D ${half}/scratch-`))).toBe(true);
  await expectStartAfterAll(half);
});

test('a first start killed while initdb runs takes initdb and its children along', async () => {
  const half = path.join(tempDir(), 'data');
  const { packageRoot } = copyProduct(tempDir());
  const initdb = program(path.join(packageRoot, 'native'), 'initdb');
  rmSync(initdb);
  // never done, so that only the guard can end it
  writeFileSync(initdb, '#!/bin/sh\n[ "$1" = -s ] || sh -c "sleep 600; : $*"\n', { mode: 0o755 });
  const first = startNode(
    `process.on('SIGUSR2', () => tell({ awake: 1 }));
     await start({ dataDir: ${JSON.stringify(half)} });`,
    { packageRoot },
  );
  const running = (): number => processes().split(`-D ${half}`).length - 1;
  expect(await until(() => running() === 2)).toBe(true);
  // that it answers shows that the step that started initdb is over, and with it that the guard knows of initdb
  process.kill(first.pid, 'SIGUSR2');
  expect(await first.says()).toEqual({ awake: 1 });
  await kill(first.pid);
  expect(await until(() => running() === 0)).toBe(true);
  await expectStartAfterAll(half);
});

describe('when the process that runs the database', () => {
  test('is killed, its guard stops the server cleanly', async () => {
    const { pid, server, url } = await startElsewhere();
    await query(url, 'create table survivors as select 1 as one');
    await kill(pid);
    expect(await until(() => !isAlive(server))).toBe(true);
    expect(existsSync(lockFile)).toBe(false);
    const db = await expectHealed();
    expect(await query(db.url, 'select * from survivors')).toEqual([{ one: 1 }]);
    await db.stop();
  });

  test('exits without a stop, its guard stops the server', async () => {
    const { server, ends } = await startElsewhere('process.exit(0);');
    await ends();
    expect(await until(() => !isAlive(server))).toBe(true);
  });

  test('is killed and the next start comes at once, it waits for the old server to end', async () => {
    const { pid, server } = await startElsewhere();
    process.kill(pid, 'SIGKILL');
    await until(() => !isAlive(pid));
    const db = await start();
    expect(isAlive(server)).toBe(false);
    await db.stop();
  });

  test('is killed with its guard, the next start stops the orphaned server first', async () => {
    const { pid, server } = await startElsewhere();
    await kill(guardOf(pid), pid);
    expect(isAlive(server)).toBe(true);
    const db = await expectHealed();
    expect(isAlive(server)).toBe(false);
    expect(log).toContain(`stopping a server left behind by a killed process (pid ${server})`);
    await db.stop();
  });

  onLinux('is killed with guard and server, sessions that did not notice are ended (Linux)', async () => {
    const { pid, server, url } = await startElsewhere();
    const busy = query(url, 'do $$ begin loop end loop; end $$').catch(() => {});
    const session = new RegExp(`^ *${server} postgres: .* DO`, 'm');
    expect(await until(() => session.test(processes()))).toBe(true);
    await kill(guardOf(pid), pid, server);
    expect(readFileSync(lockFile, 'utf8')).toContain('ready');
    const db = await expectHealed();
    expect(log.join('\n')).toMatch(/stopping a session left behind by a killed server/);
    await busy;
    await db.stop();
  });

  test('gets Ctrl-C from the terminal, the server still answers until it is told to stop', async () => {
    const { pid, server, says, ends } = await startElsewhere(`
      const { connect } = await import('node:net');
      process.on('SIGINT', async () => {
        await new Promise((resolve) => setTimeout(resolve, 300));
        const socket = connect(db.port, '127.0.0.1', async () => {
          socket.destroy();
          tell({ answers: 1 });
          await db.stop();
          tell({ stopped: await db.gone });
        });
      });
      tell({ listening: 1 });`);
    await says();
    // a terminal signals the whole process group
    process.kill(-pid, 'SIGINT');
    expect([await says(), await says()]).toEqual([{ answers: 1 }, { stopped: 'stopped' }]);
    await ends();
    expect(isAlive(server)).toBe(false);
  });
});

describe('process ids that were reused', () => {
  test('a stranger with the id of the killed server is left alone', async () => {
    const { pid, server } = await startElsewhere();
    const lock = readFileSync(lockFile, 'utf8');
    await kill(guardOf(pid), pid, server);
    const { uid, gid } = statSync(cluster);
    // of the same user as PostgreSQL, which would otherwise refuse to start because of it
    const stranger = spawn('sleep', ['600'], {
      stdio: 'ignore',
      ...(process.getuid?.() === 0 ? { uid, gid } : {}),
    });
    others.push(stranger);
    writeFileSync(lockFile, lock.replace(/^\d+/, String(stranger.pid)));
    const db = await expectHealed();
    expect(isAlive(stranger.pid ?? 0)).toBe(true);
    await db.stop();
  });

  test('a PostgreSQL of another directory with the id of the killed server is left alone', async () => {
    const copy = path.join(tempDir(), 'data');
    execFileSync('cp', ['-a', dataDir, copy]);
    const other = await startEmbedded({ dataDir: copy, durable: false });
    const { pid, server } = await startElsewhere();
    const lock = readFileSync(lockFile, 'utf8');
    await kill(guardOf(pid), pid, server);
    writeFileSync(lockFile, lock.replace(/^\d+/, String(other.pid)));
    const db = await expectHealed();
    expect(await query(other.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await Promise.all([db.stop(), other.stop()]);
  });

  test('a stranger with the id of the killed owner does not hold the directory', async () => {
    const stranger = spawn('sleep', ['600'], { stdio: 'ignore' });
    others.push(stranger);
    writeFileSync(
      path.join(dataDir, 'owner.json'),
      JSON.stringify({ pid: stranger.pid, started: 'another boot/1', token: 'x' }),
    );
    const db = await expectHealed();
    await db.stop();
  });

  test('a record that was cut short does not hold the directory', async () => {
    writeFileSync(path.join(dataDir, 'owner.json'), '');
    const db = await expectHealed();
    await db.stop();
  });
});

test('a live owner in another process is named, with the directory', async () => {
  const { pid, server, child, ends } = await startElsewhere();
  await expect(start()).rejects.toThrow(
    `The database in ${dataDir} is already run by another process (pid ${pid}). Stop that one first`,
  );
  expect(isAlive(server)).toBe(true);
  child.kill('SIGKILL');
  await ends();
  expect(await until(() => !isAlive(server))).toBe(true);
});

test('a server that somebody started by hand is neither stopped nor started over', async () => {
  const way = waysToRun(statSync(cluster))[0];
  if (!way) throw new Error('no way to run PostgreSQL');
  // a socket in its own directory: no other program can be quicker there
  const socket = ['-c', 'unix_socket_directories=.', '-c', 'listen_addresses='];
  rmSync(path.join(dataDir, 'owner.json'), { force: true });
  const byHand = spawnAs(
    way,
    [program(findBinaries().native, 'postgres'), '-D', cluster, ...socket],
    'ignore',
  );
  others.push(byHand);
  expect(await until(() => existsSync(lockFile) && readFileSync(lockFile, 'utf8').includes('ready'))).toBe(
    true,
  );
  await expect(start()).rejects.toThrow(`(pid ${byHand.pid}) runs the database in ${dataDir}`);
  expect(isAlive(byHand.pid ?? 0)).toBe(true);
  byHand.kill('SIGINT');
  await once(byHand, 'exit');
  const db = await expectHealed();
  await db.stop();
});
