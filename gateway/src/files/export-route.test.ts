/** An export on the wire: pages are asked for as they are taken, a broken file looks broken, and nobody works for a reader who left. */
import { type IncomingMessage, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { silentLog } from '@diaban/shared/log';
import { Listener } from '@diaban/shared/server/http-listener';
import { afterEach, describe, expect, test } from '@jest/globals';
import { EngineAnswer } from '../engine/engine.js';
import { counted } from './counted.js';
import { exportFile } from './export-route.js';

/** What the engine answers to the page after a cursor. */
type Answers = (after: string | null) => object;

let listener: Listener;
afterEach(() => listener.stop());

/** @returns the address of an export of one column, the cursors that were asked for, and the end of its first request */
async function serving(answers: Answers) {
  const asked: (string | null)[] = [];
  const columns = [{ header: 'Tên', path: ['name'], read: (row: unknown) => (row as { name: string }).name }];
  const prepared = { source: '', kind: 'query', operationName: null } as const;
  const operation = { id: 'export-names', prepared, plan: { page: ['page'], columns } };
  const routes = {
    authenticate: async () => ({}) as never,
    fileDoors: {
      engine: {
        execute: async ({ variables }: { variables?: Record<string, unknown> | null }) => {
          const after = variables!.after as string | null;
          asked.push(after);
          return new EngineAnswer(JSON.stringify(answers(after)), 'utf8', false, false);
        },
      },
      exports: new Map([[operation.id, operation]]),
      imports: new Map(),
    },
    log: silentLog,
  };
  let end: (outcome: string) => void;
  const served = new Promise<string>((resolve) => {
    end = resolve;
  });
  const metrics = { file: (door: string, outcome: string) => end(`${door} ${outcome}`) };
  listener = await Listener.listen(
    (incoming, response) =>
      counted(metrics, 'export', () =>
        exportFile(routes, incoming, response, { requestId: 'test', pathname: incoming.url!, search: '' }),
      ),
    { host: '127.0.0.1', port: 0 },
  );
  return { url: `http://127.0.0.1:${listener.port}/export/export-names.csv`, asked, served };
}

const page = (names: string[], endCursor: string | null, hasNextPage: boolean) => ({
  data: { page: { nodes: names.map((name) => ({ name })), pageInfo: { endCursor, hasNextPage } } },
});

describe('an export', () => {
  test('follows the cursors to the end of the list', async () => {
    const { url, asked, served } = await serving((after) =>
      after === null ? page(['a', 'b'], 'k1', true) : page(['c'], 'k2', false),
    );
    expect(await (await fetch(url)).text()).toBe('Tên\r\na\r\nb\r\nc\r\n');
    expect(asked).toEqual([null, 'k1']);
    expect(await served).toBe('export ok');
  });

  test.each([
    ['fails', { data: null, errors: [{ message: 'gone' }] }],
    ['comes with errors beside its rows', { ...page(['b'], 'k2', false), errors: [{ message: 'half' }] }],
    ['leads to itself', page(['b'], 'k1', true)],
  ])('whose later page %s is cut on the wire, and never ends like a whole one', async (_how, later) => {
    const { url, served } = await serving((after) =>
      after === null ? page(['a'.repeat(100_000)], 'k1', true) : later,
    );
    const response = await fetch(url);
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
    expect(await served).toBe('export failed');
  });

  test('of an endless list waits for its reader, and ends when that one leaves', async () => {
    const names = ['x'.repeat(200_000)];
    const next = (after: string | null) => `k${Number(after?.slice(1) ?? 0) + 1}`;
    const { url, asked, served } = await serving((after) => page(names, next(after), true));
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      request(url, resolve).on('error', reject).end();
    });
    // nobody reads: without back-pressure the pages would go on and on, and this loop too
    for (let before = -1; asked.length < 2 || before !== asked.length; await pause(100))
      before = asked.length;
    response.destroy();
    expect(await served).toBe('export aborted');
    expect(asked.slice(0, 2)).toEqual([null, 'k1']);
  });
});
