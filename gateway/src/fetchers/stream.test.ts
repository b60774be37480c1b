/** Streams of subgraphs elsewhere: opened in time or not at all, closed when nobody reads, told apart when they break. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { verifyCall } from '@diaban/shared/scope/signature';
import type { Viewer } from '@diaban/shared/scope/viewer';
import { EVENT_STREAM } from '@diaban/shared/server/event-stream';
import { readBody } from '@diaban/shared/server/http-listener';
import { afterEach, describe, expect, test } from '@jest/globals';
import { byteText } from '../engine/byte-text.js';
import type { SubgraphCall, SubgraphResponse } from '../engine/fetcher.js';
import { HttpStreams } from './stream.js';

const SECRET = 'a secret of thirty-two characters';
const viewer: Viewer = { subject: 'a', role: 'district', unit: '413', purpose: 'REPORTING' };
const call: SubgraphCall = {
  service: 'cases',
  query: 'subscription { a }',
  variablesJson: '{"x":1}',
  kind: 'subscription',
  context: { viewer, requestId: 'request-1', forwarded: { 'accept-language': 'vi' } },
};

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function subgraph(
  answer: (request: IncomingMessage, response: ServerResponse, body: string) => void,
  openMs = 600_000,
): Promise<HttpStreams> {
  const server = createServer(async (request, response) => {
    answer(request, response, await readBody(request, 1_000));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const urls = new Map([['cases', `http://127.0.0.1:${port}/graphql`]]);
  const streams = new HttpStreams({ urls, secret: SECRET, openMs });
  closing.push(
    async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
    () => streams.close(),
  );
  return streams;
}

const begin = (response: ServerResponse, text: string | Buffer) => {
  response.writeHead(200, { 'content-type': EVENT_STREAM });
  response.write(text);
};

async function all(streams: HttpStreams): Promise<SubgraphResponse[]> {
  const responses: SubgraphResponse[] = [];
  for await (const response of await streams.subscribe(call)) responses.push(response);
  return responses;
}

describe('a stream of a subgraph', () => {
  test('is asked for with the viewer’s signature, and read in whatever pieces it comes', async () => {
    let seen: object | undefined;
    const streams = await subgraph((request, response, body) => {
      const { accept, 'x-request-id': id, 'accept-language': language } = request.headers;
      seen = { viewer: verifyCall(SECRET, request.headers, body), body, accept, id, language };
      const text = Buffer.from(
        ':\n\nevent: next\ndata: {"data":{"a":"Nghệ An"}}\n\n:\n\nevent: next\r\ndata: {"data":\r\ndata: null}\r\n\r\nevent: complete\ndata\n\n',
      );
      response.writeHead(200, { 'content-type': EVENT_STREAM });
      const write = (at: number) => {
        if (at === text.length) response.end();
        else response.write(text.subarray(at, at + 1), () => write(at + 1));
      };
      write(0);
    });
    expect(await all(streams)).toEqual([{ data: { a: byteText('Nghệ An') } }, { data: null }]);
    expect(seen).toEqual({
      viewer,
      body: '{"query":"subscription { a }","variables":{"x":1}}',
      accept: EVENT_STREAM,
      id: 'request-1',
      language: 'vi',
    });
  });

  test.each<[string, (response: ServerResponse) => void, string]>([
    ['ends without completion', (response) => response.end(), 'broke its answer off'],
    ['is cut', (response) => response.destroy(), 'broke its answer off'],
    [
      'holds no JSON',
      (response) => response.end('event: next\ndata: secret\n\n'),
      'did not answer as a subgraph does',
    ],
  ])('that %s is told apart from one that is complete', async (_name, end, message) => {
    const streams = await subgraph((_request, response) => {
      begin(response, 'event: next\ndata: {"data":{"a":1}}\n\n');
      read.then(() => end(response));
    });
    let hasRead = () => {};
    const read = new Promise<void>((resolve) => {
      hasRead = resolve;
    });
    const events = (await streams.subscribe(call))[Symbol.asyncIterator]();
    expect(await events.next()).toEqual({ done: false, value: { data: { a: 1 } } });
    hasRead();
    await expect(events.next()).rejects.toThrow(`The subgraph ${message}`);
  });

  test('may be refused, in GraphQL or not', async () => {
    const answers: [number, string, string][] = [
      [401, 'application/json', '{"errors":[{"message":"no"}]}'],
      [502, 'text/html', '<h1>secret-host:5432 is down</h1>'],
    ];
    const streams = await subgraph((_request, response) => {
      const [status, type, text] = answers.shift()!;
      response.writeHead(status, { 'content-type': type }).end(text);
    });
    expect(await all(streams)).toEqual([{ errors: [{ message: 'no' }] }]);
    await expect(all(streams)).rejects.toThrow(/^The subgraph answered with status 502$/);
  });

  test('has a deadline for its beginning, and none for what follows', async () => {
    const slow = await subgraph(() => undefined, 50);
    await expect(slow.subscribe(call)).rejects.toThrow('The subgraph did not answer in time');
    let begun: AsyncIterable<SubgraphResponse> | undefined;
    // a machine that does much else may not even begin within so little time
    for (let openMs = 100; begun === undefined; openMs *= 2) {
      const streams = await subgraph((_request, response) => {
        begin(response, ':\n\n');
        const rest = 'event: next\ndata: {"data":{}}\n\nevent: complete\ndata: \n\n';
        setTimeout(() => response.end(rest), 2 * openMs);
      }, openMs);
      begun = await streams.subscribe(call).catch((error: Error) => {
        if (!error.message.includes('in time')) throw error;
        return undefined;
      });
    }
    const responses: SubgraphResponse[] = [];
    for await (const response of begun) responses.push(response);
    expect(responses).toEqual([{ data: {} }]);
  });

  test.each<[string, (controller: AbortController, events: AsyncIterator<unknown>) => unknown]>([
    ['cancels', (controller) => controller.abort()],
    ['returns', (_, events) => events.return?.()],
  ])('is closed when its reader %s while nothing comes', async (_name, leave) => {
    let closed = () => {};
    const gone = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const streams = await subgraph((_request, response) => {
      response.once('close', closed);
      begin(response, ':\n\n');
    });
    const controller = new AbortController();
    const stream = await streams.subscribe({ ...call, signal: controller.signal });
    const events = stream[Symbol.asyncIterator]();
    const next = events.next().catch(() => 'cancelled');
    leave(controller, events);
    await gone;
    expect(['cancelled', { done: true, value: undefined }]).toContainEqual(await next);
  });

  test('is not opened, or closed at once, for a reader who leaves before', async () => {
    let closed = () => {};
    const gone = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const streams = await subgraph((_request, response) => {
      response.once('close', closed);
      controller.abort();
    });
    const controller = new AbortController();
    await expect(streams.subscribe({ ...call, signal: controller.signal })).rejects.toThrow();
    await gone;
    await expect(streams.subscribe({ ...call, signal: controller.signal })).rejects.toThrow();
  });
});
