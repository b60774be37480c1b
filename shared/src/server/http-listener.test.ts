/** The listener says what is wrong with its port, and lets requests in flight finish. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { unusedPort } from '../testing/unused-port.js';
import { type Handler, Listener } from './http-listener.js';
import { connectOnce, HOST, listen, measure, post, textOf } from './listener-fixture.js';

describe('a port', () => {
  test('that is in use is named with what to do', async () => {
    const { port } = await listen(measure);
    await expect(Listener.listen(measure, { host: HOST, port })).rejects.toThrow(
      `Port ${port} on ${HOST} is in use by another process. Stop it, or choose another port: PORT=${port + 1}`,
    );
  });

  test('is free again after the stop', async () => {
    const listener = await listen(measure, await unusedPort());
    await post(listener.port, 'x');
    await listener.stop();
    await expect(connectOnce(listener.port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    const again = await listen(measure, listener.port);
    await connectOnce(again.port);
  });
});

describe('a stop', () => {
  const ENDLESS = 2 ** 31 - 1;

  /** A handler that answers when told, and a promise of the moment at which a request has arrived. */
  function gate(answer: string | Buffer): { handler: Handler; arrived: Promise<void>; release: () => void } {
    let arrive!: () => void;
    let release!: () => void;
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const told = new Promise<void>((resolve) => {
      release = resolve;
    });
    const handler: Handler = async (_, response) => {
      arrive();
      await told;
      response.end(answer);
    };
    return { handler, arrived, release };
  }

  test('waits for a request in flight, and its connection, which would be kept alive, does not block it', async () => {
    const { handler, arrived, release } = gate('finished');
    const listener = await listen(handler, await unusedPort());
    const answer = post(listener.port, 'x');
    await arrived;
    const stopped = listener.stop(ENDLESS);
    await expect(connectOnce(listener.port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    release();
    expect(await answer).toMatchObject({ status: 200, text: 'finished' });
    expect((await answer).response.headers.connection).toBe('close');
    await stopped;
  });

  test('does not wait for connections that are idle or have not asked anything', async () => {
    const listener = await listen(measure);
    await post(listener.port, 'x');
    const silent = connect(listener.port, HOST);
    await once(silent, 'connect');
    const closed = once(silent, 'close');
    silent.resume();
    await new Promise(setImmediate);
    await listener.stop(ENDLESS);
    await closed;
  });

  test('does not cut an answer that is complete but still on its way', async () => {
    const large = Buffer.alloc(20_000_000, 'x');
    const { handler, arrived, release } = gate(large);
    const listener = await listen(handler);
    const socket = connect(listener.port, HOST);
    socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
    await arrived;
    socket.pause();
    release();
    await new Promise(setImmediate);
    const stopped = listener.stop(ENDLESS);
    const text = await textOf(socket);
    expect(text.length - text.indexOf('\r\n\r\n') - 4).toBe(large.length);
    await stopped;
  });

  test('ends what takes longer than the grace', async () => {
    const { handler, arrived } = gate('never');
    const listener = await listen(handler);
    const answer = post(listener.port, 'x');
    const failed = expect(answer).rejects.toMatchObject({ code: 'ECONNRESET' });
    await arrived;
    await listener.stop(1);
    await failed;
  });
});

test('a handler that fails answers 500 and the listener goes on', async () => {
  const { port } = await listen(async () => Promise.reject(new Error('secret')));
  for (const _ of [1, 2]) expect(await post(port, 'x')).toMatchObject({ status: 500, text: '' });
});
