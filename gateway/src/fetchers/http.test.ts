/** Calls over HTTP are signed, shared while they are under way, bounded in time, and tell nothing of the other side. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyCall } from '@diaban/shared/scope/signature';
import type { Viewer } from '@diaban/shared/scope/viewer';
import { readBody } from '@diaban/shared/server/http-listener';
import { DEADLINE_HEADER } from '@diaban/shared/server/lifetime';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { SubgraphCall } from '../engine/fetcher.js';
import { type HttpFetcher, httpFetcher } from './http.js';

const SECRET = 'a secret of thirty-two characters';
const district: Viewer = { subject: 'a', role: 'district', unit: '413', purpose: 'REPORTING' };
const ward: Viewer = { subject: 'b', role: 'ward', unit: '16732', purpose: 'REPORTING' };

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

async function subgraph(answer: Answer, deadlineMs = 600_000): Promise<HttpFetcher> {
  const server: Server = createServer(async (request, response) => {
    answer(request, response, await readBody(request, 1_000_000));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const fetcher = httpFetcher({
    urls: new Map([['cases', `http://127.0.0.1:${port}/graphql`]]),
    secret: SECRET,
    deadlineMs,
  });
  closing.push(
    async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
    () => fetcher.close(),
  );
  return fetcher;
}

const json: (value: unknown, status?: number) => Answer =
  (value, status = 200) =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(value));
  };

/** One for all calls: a call is shared only with those that end at about the same time. */
const deadline = performance.now() + 300_000;

function call(viewer: Viewer = district, change: Partial<SubgraphCall> = {}): SubgraphCall {
  const context = { viewer, requestId: 'request-1', deadline };
  return { service: 'cases', query: '{ a }', variablesJson: '{"x":1}', kind: 'query', context, ...change };
}

describe('a call over HTTP', () => {
  test('carries the document, the viewer’s signature and the request id', async () => {
    let seen: { viewer: Viewer; body: string; id: unknown } | undefined;
    const fetcher = await subgraph((request, response, body) => {
      seen = { viewer: verifyCall(SECRET, request.headers, body), body, id: request.headers['x-request-id'] };
      json({ data: { a: 1 } })(request, response, body);
    });
    expect(await fetcher.fetch(call(district, { operationName: 'Q' }))).toEqual({ data: { a: 1 } });
    expect(seen).toEqual({
      viewer: district,
      body: '{"query":"{ a }","operationName":"Q","variables":{"x":1}}',
      id: 'request-1',
    });
  });

  test('is sent once for identical reads of one viewer, and each gets an answer of its own', async () => {
    let calls = 0;
    const waiting: (() => void)[] = [];
    const fetcher = await subgraph((request, response, body) => {
      calls += 1;
      waiting.push(() => json({ data: { list: [calls] } })(request, response, body));
    });
    const answers = [fetcher.fetch(call()), fetcher.fetch(call()), fetcher.fetch(call(ward))];
    await until(() => waiting.length === 2);
    for (const answer of waiting) answer();
    const [first, second] = await Promise.all(answers);
    expect(calls).toBe(2);
    expect(first).toEqual(second);
    expect(first).not.toBe(second);
    expect(first?.data?.list).not.toBe(second?.data?.list);
  });

  test('that writes is never shared', async () => {
    let calls = 0;
    const fetcher = await subgraph((request, response, body) => {
      calls += 1;
      json({ data: {} })(request, response, body);
    });
    const write = () => fetcher.fetch(call(district, { kind: 'mutation' }));
    await Promise.all([write(), write()]);
    expect(calls).toBe(2);
  });

  test('that reads after a write shares nothing with a read before it', async () => {
    const reads: (() => void)[] = [];
    const fetcher = await subgraph((request, response, body) => {
      const answer = () => json({ data: {} })(request, response, body);
      if (body.includes('mutation')) answer();
      else reads.push(answer);
    });
    const before = fetcher.fetch(call());
    await until(() => reads.length === 1);
    await fetcher.fetch(call(district, { kind: 'mutation', query: 'mutation { a }' }));
    const after = fetcher.fetch(call());
    await until(() => reads.length === 2);
    for (const answer of reads) answer();
    await Promise.all([before, after]);
    expect(reads).toHaveLength(2);
  });

  test('that answers a question of a subgraph waits for none of the calls that wait for such answers', async () => {
    const writes: (() => void)[] = [];
    const fetcher = await subgraph((request, response, body) => {
      const answer = () => json({ data: {} })(request, response, body);
      if (body.includes('mutation')) writes.push(answer);
      else answer();
    });
    const write = () => fetcher.fetch(call(district, { kind: 'mutation', query: 'mutation { a }' }));
    let settled = false;
    const all = Promise.all([...Array.from({ length: 40 }, write), fetcher.fetch(call())]).then(() => {
      settled = true;
    });
    const context = { viewer: district, requestId: 'request-1', deadline, isQuestion: true };
    expect(await fetcher.fetch(call(district, { context }))).toEqual({ data: {} });
    expect(writes.length).toBeLessThan(40);
    await until(() => {
      for (const answer of writes.splice(0)) answer();
      return settled;
    });
    await all;
  });

  test('ends for the one that leaves while the other still gets the answer', async () => {
    let answer: (() => void) | undefined;
    const fetcher = await subgraph((request, response, body) => {
      answer = () => json({ data: { a: 1 } })(request, response, body);
    });
    const controller = new AbortController();
    const leaving = fetcher.fetch(call(district, { signal: controller.signal }));
    const staying = fetcher.fetch(call());
    await until(() => answer !== undefined);
    controller.abort();
    await expect(leaving).rejects.toThrow('This operation was aborted');
    answer?.();
    expect(await staying).toEqual({ data: { a: 1 } });
  });

  test('is broken off when nobody waits any more', async () => {
    let closed = false;
    let arrived = false;
    const fetcher = await subgraph((_request, response) => {
      arrived = true;
      response.on('close', () => {
        closed = true;
      });
    });
    const controller = new AbortController();
    const leaving = fetcher.fetch(call(district, { signal: controller.signal }));
    await until(() => arrived);
    controller.abort();
    await expect(leaving).rejects.toThrow();
    await until(() => closed);
    expect(closed).toBe(true);
  });

  test('carries the headers that are forwarded, and is shared only by callers who sent the same', async () => {
    const seen: unknown[] = [];
    const waiting: (() => void)[] = [];
    const fetcher = await subgraph((request, response, body) => {
      seen.push(request.headers['accept-language']);
      waiting.push(() => json({ data: { a: 1 } })(request, response, body));
    });
    const context = (language: string) => ({
      viewer: district,
      requestId: 'request-1',
      deadline,
      forwarded: { 'accept-language': language },
    });
    const answers = ['vi', 'en', 'vi'].map((language) =>
      fetcher.fetch(call(district, { context: context(language) })),
    );
    await until(() => waiting.length === 2);
    for (const answer of waiting) answer();
    await Promise.all(answers);
    expect(seen).toEqual(['vi', 'en']);
  });

  test('tells how long it is waited for: as long as its request has, and no longer than any call', async () => {
    const told: number[] = [];
    const fetcher = await subgraph((request, response, body) => {
      told.push(Number(request.headers[DEADLINE_HEADER]));
      json({ data: { a: 1 } })(request, response, body);
    }, 5_000_000);
    const context = { viewer: district, requestId: 'request-1' };
    for (const left of [1_000_000, 9_000_000])
      await fetcher.fetch(call(district, { context: { ...context, deadline: performance.now() + left } }));
    await fetcher.fetch(call(district, { context }));
    expect(told[0]).toBeGreaterThan(0);
    expect(told[0]).toBeLessThanOrEqual(1_000_000);
    for (const most of told.slice(1)) {
      expect(most).toBeGreaterThan(1_000_000);
      expect(most).toBeLessThanOrEqual(5_000_000);
    }
    expect(told).toHaveLength(3);
  });

  test('is not shared with a caller who has much longer than the one who sent it', async () => {
    const fetcher = await subgraph((request, response, body) => {
      if (Number(request.headers[DEADLINE_HEADER]) > 200) json({ data: { a: 2 } })(request, response, body);
    });
    const context = { viewer: district, requestId: 'request-1', deadline: performance.now() + 200 };
    const hurried = expect(fetcher.fetch(call(district, { context }))).rejects.toThrow(
      'did not answer in time',
    );
    expect(await fetcher.fetch(call())).toEqual({ data: { a: 2 } });
    await hurried;
  });

  test('goes to a socket in the file system', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'diaban-fetcher-'));
    const path = join(folder, 'cases.sock');
    const server = createServer((request, response) =>
      json({ data: { path: request.url } })(request, response, ''),
    );
    await new Promise<void>((resolve) => server.listen(path, resolve));
    const fetcher = httpFetcher({ urls: new Map([['cases', `unix:${path}`]]), secret: SECRET });
    closing.push(
      () => rm(folder, { recursive: true }),
      () => new Promise((resolve) => server.close(resolve)),
      () => fetcher.close(),
    );
    expect(await fetcher.fetch(call())).toEqual({ data: { path: '/graphql' } });
  });

  test('has a deadline', async () => {
    const fetcher = await subgraph(() => undefined, 50);
    await expect(fetcher.fetch(call())).rejects.toThrow('The subgraph did not answer in time');
  });

  test('passes a subgraph’s refusal on, which is GraphQL too', async () => {
    const refusal = { errors: [{ message: 'no', extensions: { code: 'UNAUTHENTICATED' } }] };
    const fetcher = await subgraph(json(refusal, 401));
    expect(await fetcher.fetch(call())).toEqual(refusal);
  });

  test.each([
    [
      'answers with a page',
      502,
      'text/html',
      '<h1>secret-host:5432 is down</h1>',
      'answered with status 502',
    ],
    ['answers with broken JSON', 200, 'application/json', '{"data":', 'did not answer as a subgraph does'],
    ['answers with other JSON', 200, 'application/json', '[1,2]', 'did not answer as a subgraph does'],
  ])('to a subgraph that %s fails without its words', async (_name, status, type, text, message) => {
    const fetcher = await subgraph((_request, response) => {
      response.writeHead(status, { 'content-type': type });
      response.end(text);
    });
    const failed = fetcher.fetch(call());
    await expect(failed).rejects.toThrow(message);
    await expect(failed).rejects.not.toThrow(/secret-host|127\.0\.0\.1/);
  });

  test('to a subgraph that is gone fails without its address', async () => {
    const fetcher = httpFetcher({ urls: new Map([['cases', 'http://127.0.0.1:9/graphql']]), secret: SECRET });
    closing.push(() => fetcher.close());
    const failed = fetcher.fetch(call());
    await expect(failed).rejects.toThrow(/^The subgraph could not be reached$/);
    await expect(fetcher.check()).rejects.toThrow('Subgraph cases does not answer');
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 2));
}
