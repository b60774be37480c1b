/** Over HTTP a subgraph answers signed calls of the gateway, and tells everybody else why not. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { SIGNATURE_WINDOW_MS, signCall } from '../scope/signature.js';
import { probeSteps, probeSubgraph } from '../testing/probe-subgraph.js';
import { ScratchSchema } from '../testing/scratch-schema.js';
import { publishSmallCountry } from '../testing/small-country.js';
import { viewer } from '../testing/test-subgraph.js';
import { DEADLINE_HEADER } from './lifetime.js';
import { RunningSubgraph } from './subgraph.js';
import { SubgraphServer } from './subgraph-server.js';

const secret = 'of the test';
const district = viewer('district', '101');
const logged: { requestId?: string; err?: { message: string } }[] = [];
let schema: ScratchSchema;
let running: RunningSubgraph;
let server: SubgraphServer;

beforeAll(async () => {
  schema = await ScratchSchema.make(() => 'select 1', 'empty');
  await publishSmallCountry(schema);
  const sink = new Writable({
    write(line, _, done) {
      logged.push(JSON.parse(String(line)));
      done();
    },
  });
  running = await RunningSubgraph.open(probeSubgraph(schema), { adminUrl: schema.adminUrl, log: pino(sink) });
  server = await SubgraphServer.start(running, { host: '127.0.0.1', port: 0, secret });
});
afterAll(async () => {
  await server?.stop();
  await running?.close();
  await schema?.drop();
});
beforeEach(() => void logged.splice(0));

async function send(body: string, headers: Record<string, string>, method = 'POST') {
  const response = await fetch(server.url, { method, headers, ...(method === 'POST' ? { body } : {}) });
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
  const answer = (await response.json()) as any;
  return { status: response.status, body: answer };
}
const signed = (content: unknown, requestId = 'request-7') => {
  const body = typeof content === 'string' ? content : JSON.stringify(content);
  return send(body, { ...signCall(secret, district, body), 'x-request-id': requestId });
};
const query = '{"query":"{ who units }"}';

describe('a signed call', () => {
  test('is answered for the viewer that was signed', async () => {
    expect(await signed(query)).toEqual({
      status: 200,
      body: { data: { who: 'district of 101', units: 4 } },
    });
  });

  test('with variables and an operation name is answered', async () => {
    const answer = await signed({
      query: 'query A { who } query B($d: Date!) { day(asOf: $d) }',
      operationName: 'B',
      variables: { d: '2024-02-29' },
    });
    expect(answer.body).toEqual({ data: { day: '2024-02-29' } });
  });

  test.each([
    ['{ who', /Syntax Error/],
    ['{ nothing }', /Cannot query field/],
    ['{ day(asOf: "2023-02-29") }', /write it like/],
  ])('with a bad document is told what is wrong: %s', async (text, message) => {
    const { status, body } = await signed({ query: text });
    expect(status).toBe(400);
    expect(body.errors[0].message).toMatch(message);
    expect(body.errors[0].extensions).not.toHaveProperty('http');
    expect(logged).toEqual([]);
  });

  test('whose resolver fails quotes the id under which the cause is logged, once', async () => {
    const { body } = await signed({ query: '{ fail(how: "OTHER") }' });
    expect(body.errors[0]).toMatchObject({
      message: 'Something went wrong here; quote request request-7',
      path: ['fail'],
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    });
    expect(logged).toEqual([
      expect.objectContaining({
        requestId: 'request-7',
        err: expect.objectContaining({ message: 'secret detail' }),
      }),
    ]);
  });

  test('gets errors that are for the caller as they are', async () => {
    const { body } = await signed({ query: '{ fail(how: "NOT_FOUND") }' });
    expect(body).toMatchObject({
      data: { fail: null },
      errors: [{ message: 'There is no such case', extensions: { code: 'NOT_FOUND' } }],
    });
  });

  test.each(['', 'not JSON', '{"query":'])('with body %j is told that it is not JSON', async (body) => {
    expect(await signed(body)).toEqual({
      status: 400,
      body: { errors: [{ message: 'The body is not JSON' }] },
    });
  });

  test.each(['null', '[]', '"text"', '{}', '{"query":7}', '{"query":"{ who }","variables":[]}'])(
    'with body %s is refused',
    async (body) => {
      const { status, body: answer } = await signed(body);
      expect(status).toBe(400);
      expect(answer.errors[0].message).not.toMatch('went wrong');
    },
  );
});

describe('a call that comes again', () => {
  test.each<object>([
    { query: 'query A($d: Date!) { who units day(asOf: $d) }', variables: { d: '2024-02-29' } },
    { query: 'query A($d: Date!) { who units day(asOf: $d) }', variables: { d: 'never' } },
    { query: 'query A($d: Date!) { day(asOf: $d) }' },
    { query: '{ who day(asOf: "2024-02-29") fail(how: "CONFLICT") }' },
    { query: '{ low(input: { range: { low: 0 } }) }' },
    { query: '{ fail(how: "SQL") }' },
    { query: 'query A { who } query B { units }', operationName: 'B' },
    { query: 'query A { who } query B { units }', operationName: 'C' },
    { query: 'query A { who } query B { units }' },
    { query: '{ nothing }' },
    { query: '{ __schema { queryType { name } } }' },
    { query: '{ who }', extensions: { persistedQuery: { version: 1, sha256Hash: 'unknown' } } },
    {
      query:
        'query ($r: [_Any!]!) { _entities(representations: $r) { __typename ... on ProbeThing { id } } }',
      variables: { r: ['thing 257', 'thing x'].map((id) => ({ __typename: 'ProbeThing', id })) },
    },
  ])('is answered as @apollo/server answered it the first time: %j', async (content) => {
    const first = await signed(content);
    for (const _ of ['compiled', 'known']) {
      const { status, body } = await signed(content);
      expect({ status, body: unplaced(body) }).toEqual({ status: first.status, body: unplaced(first.body) });
    }
  });

  /** Without positions in the text, which compiled documents do not keep. */
  const unplaced = (body: { errors?: object[] }) => ({
    ...body,
    ...(body.errors ? { errors: body.errors.map((error) => ({ ...error, locations: undefined })) } : {}),
  });
});

describe('a call whose time is up', () => {
  const slow = '{"query":"{ wait }"}';
  const hurried = (milliseconds: string) =>
    send(slow, { ...signCall(secret, district, slow), [DEADLINE_HEADER]: milliseconds });
  const done = { status: 200, body: { data: { wait: 1 } } };
  const late = {
    status: 504,
    body: {
      errors: [{ message: 'The deadline of the request passed', extensions: { code: 'DEADLINE_EXCEEDED' } }],
    },
  };

  /** Whatever happens meanwhile, the first step of `wait` does not end. */
  async function heldUp(work: () => Promise<void>): Promise<void> {
    await schema.admin.query('select pg_advisory_lock($1)', [probeSteps.lock]);
    try {
      await work();
    } finally {
      await schema.admin.query('select pg_advisory_unlock($1)', [probeSteps.lock]);
    }
  }
  async function waiting(): Promise<number> {
    const { rows } = await schema.admin.query(
      `select count(*)::int as count from pg_locks where locktype = 'advisory' and not granted
       and database = (select oid from pg_database where datname = current_database())`,
    );
    return rows[0].count;
  }

  test('is answered so at once, compiled or not', async () => {
    await heldUp(async () => {
      for (const _ of ['interpreted', 'compiled', 'known']) expect(await hurried('50')).toEqual(late);
      expect(logged).toEqual([]);
    });
  });

  test('has as long as it takes when its caller says nothing sensible', async () => {
    expect(await hurried('soon')).toEqual(done);
  });

  test('begins no further statement, and neither does one whose caller has left', async () => {
    while ((await waiting()) > 0);
    const before = probeSteps.count;
    await heldUp(async () => {
      const leaving = new AbortController();
      const left = fetch(server.url, {
        method: 'POST',
        body: slow,
        headers: signCall(secret, district, slow),
        signal: leaving.signal,
      });
      while ((await waiting()) === 0);
      leaving.abort();
      await expect(left).rejects.toThrow();
      // by the end of calls that came later the server has seen that this one left
      expect(await hurried('50')).toEqual(late);
      expect((await signed(query)).status).toBe(200);
    });
    // begun after the others went on, so that it ends after them
    expect(await hurried('soon')).toEqual(done);
    expect(probeSteps.count).toBe(before + 1);
  });
});

describe('a socket in the file system', () => {
  test('serves callers on the same machine, and is taken over from a process that was killed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'diaban-socket-'));
    const socket = join(folder, 'probe.sock');
    // what a killed process leaves: the file, and nobody behind it
    await leaveBehind(socket);
    const local = await SubgraphServer.start(running, { socket, secret });
    expect(local.url).toBe(`unix:${socket}`);
    const { statusCode, text } = await postTo(socket, query);
    expect([statusCode, JSON.parse(text)]).toEqual([200, { data: { who: 'district of 101', units: 4 } }]);
    await expect(SubgraphServer.start(running, { socket, secret })).rejects.toThrow(
      `The socket ${socket} is in use by another process`,
    );
    await local.stop();
    await rm(folder, { recursive: true });
  });
});

/** A process listens there and is killed. */
async function leaveBehind(socket: string): Promise<void> {
  const listen =
    'require("node:net").createServer().listen(process.argv[1], () => process.kill(process.pid, "SIGKILL"))';
  await once(spawn(process.execPath, ['-e', listen, socket]), 'close');
}

function postTo(socketPath: string, body: string): Promise<{ statusCode: number | undefined; text: string }> {
  const headers = signCall(secret, district, body);
  return new Promise((resolve, reject) => {
    const call = request(
      { socketPath, path: '/graphql', method: 'POST', headers, agent: false },
      async (answer) => {
        let text = '';
        for await (const chunk of answer) text += chunk;
        resolve({ statusCode: answer.statusCode, text });
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}

describe('a call that the gateway did not sign', () => {
  const refused = { status: 401, body: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] } };

  test('is refused without headers, with another secret, another body, or too late', async () => {
    const late = signCall(secret, district, query, { now: Date.now() - 2 * SIGNATURE_WINDOW_MS });
    const unsigned: Record<string, string>[] = [{}, { accept: 'text/event-stream' }];
    for (const headers of [
      ...unsigned,
      signCall('other', district, query),
      signCall(secret, district, '{}'),
      late,
    ])
      expect(await send(query, headers)).toMatchObject(refused);
    expect(logged).toEqual([]);
  });

  test('is refused before its body is parsed, so that it learns nothing from it', async () => {
    expect(await send('not JSON', {})).toMatchObject(refused);
  });

  test('cannot be a GET', async () => {
    expect(await send('', signCall(secret, district, ''), 'GET')).toMatchObject({ status: 405 });
  });

  test('is refused when it is too large, however it is signed', async () => {
    const large = `{"query":"{ who }","variables":{"x":"${'x'.repeat(28 * 1024 * 1024)}"}}`;
    for (const headers of [{}, signCall(secret, district, large)])
      expect(await send(large, headers)).toEqual({
        status: 413,
        body: { errors: [{ message: 'The request body is larger than 29360128 bytes' }] },
      });
  });
});

test('health is answered to everybody', async () => {
  const response = await fetch(new URL('/health', server.url));
  expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
});
