/** The moments that a test must bring about itself: a port taken between choice and use, a server that will not stop. */
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { unusedPort } from '../../testing/unused-port.js';
import { findBinaries } from './binaries.js';
import { chooseRunAs, type Installation } from './choose-run-as.js';
import { type DataDirectory, openDataDirectory, readPassword } from './data-directory.js';
import { makeCluster } from './make-cluster.js';
import { signal } from './os-process.js';
import { freePort } from './port.js';
import { startServer } from './server-process.js';
import { startOnPort } from './start-on-port.js';
import { onLinux, processes, query, tempDir, until } from './test-fixture.js';

const ignore = (): void => {};
const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', fsync: 'off' };
const taken = createServer();
let takenPort = 0;
let data: DataDirectory;
let installation: Installation;

beforeAll(async () => {
  data = openDataDirectory(tempDir());
  installation = chooseRunAs(findBinaries(), data, ignore);
  await makeCluster(installation, data, false);
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const bound = taken.address();
  takenPort = typeof bound === 'object' && bound ? bound.port : 0;
});
afterAll(() => void taken.close());

test('a free port that another program took before PostgreSQL did is replaced by the next', async () => {
  const choices = [takenPort, takenPort];
  let last = 0;
  const choose = async (): Promise<number> => {
    last = choices.shift() ?? (await freePort());
    return last;
  };
  const { server, port } = await startOnPort(installation, data, settings, undefined, ignore, choose);
  expect({ choices, port }).toEqual({ choices: [], port: last });
  expect(port).not.toBe(takenPort);
  await server.stop();
});

onLinux('a stop that a session holds up becomes immediate (Linux)', async () => {
  const port = await unusedPort();
  const lines: string[] = [];
  const log = (line: string) => lines.push(line);
  const patience = { SIGINT: 300, SIGQUIT: 7000, SIGKILL: 5000 };
  const server = startServer(
    installation,
    data,
    { ...settings, log_min_messages: 'log', port },
    log,
    patience,
  );
  expect(await server.ready).toBe(true);
  const url = `postgres://postgres:${readPassword(data.passwordFile)}@127.0.0.1:${port}/postgres`;
  const session = query(url, 'select pg_sleep(60)').catch(() => {});
  const runs = (line: string): boolean => line.includes('SELECT');
  const sessions = (): string[] =>
    execFileSync('ps', ['-ww', '-o', 'pid=,args=', '--ppid', String(server.pid)], { encoding: 'utf8' }).split(
      '\n',
    );
  expect(await until(() => sessions().some(runs))).toBe(true);
  const pid = Number.parseInt(sessions().find(runs) ?? '', 10);
  process.kill(pid, 'SIGSTOP');
  const stopped = server.stop();
  expect(await until(() => lines.some((line) => line.includes('received immediate shutdown request')))).toBe(
    true,
  );
  // deaf until now; without this the server kills it after five seconds, or did already
  signal(pid, 'SIGCONT');
  await stopped;
  await session;
  expect(await server.ended).toBe('exit code 0');
  expect(processes()).not.toContain(data.root);
});

test('a program that cannot be started is told as an end, not as a crash', async () => {
  const nowhere = { ...installation, native: '/nonexistent' };
  const server = startServer(nowhere, data, settings, ignore);
  expect(await server.ready).toBe(false);
  expect(await server.ended).toMatch(/could not be started|exit code/);
  await server.stop();
});
