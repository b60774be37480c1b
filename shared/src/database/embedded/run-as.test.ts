/** That the database runs for root and for everybody else, wherever programs and data lie and whoever may read them. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Binaries, findBinaries, openBinaries, program } from './binaries.js';
import { chooseRunAs } from './choose-run-as.js';
import { needsCluster, openDataDirectory, readPassword } from './data-directory.js';
import { EmbeddedError } from './embedded-error.js';
import { type EmbeddedPostgres, startEmbedded } from './embedded-postgres.js';
import { makeCluster } from './make-cluster.js';
import { isAlive } from './os-process.js';
import { type RunAs, waysToRun } from './run-as.js';
import { startOnPort } from './start-on-port.js';
import { supervise } from './supervise.js';
import { asRoot, copyProduct, idOf, query, startNode, tempDir, until } from './test-fixture.js';

const ignore = (): void => {};
const links = ['libpq.so.5', 'libicuuc.so.60', 'libicui18n.so.60', 'libicudata.so.60'];

describe('as root', () => {
  /** 0700 and of root, as /root is. */
  const closedHome = tempDir();
  const open = tempDir();
  const cache = path.join(open, 'cache');
  let closed: Binaries;

  beforeAll(() => {
    chmodSync(open, 0o755);
    closed = openBinaries(copyProduct(closedHome).packageRoot);
  });

  async function startsAndAnswers(start: () => Promise<EmbeddedPostgres>): Promise<string> {
    const db = await start();
    expect(await query(db.url, 'select current_user as who')).toEqual([{ who: 'postgres' }]);
    await db.stop();
    return db.mode;
  }

  /** The start without the choice, to try one way that this machine would not take by itself. */
  async function startBy(mode: string, binaries: Binaries, dataDir: string): Promise<string> {
    const data = openDataDirectory(dataDir);
    const ways = waysToRun().filter((way) => way.mode.startsWith(mode));
    const installation = chooseRunAs(binaries, data, ignore, { ways, cache });
    if (needsCluster(data, binaries.version)) await makeCluster(installation, data, false);
    const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', fsync: 'off' };
    const { server, port } = await startOnPort(installation, data, settings, undefined, ignore);
    const url = `postgres://postgres:${readPassword(data.passwordFile)}@127.0.0.1:${port}/postgres`;
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
    return installation.way.mode;
  }

  asRoot('programs and data below a home closed to others work (needs root)', async () => {
    const dataDir = path.join(closedHome, 'data');
    const start = () => supervise(() => closed, { dataDir, durable: false });
    expect(await startsAndAnswers(start)).toMatch(/^(userns|setpriv:\w+)$/);
    expect(await startsAndAnswers(start)).toMatch(/^(userns|setpriv:\w+)$/);
  });

  asRoot(
    'data below a home closed to others works with programs that all can read (needs root)',
    async () => {
      const dataDir = path.join(tempDir(), 'data');
      expect(await startsAndAnswers(() => startEmbedded({ dataDir, durable: false }))).toMatch(
        /^(userns|setpriv:\w+)$/,
      );
    },
  );

  asRoot('a data directory of an ordinary user stays his, with all it holds (needs root)', async () => {
    const dataDir = tempDir();
    const { uid, gid } = idOf('nobody');
    chownSync(dataDir, uid, gid);
    const start = () => startEmbedded({ dataDir, durable: false });
    expect(await startsAndAnswers(start)).toBe('setuid:nobody');
    expect(await startsAndAnswers(start)).toBe('setuid:nobody');
    expect(readdirSync(dataDir).map((name) => statSync(path.join(dataDir, name)).uid)).toEqual([uid, uid]);
  });

  asRoot('without user namespaces, closed data is reached by one capability (needs root)', async () => {
    const dataDir = path.join(closedHome, 'capability');
    expect(await startBy('setpriv', closed, dataDir)).toMatch(/^setpriv:\w+\+copy$/);
    expect(await startBy('setpriv', findBinaries(), dataDir)).toMatch(/^setpriv:/);
  });

  asRoot(
    'without either, closed programs are copied once to where they can be read (needs root)',
    async () => {
      const dataDir = tempDir();
      expect(await startBy('setuid', closed, dataDir)).toMatch(/^setuid:\w+\+copy$/);
      const copy = path.join(cache, `native-${closed.version}`);
      const made = statSync(copy).ctimeMs;
      expect(await startBy('setuid', closed, dataDir)).toMatch(/^setuid:\w+\+copy$/);
      expect(statSync(copy).ctimeMs).toBe(made);
      chmodSync(copy, 0o777);
      await expect(startBy('setuid', closed, tempDir())).resolves.toMatch(/\+copy$/);
    },
  );

  asRoot('a database that another way made is handed over and keeps its data (needs root)', async () => {
    const dataDir = tempDir();
    expect(await startBy('userns', findBinaries(), dataDir)).toBe('userns');
    expect(statSync(path.join(dataDir, 'cluster')).uid).toBe(0);
    expect(await startBy('setuid', findBinaries(), dataDir)).toMatch(/^setuid:/);
    const { uid } = statSync(path.join(dataDir, 'cluster'));
    expect(uid).not.toBe(0);
    expect(statSync(path.join(dataDir, 'cluster/global/pg_control')).uid).toBe(uid);
    expect(await startBy('userns', findBinaries(), dataDir)).toBe('userns');
  });

  asRoot('when no way works, the error says what was tried and names DATABASE_URL (needs root)', () => {
    const data = openDataDirectory(path.join(closedHome, 'none'));
    const impossible: RunAs = { mode: 'userns', prefix: ['no-such-unshare'], drop: false };
    const ways = [...waysToRun().filter(({ mode }) => mode.startsWith('setuid')), impossible];
    const choose = () => chooseRunAs(closed, data, ignore, { ways, cache });
    expect(choose).toThrow(EmbeddedError);
    expect(choose).toThrow(
      /Set DATABASE_URL .* What was tried: setuid:\w+: this user cannot reach .*no-such-unshare/,
    );
  });
});

describe('as an ordinary user', () => {
  const shared = tempDir();
  let product: { code: string; packageRoot: string };

  beforeAll(() => {
    chmodSync(shared, 0o755);
    product = copyProduct(shared, links);
  });
  afterAll(() => rmSync(shared, { recursive: true, force: true }));

  function homeOf(uid: number, gid: number): string {
    const home = path.join(shared, `home-${uid}`);
    mkdirSync(home, { mode: 0o700 });
    chownSync(home, uid, gid);
    return home;
  }

  asRoot(
    'the database works in his home, from programs of root whose links are missing (needs root)',
    async () => {
      const { uid, gid } = idOf('nobody');
      const home = homeOf(uid, gid);
      const node = startNode(
        `const db = await start({ dataDir: ${JSON.stringify(path.join(home, 'app/data'))} });
       process.on('SIGTERM', async () => { await db.stop(); tell({ gone: await db.gone }); });
       tell({ mode: db.mode, pid: db.pid, url: db.url, uid: process.getuid() });`,
        { uid, gid, cwd: home, ...product },
      );
      const { mode, pid, url } = await node.says();
      expect(mode).toBe('self+copy');
      expect(await query(String(url), 'select 1 as one')).toEqual([{ one: 1 }]);
      node.child.kill('SIGTERM');
      expect(await node.says()).toEqual({ gone: 'stopped' });
      expect(isAlive(Number(pid))).toBe(false);
      expect(readdirSync(path.join(product.packageRoot, 'native/lib'))).not.toContain('libpq.so.5');

      // then root starts the same database, and leaves it to its owner
      const asRootNow = await startEmbedded({ dataDir: path.join(home, 'app/data'), durable: false });
      expect(asRootNow.fresh).toBe(false);
      await asRootNow.stop();
      expect(statSync(path.join(home, 'app/data/cluster')).uid).toBe(uid);
    },
  );

  asRoot('his killed process leaves no server behind (needs root)', async () => {
    const { uid, gid } = idOf('nobody');
    const dataDir = path.join(shared, `home-${uid}`, 'app/data');
    const node = startNode(
      `const db = await start({ dataDir: ${JSON.stringify(dataDir)} }); tell({ pid: db.pid }); setInterval(() => {}, 1000);`,
      { uid, gid, ...product },
    );
    const { pid } = await node.says();
    node.child.kill('SIGKILL');
    expect(await until(() => !isAlive(Number(pid)))).toBe(true);
  });

  asRoot("another's data directory is refused (needs root)", async () => {
    const { uid, gid } = idOf('nobody');
    const dataDir = path.join(shared, 'of-root');
    mkdirSync(dataDir, { mode: 0o700 });
    const node = startNode(
      `await start({ dataDir: ${JSON.stringify(dataDir)} }).catch((error) => tell({ name: error.name, message: error.message }));`,
      { uid, gid, ...product },
    );
    expect(await node.says()).toEqual({
      name: 'EmbeddedError',
      message: expect.stringMatching(/Cannot read the data directory .*Start as the user who owns it/),
    });
  });

  asRoot('a user without an account gets a database or is told why not (needs root)', async () => {
    const home = homeOf(54_321, 54_321);
    const node = startNode(
      `await start({ dataDir: ${JSON.stringify(path.join(home, 'data'))} }).then(
         async (db) => { tell({ mode: db.mode }); await db.stop(); },
         (error) => tell({ message: error.message }));`,
      { uid: 54_321, gid: 54_321, cwd: home, ...product },
    );
    const { mode, message } = await node.says();
    if (mode === undefined) expect(message).toMatch(/user does not exist/);
    else expect(mode).toBe('userns+copy');
    await node.ends();
  });
});

describe('links that npm did not make', () => {
  test('are made where we may write', () => {
    const { packageRoot } = copyProduct(tempDir(), links);
    const binaries = openBinaries(packageRoot);
    expect(binaries.complete).toBe(true);
    for (const link of links)
      expect(lstatSync(path.join(binaries.native, 'lib', link)).isSymbolicLink()).toBe(true);
    expect(execFileSync(program(binaries.native, 'postgres'), ['-V'], { encoding: 'utf8' })).toContain('18.');
    expect(existsSync(path.join(binaries.native, 'lib/libpq.so'))).toBe(true);
  });
});
