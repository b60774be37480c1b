/** Audits of the graphql-sse protocol, one stream for all operations of a client, over real HTTP. */
import { EVENT_STREAM } from '@diaban/shared/server/event-stream';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { bearer, json, type Reading, StreamFixture, until } from './stream-fixture.js';

const fixture = new StreamFixture('elsewhere');
beforeAll(() => fixture.start());
afterAll(() => fixture.stop());
afterEach(() => fixture.quiet());

const TOKEN = 'x-graphql-event-stream-token';
const next = (payload: object) => ({ event: 'next', data: JSON.stringify(payload) });
const complete = (id: string) => ({ event: 'complete', data: `{"id":"${id}"}` });

async function reserve(): Promise<string> {
  const reserved = await fetch(fixture.url(), { method: 'PUT', headers: bearer });
  expect([reserved.status, reserved.headers.get('content-type')]).toEqual([201, 'text/plain; charset=utf-8']);
  return reserved.text();
}

/** As browsers' EventSource connects: no header but `accept`. */
function connect(token: string): Promise<Reading> {
  return fixture.listen({ headers: { accept: EVENT_STREAM } }, `?token=${token}`);
}

const execute = (token: string, operationId: string, query: string, headers: Record<string, string> = {}) =>
  fetch(fixture.url(), {
    method: 'POST',
    headers: { ...json, [TOKEN]: token, ...headers },
    body: JSON.stringify({ query, extensions: { operationId } }),
  });
const stop = (token: string, operationId: string) =>
  fetch(fixture.url(`?operationId=${operationId}`), {
    method: 'DELETE',
    headers: { ...bearer, [TOKEN]: token },
  });

test('answers are sent under the id of their operation, those from before the connection too', async () => {
  const token = await reserve();
  const early = await execute(token, 'early', '{ who }');
  expect([early.status, await early.text()]).toEqual([202, '']);
  const reading = await connect(token);
  expect(reading.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(await reading.next()).toEqual(next({ id: 'early', payload: { data: { who: '413' } } }));
  expect(await reading.next()).toEqual(complete('early'));
  expect((await execute(token, 'a "quoted" id', 'subscription { ticks(to: 1) }')).status).toBe(202);
  expect(await reading.next()).toEqual(next({ id: 'a "quoted" id', payload: { data: { ticks: 1 } } }));
  expect(JSON.parse((await reading.next()).data)).toEqual({ id: 'a "quoted" id' });
  const parameters = new URLSearchParams({ query: '{ who }', extensions: '{"operationId":"got"}', token });
  expect((await fetch(fixture.url(`?${parameters}`), { headers: bearer })).status).toBe(202);
  expect(await reading.next()).toEqual(next({ id: 'got', payload: { data: { who: '413' } } }));
  expect(await reading.next()).toEqual(complete('got'));
  reading.leave();
});

test('an operation can be stopped alone: its source ends, it is complete, its id is free, the others go on', async () => {
  const token = await reserve();
  const reading = await fixture.listen({ headers: { accept: EVENT_STREAM, [TOKEN]: token } });
  await execute(token, 'one', 'subscription { endless }');
  await execute(token, 'two', 'subscription { endless }');
  await Promise.all([reading.next(), reading.next()]);
  expect([fixture.subgraph.endless, (await execute(token, 'one', '{ who }')).status]).toEqual([2, 409]);
  expect((await stop(token, 'one')).status).toBe(200);
  expect(await reading.next()).toEqual(complete('one'));
  await until(() => fixture.subgraph.endless === 1);
  expect((await stop(token, 'one')).status).toBe(200);
  expect((await stop(token, '')).status).toBe(400);
  await execute(token, 'one', '{ who }');
  expect(await reading.next()).toEqual(next({ id: 'one', payload: { data: { who: '413' } } }));
  reading.leave();
});

test('what is wrong with an operation is answered to its request; what fails later goes to the stream', async () => {
  const token = await reserve();
  const reading = await connect(token);
  const wrong = await execute(token, 'a', '{ nothing }');
  expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining('Cannot query field')]);
  expect((await execute(token, '', '{ who }')).status).toBe(400);
  expect((await execute(token, 'a', 'subscription ($to: Int!) { ticks(to: $to) }')).status).toBe(202);
  expect(JSON.parse((await reading.next()).data)).toMatchObject({ id: 'a', payload: { errors: [{}] } });
  expect(await reading.next()).toEqual(complete('a'));
  reading.leave();
});

test('a reservation is for one connection, and for whom it was made', async () => {
  const token = await reserve();
  expect((await execute(token, 'a', '{ who }', { authorization: 'Bearer 412' })).status).toBe(404);
  expect((await execute(token, 'a', '{ who }', { authorization: '' })).status).toBe(401);
  expect((await execute('unknown', 'a', '{ who }')).status).toBe(404);
  expect((await stop('unknown', 'a')).status).toBe(404);
  expect((await connect('unknown')).response.status).toBe(404);
  const reading = await connect(token);
  expect((await connect(token)).response.status).toBe(409);
  const distinct = await fixture.distinct({ query: '{ who }' }, { [TOKEN]: token });
  expect(await distinct.next()).toEqual(next({ data: { who: '413' } }));
  reading.leave();
  await fixture.quiet();
  expect((await connect(token)).response.status).toBe(404);
});

test('streams and operations are not to be had without end', async () => {
  const token = await reserve();
  const reading = await connect(token);
  const statuses: number[] = [];
  for (let at = 0; at < 21; at += 1)
    statuses.push((await execute(token, `${at}`, 'subscription { endless }')).status);
  expect([statuses.filter((status) => status === 202).length, statuses[20]]).toEqual([20, 429]);
  for (let at = 0; at < 19; at += 1) await reserve();
  const refused = await fetch(fixture.url(), { method: 'PUT', headers: bearer });
  expect([refused.status, await refused.text()]).toEqual([
    429,
    expect.stringContaining('You have 20 streams'),
  ]);
  const other = await fetch(fixture.url(), { method: 'PUT', headers: { authorization: 'Bearer 412' } });
  expect(other.status).toBe(201);
  fixture.route.stop();
  const ended = (await reading.rest()).filter(({ event }) => event === 'complete');
  expect(ended).toHaveLength(20);
});
