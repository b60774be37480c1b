/** How long a stream lasts, and that it is read only as fast as its client takes it. */
import type { ServerResponse } from 'node:http';
import { Writable } from 'node:stream';
import { Unauthenticated } from '@diaban/shared/errors';
import type { Viewer } from '@diaban/shared/scope/viewer';
import { EventStream } from '@diaban/shared/server/event-stream';
import { afterEach, expect, jest, test } from '@jest/globals';
import { BARE, BY_ID } from './subscriber.js';
import { Subscribers } from './subscribers.js';

afterEach(() => void jest.useRealTimers());

const viewer: Viewer = { subject: 'a', role: 'district', unit: '413', purpose: 'REPORTING' };

/** A response whose client takes what was written only when told to. */
function client(): { response: ServerResponse; text: () => string; take: () => void } {
  let text = '';
  let taken: (() => void) | null = null;
  const response = new Writable({
    highWaterMark: 1,
    write(chunk, _encoding, done) {
      text += chunk;
      taken = done;
    },
  });
  Object.assign(response, { writeHead: () => response });
  const take = () => {
    const done = taken;
    taken = null;
    done?.();
  };
  return { response: response as ServerResponse, text: () => text, take };
}

test('a stream ends when its token does, and says so, unless a newer one came', async () => {
  jest.useFakeTimers();
  const valid = new Set(['old', 'new']);
  const subscribers = new Subscribers(
    async (token = '') => {
      if (!valid.has(token)) throw new Unauthenticated('The token has expired. Get a new one');
      return viewer;
    },
    () => undefined,
  );
  const { token, subscriber } = subscribers.admit(viewer, 'old', BY_ID);
  const { response, text, take } = client();
  subscriber.connect(new EventStream(response));
  const signal = subscriber.begin('x');
  subscribers.own(token, viewer, 'new');
  valid.delete('old');
  await jest.advanceTimersByTimeAsync(60_000);
  expect([subscribers.counts().connected, signal.aborted]).toEqual([1, false]);
  valid.delete('new');
  await jest.advanceTimersByTimeAsync(10_000);
  expect([subscribers.counts().connected, signal.aborted]).toEqual([0, true]);
  for (let written = -1; written !== text().length; ) {
    written = text().length;
    take();
    await jest.advanceTimersByTimeAsync(0);
  }
  expect(text().replaceAll(':\n\n', '')).toBe(
    'event: next\ndata: {"id":"x","payload":{"errors":[{"message":"The token has expired. Get a new one","extensions":{"code":"UNAUTHENTICATED"}}]}}\n\n' +
      'event: complete\ndata: {"id":"x"}\n\n',
  );
});

test('a stream on which nothing happens is kept alive by comments, and one that has ended carries nothing more', async () => {
  jest.useFakeTimers();
  const subscribers = new Subscribers(
    async () => viewer,
    () => undefined,
  );
  const { subscriber } = subscribers.admit(viewer, 'token', BARE);
  const { response, text, take } = client();
  subscriber.connect(new EventStream(response));
  take();
  await jest.advanceTimersByTimeAsync(12_000);
  expect(text()).toBe(':\n\n:\n\n');
  // a client that does not read is not sent more of them
  await jest.advanceTimersByTimeAsync(60_000);
  expect(text()).toBe(':\n\n:\n\n');
  subscriber.end();
  expect(() => subscriber.begin('late')).toThrow('The stream has ended');
});

test('a reservation that nobody comes for is given up', async () => {
  jest.useFakeTimers();
  const subscribers = new Subscribers(
    async () => viewer,
    () => undefined,
  );
  const { token } = subscribers.admit(viewer, 'token', BY_ID);
  await jest.advanceTimersByTimeAsync(29_000);
  expect(subscribers.counts()).toEqual({ connected: 0, reserved: 1 });
  await jest.advanceTimersByTimeAsync(1_000);
  expect(() => subscribers.reserved(token)).toThrow('There is no such reservation');
});

test('no event is asked for before the client took the one before', async () => {
  const subscribers = new Subscribers(
    async () => viewer,
    () => undefined,
  );
  const { subscriber } = subscribers.admit(viewer, 'token', BARE);
  const { response, take } = client();
  subscriber.connect(new EventStream(response));
  subscriber.begin('');
  let asked = 0;
  const answers = (async function* () {
    for (;;) {
      asked += 1;
      yield `${asked}`;
    }
  })();
  const delivered = subscriber.deliver('', answers, String);
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  await turn();
  take(); // the comment that every stream begins with
  for (const seen of [1, 2, 3]) {
    await turn();
    expect(asked).toBe(seen);
    take();
  }
  await turn();
  subscriber.end();
  take();
  await delivered;
});
