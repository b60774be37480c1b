/** Connections are kept, bounded, given up in time, and never carry what belongs to another call. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createNetServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { addressOf } from './address.js';
import { Connections } from './connections.js';
import { Disconnected, SubgraphUnreachable } from './failures.js';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const later = () => performance.now() + 600_000;
const letter = (path = '/') => `GET ${path} HTTP/1.1\r\nhost: here\r\n\r\n`;

async function listening(
  server: Server,
  most: number,
): Promise<{ connections: Connections; sockets: Set<Socket> }> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const connections = new Connections(
    addressOf(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`),
    most,
  );
  closing.push(async () => {
    for (const socket of sockets) socket.destroy();
    await connections.close();
    await new Promise((resolve) => server.close(resolve));
  });
  return { connections, sockets };
}

function serving(answer: (request: IncomingMessage, response: ServerResponse) => void, most = 2) {
  // else a pause of five seconds would end the connections that are to be used again
  return listening(createServer({ keepAliveTimeout: 600_000 }, answer), most);
}

describe('the connections to a subgraph', () => {
  test('are used again, one call after the other', async () => {
    const { connections, sockets } = await serving((request, response) => response.end(request.url));
    for (const path of ['/a', '/b', '/c'])
      expect((await connections.ask(letter(path), later()).answer).text).toBe(path);
    expect(sockets.size).toBe(1);
  });

  test('are no more than allowed, and calls wait in their order', async () => {
    const waiting: (() => void)[] = [];
    const { connections, sockets } = await serving((request, response) => {
      waiting.push(() => response.end(request.url));
    });
    const texts: string[] = [];
    const answers = ['/1', '/2', '/3', '/4', '/5'].map(async (path) => {
      texts.push((await connections.ask(letter(path), later()).answer).text);
    });
    while (texts.length < 5) {
      waiting.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await Promise.all(answers);
    expect(texts).toEqual(['/1', '/2', '/3', '/4', '/5']);
    expect(sockets.size).toBe(2);
  });

  test('that end with their answer are replaced', async () => {
    const { connections, sockets } = await serving((request, response) => {
      response.setHeader('connection', 'close').end(request.url);
    }, 1);
    const answers = ['/a', '/b'].map((path) => connections.ask(letter(path), later()).answer);
    expect((await Promise.all(answers)).map(({ text }) => text)).toEqual(['/a', '/b']);
    expect(sockets.size).toBe(2);
  });

  test('give up what is late, whether it was sent or waits, and go on', async () => {
    const seen: string[] = [];
    const { connections } = await serving((request, response) => {
      seen.push(String(request.url));
      if (request.url !== '/late') response.end('in time');
    }, 1);
    // a machine that does much else may send nothing within so little time
    for (let milliseconds = 30; seen.length === 0; milliseconds *= 2) {
      const endsAt = performance.now() + milliseconds;
      const both = ['/late', '/behind'].map((path) => connections.ask(letter(path), endsAt).answer);
      await Promise.all(both.map((answer) => expect(answer).rejects.toThrow('did not answer in time')));
    }
    expect((await connections.ask(letter('/next'), later()).answer).text).toBe('in time');
    expect(seen).toEqual(['/late', '/next']);
  });

  test('break off a call that nobody waits for, and send none that was cancelled before its turn', async () => {
    const seen: string[] = [];
    let leave = () => {};
    const left = new Promise<void>((resolve) => {
      leave = resolve;
    });
    const { connections } = await serving((request, response) => {
      seen.push(String(request.url));
      if (request.url === '/next') response.end('next');
      if (request.url === '/first') response.on('close', leave);
    }, 1);
    const first = connections.ask(letter('/first'), later());
    const second = connections.ask(letter('/second'), later());
    const next = connections.ask(letter('/next'), later());
    for (const call of [first, second]) call.answer.catch(() => undefined);
    while (seen.length === 0) await new Promise((resolve) => setImmediate(resolve));
    second.cancel();
    first.cancel();
    await expect(first.answer).rejects.toThrow('was not waited for');
    await expect(second.answer).rejects.toThrow('was not waited for');
    expect((await next.answer).text).toBe('next');
    expect(seen).toEqual(['/first', '/next']);
    await left;
  });

  test('tell a subgraph that never began to answer from one that broke off', async () => {
    const answers = ['', 'HTTP/1.1 200 OK\r\ncontent-le', 'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{'];
    const server = createNetServer((socket) => {
      socket.once('data', () => socket.end(answers.shift() ?? ''));
    });
    const { connections } = await listening(server, 1);
    await expect(connections.ask(letter(), later()).answer).rejects.toThrow(Disconnected);
    for (const _ of ['in its head', 'in its body'])
      await expect(connections.ask(letter(), later()).answer).rejects.toThrow('broke its answer off');
  });

  test('are cut when they bring what nobody asked for', async () => {
    const { connections, sockets } = await serving((_request, response) => response.end('{}'), 1);
    await connections.ask(letter(), later()).answer;
    const [socket] = sockets;
    const cut = new Promise((resolve) => socket!.once('close', resolve));
    socket!.write('HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\nforged');
    await cut;
    expect((await connections.ask(letter(), later()).answer).text).toBe('{}');
    expect(sockets.size).toBe(2);
  });

  test('end with the calls under way, and take no more', async () => {
    let answer: (() => void) | undefined;
    const { connections } = await serving((_request, response) => {
      answer = () => response.end('last');
    });
    const last = connections.ask(letter(), later()).answer;
    while (answer === undefined) await new Promise((resolve) => setImmediate(resolve));
    const closed = connections.close();
    await expect(connections.ask(letter(), later()).answer).rejects.toThrow(SubgraphUnreachable);
    answer();
    expect((await last).text).toBe('last');
    await closed;
  });
});
