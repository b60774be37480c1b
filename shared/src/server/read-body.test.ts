/** The listener reads no more than it must, and tells a client that sends too much. */
import { connect } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { readBody } from './http-listener.js';
import { HOST, listen, measure, post, textOf } from './listener-fixture.js';

describe('a body', () => {
  test('is read whole up to the limit, with letters that lie across two packets', async () => {
    const { port } = await listen(measure);
    expect((await post(port, 'x'.repeat(1_000))).text).toBe('1000');
    const letters = Buffer.from('ồ'.repeat(300));
    const socket = connect(port, HOST);
    socket.write(
      `POST / HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: ${letters.length}\r\n\r\n`,
    );
    socket.write(letters.subarray(0, 100));
    await new Promise(setImmediate);
    socket.write(letters.subarray(100));
    expect(await textOf(socket)).toMatch(/\r\n\r\n300$/);
  });

  test.each([1_001, 5_000_000])(
    'of %d bytes is refused, and the connection serves the next request',
    async (size) => {
      const { port } = await listen(measure);
      const refused = await post(port, Buffer.alloc(size));
      expect([refused.status, refused.text]).toEqual([413, 'The request body is larger than 1000 bytes']);
      const next = await post(port, 'four');
      expect([next.status, next.text]).toEqual([200, '4']);
      expect(next.response.socket).toBe(refused.response.socket);
    },
  );

  test('that never ends is cut off', async () => {
    const { port } = await listen(measure);
    const socket = connect(port, HOST);
    socket.on('error', () => undefined);
    socket.resume();
    socket.write('POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n');
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    const closed = new Promise((resolve) => socket.once('close', resolve));
    let sent = 0;
    const send = (): void => {
      while (!socket.destroyed && socket.write(chunk)) sent += 1;
      sent += 1;
    };
    socket.on('drain', send);
    send();
    await closed;
    expect(sent * 0x10000).toBeGreaterThan(1_000);
  });

  test('that its client breaks off is an error of the handler and not of the process', async () => {
    let told: (error: unknown) => void;
    const failed = new Promise((resolve) => {
      told = resolve;
    });
    const { port } = await listen(
      async (incoming) => void (await readBody(incoming, 1_000).catch((error) => told(error))),
    );
    const socket = connect(port, HOST);
    socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf', () => socket.destroy());
    expect(await failed).toHaveProperty('message');
  });
});
