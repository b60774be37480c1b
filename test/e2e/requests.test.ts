/** Requests that are wrong in themselves, and what operators ask: each gets a clear answer with safe headers. */
import { connect } from 'node:net';
import { cloneDatabase, type TestDatabase } from '@diaban/shared/testing/test-database';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { RunningGateway } from './running-gateway.js';

let database: TestDatabase;
let gateway: RunningGateway;
let token: string;

beforeAll(async () => {
  database = await cloneDatabase('diaban_seeds');
  gateway = await RunningGateway.start({ DATABASE_URL: database.adminUrl, DIABAN_DATA: 'seeds' });
  token = await gateway.token('district', '413');
}, 60_000);
afterAll(async () => {
  await gateway?.stop();
  await database?.drop();
});

const bearer = () => ({ authorization: `Bearer ${token}` });

async function refusal(response: Response): Promise<{ status: number; code?: string; message?: string }> {
  const { errors } = (await response.json()) as {
    errors: { message: string; extensions?: { code?: string } }[];
  };
  return { status: response.status, code: errors[0]?.extensions?.code, message: errors[0]?.message };
}

describe('a request', () => {
  test('whose body is not JSON is refused', async () => {
    expect(await refusal(await gateway.post('/graphql', '{"query":', bearer()))).toMatchObject({
      status: 400,
      code: 'BAD_JSON',
      message: expect.stringContaining('The body is not JSON'),
    });
  });

  test.each([['null'], ['[]'], ['"text"'], ['7'], ['{}'], ['[{"query":"{ __typename }"}]']])(
    'with the body %s is refused',
    async (body) => {
      const { status, message } = await refusal(await gateway.post('/graphql', body, bearer()));
      expect({ status, message }).toEqual({ status: 400, message: expect.any(String) });
    },
  );

  test('with too large a body is refused before all of it is read', async () => {
    const body = JSON.stringify({ query: `{ viewerLocality { id } } #${'x'.repeat(1024 * 1024)}` });
    expect(await refusal(await gateway.post('/graphql', body, bearer()))).toEqual({
      status: 413,
      code: 'BODY_TOO_LARGE',
      message: 'The request body is larger than 1048576 bytes. Send less, or ask for pages',
    });
  });

  test('with another kind of body is refused, as a form on another page would send it', async () => {
    const response = await gateway.post('/graphql', 'query={__typename}', {
      ...bearer(),
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(await refusal(response)).toMatchObject({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' });
  });

  test.each([
    ['DELETE', '/graphql', 405, 'METHOD_NOT_ALLOWED'],
    ['POST', '/', 405, 'METHOD_NOT_ALLOWED'],
    ['GET', '/dev/token', 405, 'METHOD_NOT_ALLOWED'],
    ['GET', '/nowhere', 404, 'NOT_FOUND'],
    ['GET', '/assets/nothing.js', 404, 'NOT_FOUND'],
    ['GET', '/assets/..%2f..%2fpackage.json', 404, 'NOT_FOUND'],
  ])('%s %s gets %i', async (method, path, status, code) => {
    const response = await fetch(`${gateway.url}${path}`, { method, headers: bearer() });
    expect(await refusal(response)).toMatchObject({ status, code });
  });

  test('cannot climb out of the folder of the pages', async () => {
    const text = await raw(
      'GET /assets/../../package.json HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n',
    );
    expect(text).toMatch(/^HTTP\/1\.1 404/);
  });

  test('has its id in the answer, its own if it is a plain one', async () => {
    const own = await gateway.get('/health/live', { 'x-request-id': 'dashboard-7' });
    expect(own.headers.get('x-request-id')).toBe('dashboard-7');
    const strange = await gateway.get('/health/live', { 'x-request-id': '<b>"' });
    expect(strange.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
  });

  test.each([
    ['/graphql', "default-src 'none'"],
    ['/health/live', "default-src 'none'"],
    ['/nowhere', "default-src 'none'"],
    ['/', "default-src 'self'"],
    ['/ide', "default-src 'self'"],
  ])('to %s is answered with safe headers', async (path, sources) => {
    const { headers } = await gateway.get(path, bearer());
    expect(headers.get('content-security-policy')).toContain(sources);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  test.each(['/', '/ide'])('to the page %s say besides what pages need', async (path) => {
    const { headers } = await gateway.get(path);
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
  });
});

describe('the development issuer', () => {
  const wish = { role: 'district', unit: '413' };

  test.each([
    ['an unknown role', { ...wish, role: 'king' }, 'role', 'role must be one of province'],
    ['no unit', { role: 'ward' }, 'unit', 'unit must be a text'],
    ['a malformed unit', { ...wish, unit: '4134' }, 'unit', '5 for a commune'],
    [
      'a unit that does not exist',
      { ...wish, unit: '999' },
      'unit',
      'is not in the directory. Look the code up',
    ],
    ['a unit of another level', { ...wish, unit: '40' }, 'role', 'Choose the role of that level'],
    ['an unknown purpose', { ...wish, purpose: 'CURIOSITY' }, 'purpose', 'purpose must be one of REPORTING'],
    ['an unknown field', { ...wish, name: 'x' }, 'body', 'name is unknown here'],
  ])('refuses %s, naming field and fix', async (_name, body, field, message) => {
    const response = await gateway.post('/dev/token', body);
    const { errors } = (await response.json()) as { errors: { message: string; extensions: object }[] };
    expect(response.status).toBe(400);
    expect(errors[0]).toMatchObject({ extensions: { code: 'INVALID', field } });
    expect(errors[0]!.message).toContain(message);
  });

  test.each([
    ['another origin', { origin: 'http://elsewhere.example' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
  ])('refuses pages of %s', async (_name, headers: Record<string, string>) => {
    expect(await refusal(await gateway.post('/dev/token', wish, headers))).toMatchObject({ status: 403 });
  });

  test('refuses a page whose name was made to lead here', async () => {
    const body = JSON.stringify(wish);
    const text = await raw(
      `POST /dev/token HTTP/1.1\r\nhost: evil.example:${gateway.port}\r\norigin: http://evil.example:${gateway.port}\r\n` +
        `content-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`,
    );
    expect(text).toMatch(/^HTTP\/1\.1 403/);
    expect(text).not.toContain('"token"');
  });
});

describe('operators', () => {
  test('see that it lives and is ready', async () => {
    expect(await (await gateway.get('/health/live')).json()).toEqual({ status: 'live' });
    const ready = await gateway.get('/health/ready');
    expect({ status: ready.status, body: await ready.json() }).toEqual({
      status: 200,
      body: { status: 'ready' },
    });
  });

  test('see requests by door and outcome, calls by subgraph, the plans and the process', async () => {
    await gateway.ask(token, { documentId: 'ward-view' });
    await gateway.ask(token, { query: '{ viewerLocality { id } }' });
    await gateway.ask(token, { query: '{ nonsense }' });
    await gateway.ask(token, { query: '{ policeCase(id: "none") { id } }' });
    await gateway.post('/graphql', {});
    const response = await gateway.get('/metrics');
    expect(response.headers.get('content-type')).toContain('text/plain');
    const text = await response.text();
    expect(text).toMatch(/diaban_request_seconds_count\{door="trusted",outcome="ok"\} [1-9]/);
    expect(text).toMatch(/diaban_request_seconds_count\{door="exploration",outcome="ok"\} [1-9]/);
    expect(text).toMatch(/diaban_request_seconds_count\{door="exploration",outcome="refused"\} [1-9]/);
    expect(text).toMatch(/diaban_request_seconds_count\{door="exploration",outcome="errors"\} [1-9]/);
    expect(text).toMatch(/diaban_subgraph_call_seconds_count\{subgraph="localities",outcome="ok"\} [1-9]/);
    expect(text).toMatch(/diaban_unauthenticated_total [1-9]/);
    expect(text).toMatch(/diaban_engine\{figure="\w+"\} \d/);
    expect(text).toMatch(/process_resident_memory_bytes \d/);
    expect(text).not.toContain(token);
  });
});

/** What answers to bytes that no HTTP client would send. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(gateway.port), '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
  });
}
