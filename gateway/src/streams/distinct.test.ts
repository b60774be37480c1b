/** Audits of the graphql-sse protocol, one stream an operation, over real HTTP and both ways to reach a subgraph. */
import { EVENT_STREAM } from '@diaban/shared/server/event-stream';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { bearer, json, type Place, StreamFixture } from './stream-fixture.js';

const next = (payload: object) => ({ event: 'next', data: JSON.stringify(payload) });
const complete = { event: 'complete', data: '' };
const search = (parameters: Record<string, string>) => `?${new URLSearchParams(parameters)}`;

describe.each<Place>(['elsewhere', 'in this process'])('a stream for one operation, subgraph %s', (place) => {
  const fixture = new StreamFixture(place);
  beforeAll(() => fixture.start());
  afterAll(() => fixture.stop());
  afterEach(() => fixture.quiet());

  test('is an event stream to the letter: an empty comment, each event, and a completion with empty data', async () => {
    const response = await fetch(fixture.url(), {
      method: 'POST',
      headers: { ...json, accept: EVENT_STREAM },
      body: '{"query":"subscription { ticks(to: 2) }"}',
    });
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-content-type-options': 'nosniff',
    });
    expect(await response.text()).toBe(
      ':\n\nevent: next\ndata: {"data":{"ticks":1}}\n\nevent: next\ndata: {"data":{"ticks":2}}\n\nevent: complete\ndata: \n\n',
    );
  });

  test('carries subscriptions, queries and trusted operations by GET and by POST, for their viewer', async () => {
    const headers = { ...bearer, accept: EVENT_STREAM };
    const got = async (parameters: Record<string, string>) =>
      (await fixture.listen({ headers }, search(parameters))).rest();
    const posted = async (body: object) => (await fixture.distinct(body)).rest();
    const one = [next({ data: { ticks: 1 } }), complete];
    expect(await got({ query: 'subscription { ticks(to: 1) }' })).toEqual(one);
    expect(await got({ documentId: 'ticks', variables: '{"to":1}' })).toEqual(one);
    expect(await posted({ documentId: 'ticks', variables: { to: 1 } })).toEqual(one);
    expect(await posted({ query: 'subscription { viewer }' })).toEqual([
      next({ data: { viewer: '413' } }),
      complete,
    ]);
    expect(await got({ query: '{ who }' })).toEqual([next({ data: { who: '413' } }), complete]);
    expect(await posted({ query: '{ who }' })).toEqual([next({ data: { who: '413' } }), complete]);
  });

  test('makes a change by POST and not by GET', async () => {
    const query = 'mutation { add }';
    const [told] = await (
      await fixture.listen({ headers: { ...bearer, accept: EVENT_STREAM } }, search({ query }))
    ).rest();
    expect(told!.data).toContain('Changes are sent with POST');
    expect(fixture.subgraph.added).toBe(0);
    expect(await (await fixture.distinct({ query })).rest()).toEqual([next({ data: { add: 1 } }), complete]);
  });

  test.each([
    [{ query: 'subscription {' }, 'Syntax Error'],
    [{ query: 'subscription { nothing }' }, 'Cannot query field'],
    [{ query: 'subscription { endless ticks(to: 1) }' }, 'only one'],
    [{ query: `subscription { endless ${'@skip(if: false) '.repeat(2_000)} }` }, 'more than 5000 tokens'],
    [
      {
        query:
          'subscription ($n: Int!) { many(first: $n) { many(first: $n) { many(first: $n) { many(first: $n) { one } } } } }',
        variables: { n: 500 },
      },
      'the limit is 100000',
    ],
    [{ query: 'subscription ($to: Int!) { ticks(to: $to) }' }, '$to'],
    [{ query: 'query A { who } query B { who }' }, 'Name one operation'],
    [{ query: '{ who }', variables: 3 }, 'variables must be'],
    [{ documentId: 'unknown' }, 'no trusted operation'],
    [{}, 'Send either documentId or query'],
  ])('tells within it what is wrong: %j', async (body, message) => {
    const { response, rest } = await fixture.distinct(body);
    expect(response.status).toBe(200);
    const events = await rest();
    expect(events.map(({ event }) => event)).toEqual(['next', 'complete']);
    expect(JSON.parse(events[0]!.data)).toEqual({
      errors: [expect.objectContaining({ message: expect.stringContaining(message) })],
    });
  });

  test('tells of a source that breaks, without its words, and is complete', async () => {
    const events = await (await fixture.distinct({ query: 'subscription { fails }' })).rest();
    expect(events.map(({ event }) => event)).toEqual(['next', 'next', 'complete']);
    expect(JSON.parse(events[1]!.data)).toMatchObject({
      data: { fails: null },
      errors: [{ message: 'The subgraph "localities" could not answer.', path: ['fails'] }],
    });
    expect(JSON.stringify(events)).not.toContain('secret');
  });

  test('ends its source when the client leaves, also while nothing happens', async () => {
    const reading = await fixture.distinct({ query: 'subscription { endless }' });
    expect(await reading.next()).toEqual(next({ data: { endless: 1 } }));
    expect([fixture.subgraph.endless, await fixture.open()]).toEqual([1, 1]);
    reading.leave();
    await fixture.quiet();
  });

  test('goes on with the supergraph that it began with when a new one is served', async () => {
    const reading = await fixture.distinct({ query: 'subscription { endless }' });
    await reading.next();
    fixture.serve('type Query { who: String } type Subscription { ticks(to: Int!): Int }');
    const [told] = await (await fixture.distinct({ query: 'subscription { endless }' })).rest();
    expect(told!.data).toContain('Cannot query field');
    expect(fixture.subgraph.endless).toBe(1);
    fixture.serveAsAtFirst();
    reading.leave();
  });

  test('is completed when the gateway stops, which then takes no more', async () => {
    const stopping = new StreamFixture(place);
    await stopping.start();
    const reading = await stopping.distinct({ query: 'subscription { endless }' });
    await reading.next();
    stopping.route.stop();
    expect(await reading.rest()).toEqual([complete]);
    expect((await stopping.distinct({ query: '{ who }' })).response.status).toBe(503);
    await stopping.quiet();
    await stopping.stop();
  });

  test('is counted, with its events and the statements of subgraphs in this process', async () => {
    const before = await fixture.metric('diaban_stream_events_total');
    await (await fixture.distinct({ query: 'subscription { ticks(to: 3) }' })).rest();
    expect((await fixture.metric('diaban_stream_events_total')) - before).toBe(3);
    const statements = await fixture.metric('diaban_subgraph_statements_total{subgraph="localities"}');
    expect(statements > 0).toBe(place === 'in this process');
  });
});

describe('a request for a stream', () => {
  const fixture = new StreamFixture('in this process');
  beforeAll(() => fixture.start());
  afterAll(() => fixture.stop());

  test.each<[number, RequestInit]>([
    [401, { method: 'POST', headers: { ...json, authorization: '', accept: EVENT_STREAM } }],
    [401, { headers: { accept: EVENT_STREAM } }],
    [405, { method: 'PATCH', headers: bearer }],
    [406, { method: 'POST', headers: json }],
    [415, { method: 'POST', headers: { ...bearer, 'content-type': 'text/plain', accept: EVENT_STREAM } }],
    [400, { method: 'POST', headers: { ...json, accept: EVENT_STREAM } }],
  ])('is refused as HTTP does, with status %d: %j', async (status, init) => {
    const body = init.method === 'POST' ? '[1]' : null;
    const refused = await fetch(fixture.url(), { ...init, body });
    expect(refused.status).toBe(status);
    expect(await refused.json()).toEqual({
      errors: [expect.objectContaining({ message: expect.any(String) })],
    });
  });
});
