/** Starting and stopping: what prevents a start is said in one message, and a stop loses no request. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cloneDatabase, type TestDatabase } from '@diaban/shared/testing/test-database';
import { unusedPort } from '@diaban/shared/testing/unused-port';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Ended, RunningGateway, RunningProcess } from './running-gateway.js';

let database: TestDatabase;
let scratch: string;
beforeAll(async () => {
  database = await cloneDatabase('diaban_seeds');
  scratch = await mkdtemp(join(tmpdir(), 'diaban-start-'));
});
afterAll(async () => {
  await database?.drop();
  await rm(scratch, { recursive: true, force: true });
});

const external = () => ({
  DATABASE_URL: database.adminUrl,
  DIABAN_DATA: 'seeds',
  PORT: '0',
  DIABAN_DATA_DIR: scratch,
});

function run(env: Record<string, string>): Promise<Ended> {
  return RunningProcess.start('main.js', [], env).ended;
}

describe('a start', () => {
  test('without a database server names host, port and remedy, and no password', async () => {
    const { code, stderr, stdout } = await run({
      ...external(),
      DATABASE_URL: 'postgres://me:hunter2@127.0.0.1:9/diaban',
    });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(
      'No PostgreSQL answers at 127.0.0.1:9. Start it there, or correct host and port',
    );
    expect(stderr).not.toContain('hunter2');
  });

  test('with a faulty configuration names all faults before anything listens', async () => {
    const { code, stderr } = await run({
      ...external(),
      PORT: 'http',
      LOG_LEVEL: 'loud',
      NODE_ENV: 'production',
    });
    expect(code).toBe(1);
    expect(stderr).toContain('PORT: must be a port number');
    expect(stderr).toContain('LOG_LEVEL: must be one of');
  });

  test('in production without keys for tokens is refused', async () => {
    const { code, stderr } = await run({ ...external(), NODE_ENV: 'production' });
    expect(code).toBe(1);
    expect(stderr).toContain('there is no development issuer when NODE_ENV=production');
  });

  test('on a port that is in use names the port and another', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const { code, stderr } = await run({ ...external(), PORT: String(port) });
    await new Promise((resolve) => other.close(resolve));
    expect(code).toBe(1);
    expect(stderr).toContain(`Port ${port} on 127.0.0.1 is in use by another process`);
    expect(stderr).toContain(`PORT=${port + 1}`);
  });

  test('with addresses for half of the subgraphs names the others', async () => {
    const { code, stderr } = await run({
      PORT: '0',
      DIABAN_DATA_DIR: scratch,
      DIABAN_SECRET: 'a secret of thirty-two characters',
      SUBGRAPH_URLS: 'localities=http://127.0.0.1:4001/graphql,kings=http://127.0.0.1:4009/graphql',
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/SUBGRAPH_URLS lacks campaigns, cases, organizations and names kings/);
  });
});

describe('a stop', () => {
  test('lets a request finish that has begun, and accepts no other', async () => {
    const gateway = await RunningGateway.start({ ...external(), PORT: String(await unusedPort()) });
    const token = await gateway.token('district', '413');
    const body = JSON.stringify({ query: '{ viewerLocality { code } }' });
    const socket = connect(Number(gateway.port), '127.0.0.1');
    let answer = '';
    const begun = new Promise<void>((resolve) => {
      socket.on('data', (chunk) => {
        answer += chunk;
        if (answer.includes('100 Continue')) resolve();
      });
    });
    const ended = new Promise((resolve) => socket.on('close', resolve));
    socket.write(
      `POST /graphql HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${token}\r\nx-request-id: last\r\n` +
        `content-type: application/json\r\nexpect: 100-continue\r\ncontent-length: ${body.length}\r\n\r\n${body.slice(0, 10)}`,
    );
    await begun;
    const stopped = gateway.stop();
    await refusedAt(Number(gateway.port));
    socket.write(body.slice(10));
    await ended;
    expect(answer).toContain('{"data":{"viewerLocality":{"code":"413"}}}');
    expect(await stopped).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('with the embedded database', () => {
  test('it starts on an empty directory, is alone there, starts again, and ends with the database', async () => {
    const directory = join(scratch, 'data');
    const env = { DIABAN_DATA: 'seeds', DIABAN_DATA_DIR: directory, PORT: '0' };
    const first = await RunningGateway.start(env);
    const token = await first.token('ward', '16732');
    const asked = await first.ask(token, { documentId: 'ward-view' });
    expect(asked.data.viewerLocality.fullName).toBe('Phường Nghi Hương');

    const second = await run(env);
    expect(second.code).toBe(1);
    expect(second.stderr).toMatch(/already|another/);

    expect((await first.stop()).code).toBe(0);
    const again = await RunningGateway.start(env);
    // the key of the issuer stays in the directory, so tokens stay good
    expect(await again.ask(token, { documentId: 'ward-view' })).toEqual(asked);

    const file = await readFile(join(directory, 'database', 'cluster', 'postmaster.pid'), 'utf8');
    process.kill(Number(file.split('\n')[0]), 'SIGQUIT');
    const { code, stderr } = await again.process.ended;
    expect(code).toBe(1);
    expect(stderr).toContain('PostgreSQL ended by itself');
  }, 120_000);

  test('it does not touch a damaged directory, and says what to do', async () => {
    const directory = join(scratch, 'data');
    const cluster = join(directory, 'database', 'cluster');
    await writeFile(join(cluster, 'global', 'pg_control'), 'nonsense');
    const { code, stderr } = await run({ DIABAN_DATA: 'seeds', DIABAN_DATA_DIR: directory, PORT: '0' });
    expect(code).toBe(1);
    expect(stderr).toContain('Diaban did not start');
    expect(stderr).toContain(cluster);
    expect(await readFile(join(cluster, 'PG_VERSION'), 'utf8')).toMatch(/^18/);
  }, 60_000);
});

/** Resolves when nobody accepts connections there any more. */
async function refusedAt(port: number): Promise<void> {
  for (;;) {
    const refused = await new Promise<boolean>((resolve) => {
      const probe = connect(port, '127.0.0.1', () => {
        probe.destroy();
        resolve(false);
      });
      probe.on('error', () => resolve(true));
    });
    if (refused) return;
    await new Promise((later) => setTimeout(later, 20));
  }
}
