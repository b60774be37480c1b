/** A subgraph that is restarted: reads bridge the moment, writes are never sent twice, and it is used again at once. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { Viewer } from '@diaban/shared/scope/viewer';
import { unusedPort } from '@diaban/shared/testing/unused-port';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { SubgraphCall } from '../engine/fetcher.js';
import { type HttpFetcher, httpFetcher } from './http.js';

const viewer: Viewer = { subject: 'a', role: 'district', unit: '413', purpose: 'REPORTING' };
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

function fetcherTo(port: number): HttpFetcher {
  const fetcher = httpFetcher({
    urls: new Map([['cases', `http://127.0.0.1:${port}/graphql`]]),
    secret: 'a secret of thirty-two characters',
  });
  closing.push(() => fetcher.close());
  return fetcher;
}

function call(kind: SubgraphCall['kind'] = 'query'): SubgraphCall {
  const context = { viewer, requestId: 'request-1' };
  return { service: 'cases', query: '{ pid }', variablesJson: null, kind, context };
}

const PROGRAM = `require('node:http').createServer((request, response) => {
  request.resume().on('end', () => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ data: { pid: process.pid } }));
  });
}).listen(Number(process.argv[1]), '127.0.0.1', () => process.stdout.write('listening'));`;

/** A subgraph as a process of its own, which listens. */
async function subgraphAt(port: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['-e', PROGRAM, String(port)]);
  closing.push(() => child.kill('SIGKILL'));
  await once(child.stdout!, 'data');
  return child;
}

async function listen(port: number, answer: (count: number) => string | null): Promise<Server> {
  let count = 0;
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      count += 1;
      const text = answer(count);
      if (text === null) return request.socket.destroy();
      response.setHeader('content-type', 'application/json').end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return server;
}

describe('a subgraph', () => {
  test('that was killed is used again by the first call after it listens again', async () => {
    const port = await unusedPort();
    const fetcher = fetcherTo(port);
    for (const _ of ['first', 'second', 'third']) {
      const child = await subgraphAt(port);
      expect(await fetcher.fetch(call())).toEqual({ data: { pid: child.pid } });
      expect(await fetcher.fetch(call('mutation'))).toEqual({ data: { pid: child.pid } });
      child.kill('SIGKILL');
      await once(child, 'close');
      await expect(fetcher.fetch(call())).rejects.toThrow('The subgraph could not be reached');
      await expect(fetcher.fetch(call('mutation'))).rejects.toThrow('The subgraph could not be reached');
    }
  });

  test('that comes back while a read waits for it answers that read', async () => {
    const port = await unusedPort();
    const read = fetcherTo(port).fetch(call());
    await new Promise((resolve) => setTimeout(resolve, 60));
    await listen(port, () => '{"data":{"pid":1}}');
    expect(await read).toEqual({ data: { pid: 1 } });
  });

  test('that breaks off a read before it answers is asked once more, and no third time', async () => {
    const port = await unusedPort();
    let calls = 0;
    await listen(port, (count) => {
      calls = count;
      return null;
    });
    await expect(fetcherTo(port).fetch(call())).rejects.toThrow('The subgraph could not be reached');
    expect(calls).toBe(2);
  });

  test('that breaks off a write is not sent it again', async () => {
    const port = await unusedPort();
    let calls = 0;
    await listen(port, (count) => {
      calls = count;
      return null;
    });
    await expect(fetcherTo(port).fetch(call('mutation'))).rejects.toThrow('could not be reached');
    expect(calls).toBe(1);
  });
});
