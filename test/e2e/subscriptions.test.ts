/** Subscriptions over the whole hub: a change by one viewer is told to those who may see it, and to nobody else. */
import { randomUUID } from 'node:crypto';
import { cloneDatabase, type TestDatabase } from '@diaban/shared/testing/test-database';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { Listening } from './listening.js';
import { RunningGateway } from './running-gateway.js';

const CHANGED = `subscription { changed(kinds: [CREATED]) { kind entity entityId role
  locality { fullName openHotspots(asOf: "2024-04-01") { count { status } } pledgeSummary { signatories { status } } } } }`;

let database: TestDatabase;
let admin: pg.Client;
let gateway: RunningGateway;

beforeAll(async () => {
  database = await cloneDatabase('diaban_seeds');
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  gateway = await RunningGateway.start({ DATABASE_URL: database.adminUrl, DIABAN_DATA: 'seeds' });
}, 60_000);
afterAll(async () => {
  await gateway?.stop();
  await admin?.end();
  await database?.drop();
});

/** A change made through the graph: the id of the new hotspot. */
async function openHotspot(token: string): Promise<string> {
  const asked = await gateway.ask(token, { query: '{ viewerLocality { id } }' });
  const { data, errors } = await gateway.ask(token, {
    query: 'mutation ($input: OpenHotspotInput!) { openHotspot(input: $input) { id } }',
    variables: {
      input: {
        idempotencyKey: randomUUID(),
        localityId: asked.data.viewerLocality.id,
        kind: 'RETAIL_POINT',
        openedOn: '2024-03-01',
      },
    },
  });
  expect(errors).toBeUndefined();
  return data.openHotspot.id;
}

describe('a change', () => {
  test('is told to its ward, district and province, with fields of all subgraphs, and not to the neighbours', async () => {
    const [ward, neighbour] = [await gateway.token('ward', '16732'), await gateway.token('ward', '16717')];
    const above = [ward, await gateway.token('district', '413'), await gateway.token('province', '40')];
    const seeing = await Promise.all(above.map((token) => Listening.to(gateway, token, CHANGED)));
    const apart = await Listening.to(gateway, neighbour, CHANGED);
    for (const one of seeing) await one.begun(admin, '16732');
    await apart.begun(admin, '16717');

    const entityId = await openHotspot(ward);
    const unseen = await openHotspot(neighbour);
    for (const one of seeing) {
      const { event, data } = await one.next();
      expect([event, data.errors]).toEqual(['next', undefined]);
      const { locality, ...changed } = data.data.changed;
      expect(changed).toEqual({ kind: 'CREATED', entity: 'Hotspot', entityId, role: 'ward' });
      expect(locality).toEqual({
        fullName: 'Phường Nghi Hương',
        openHotspots: expect.arrayContaining([{ count: { status: expect.any(String) } }]),
        pledgeSummary: { signatories: { status: expect.any(String) } },
      });
    }
    // the neighbour's first news is his own
    expect((await apart.next()).data.data.changed.entityId).toBe(unseen);

    const { 1: district } = seeing;
    expect((await district!.next()).data.data.changed.entityId).toBe(unseen);
    const metrics = await (await gateway.get('/metrics')).text();
    expect(metrics).toMatch(/diaban_streams\{state="connected"\} 4/);
    for (const one of [...seeing, apart]) one.leave();
    let open = '';
    while (!open.includes('{state="connected"} 0')) open = await (await gateway.get('/metrics')).text();
  }, 60_000);

  test('is told over the one connection of a page, next to other answers', async () => {
    const token = await gateway.token('district', '413');
    const authorization = `Bearer ${token}`;
    const url = `${gateway.url}/graphql/stream`;
    const reserved = await (await fetch(url, { method: 'PUT', headers: { authorization } })).text();
    const headers = {
      authorization,
      'content-type': 'application/json',
      'x-graphql-event-stream-token': reserved,
    };
    const execute = (operationId: string, query: string) =>
      fetch(url, {
        method: 'POST',
        headers,
        body: JSON.stringify({ query, extensions: { operationId } }),
      });
    const page = await Listening.open(gateway, `/graphql/stream?token=${reserved}`, {});
    expect((await execute('news', CHANGED)).status).toBe(202);
    await page.begun(admin, '16732');
    const entityId = await openHotspot(await gateway.token('ward', '16732'));
    expect(await page.next()).toMatchObject({
      event: 'next',
      data: { id: 'news', payload: { data: { changed: { entityId } } } },
    });
    expect((await execute('who', '{ viewerLocality { fullName } }')).status).toBe(202);
    expect((await page.next()).data).toEqual({
      id: 'who',
      payload: { data: { viewerLocality: { fullName: 'Thị xã Cửa Lò' } } },
    });
    expect(await page.next()).toEqual({ event: 'complete', data: { id: 'who' } });
    expect((await fetch(`${url}?operationId=news`, { method: 'DELETE', headers })).status).toBe(200);
    expect(await page.next()).toEqual({ event: 'complete', data: { id: 'news' } });
    page.leave();
  }, 60_000);
});

test('a gateway that is told to stop completes its streams and ends', async () => {
  const stream = await Listening.to(gateway, await gateway.token('district', '413'), CHANGED);
  await stream.begun(admin, '16732');
  const ended = gateway.stop();
  expect(await stream.next()).toEqual({ event: 'complete', data: null });
  expect(await stream.next()).toEqual({ event: 'gone', data: null });
  expect((await ended).code).toBe(0);
}, 60_000);
