/** What the tests of streams share: a subgraph with subscriptions, here or behind HTTP, the door before it, and a client. */
import { Unauthenticated } from '@diaban/shared/errors';
import { silentLog } from '@diaban/shared/log';
import type { Viewer } from '@diaban/shared/scope/viewer';
import { type ReadEvent, readEvents } from '@diaban/shared/server/event-reader';
import { EVENT_STREAM } from '@diaban/shared/server/event-stream';
import { Listener } from '@diaban/shared/server/http-listener';
import type { RunningSubgraph } from '@diaban/shared/server/subgraph';
import { SubgraphServer } from '@diaban/shared/server/subgraph-server';
import { OperationTypeNode } from 'graphql';
import { compose } from '../compose.js';
import { Engine } from '../engine/engine.js';
import type { SubgraphFetcher } from '../engine/fetcher.js';
import { httpFetcher } from '../fetchers/http.js';
import { inProcessFetcher } from '../fetchers/in-process.js';
import { problemOf } from '../http/problem.js';
import { JSON_TYPE, send } from '../http/send.js';
import { Metrics } from '../metrics.js';
import { TrustedOperations } from '../operations/trusted-operations.js';
import { readSupergraph } from '../supergraph.js';
import type { ServingStreams } from './stream-operation.js';
import { StreamRoute } from './stream-route.js';
import { SDL, StubSubgraph } from './stub-subgraph.js';

export const SECRET = 'a secret of thirty-two characters';
const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';
/** Where the subgraph runs. */
export type Place = 'in this process' | 'elsewhere';

export interface Reading {
  response: Response;
  next(): Promise<ReadEvent>;
  rest(): Promise<ReadEvent[]>;
  leave(): void;
}

export class StreamFixture {
  readonly subgraph = new StubSubgraph();
  readonly metrics = new Metrics(() => ({}));
  private current!: ServingStreams;
  private fetcher!: SubgraphFetcher;
  private listener!: Listener;
  private readonly closing: (() => unknown)[] = [];
  route!: StreamRoute;

  constructor(private readonly place: Place) {}

  async start(): Promise<void> {
    const { running } = this.subgraph;
    this.fetcher = this.metrics.counted(
      this.place === 'elsewhere' ? await this.elsewhere(running) : inProcessFetcher([running]),
    );
    this.serve(SDL);
    this.route = new StreamRoute({
      authenticate,
      current: () => this.current,
      metrics: this.metrics,
      log: silentLog,
    });
    this.listener = await Listener.listen(
      async (request, response) => {
        try {
          const search = `?${(request.url ?? '').split('?')[1] ?? ''}`;
          await this.route.handle(request, response, { requestId: 'request-1', search });
        } catch (error) {
          const { status, body, headers } = problemOf(error, 'request-1', silentLog);
          send(response, status, JSON_TYPE, body, headers);
        }
      },
      { host: '127.0.0.1', port: 0 },
    );
    this.closing.push(() => this.listener.stop(0));
  }

  async stop(): Promise<void> {
    this.route?.stop();
    for (const close of this.closing.splice(0).reverse()) await close();
  }

  /** Another supergraph, for operations that begin from now on. */
  serve(sdl: string): void {
    const supergraph = readSupergraph(compose([{ name: 'localities', sdl: `${LINK} ${sdl}` }]));
    const engine = Engine.create({ supergraphSdl: supergraph.sdl, fetcher: this.fetcher });
    const source = 'subscription Ticks($to: Int!) { ticks(to: $to) }';
    const kind = OperationTypeNode.SUBSCRIPTION;
    const prepared = engine.prepare(source);
    const operations = new TrustedOperations([
      { id: 'ticks', hash: 'sha256:1', source, kind, description: '', prepared },
    ]);
    this.current = { engine, supergraph, operations };
  }

  serveAsAtFirst(): void {
    this.serve(SDL);
  }

  /** The value of a metric; 0 when it was never set. */
  async metric(name: string): Promise<number> {
    const { body } = await this.metrics.text();
    const line = body.split('\n').find((one) => one.startsWith(`${name} `));
    return Number(line?.split(' ')[1] ?? 0);
  }

  async quiet(): Promise<void> {
    while (this.subgraph.endless > 0 || (await this.open()) > 0) await later();
  }

  async open(): Promise<number> {
    const counts = ['connected', 'reserved'].map((state) => this.metric(`diaban_streams{state="${state}"}`));
    return (await Promise.all(counts)).reduce((sum, count) => sum + count);
  }

  url(search = ''): string {
    return `http://127.0.0.1:${this.listener.port}/graphql/stream${search}`;
  }

  async listen(init: RequestInit, search = ''): Promise<Reading> {
    const controller = new AbortController();
    const response = await fetch(this.url(search), { ...init, signal: controller.signal });
    const events = readEvents(response.body as unknown as AsyncIterable<Uint8Array>);
    return {
      response,
      next: async () => (await events.next()).value as ReadEvent,
      async rest() {
        const all: ReadEvent[] = [];
        for await (const event of events) all.push(event);
        return all;
      },
      leave: () => controller.abort(),
    };
  }

  distinct(body: object, headers: Record<string, string> = {}): Promise<Reading> {
    return this.listen({
      method: 'POST',
      headers: { ...json, accept: EVENT_STREAM, ...headers },
      body: JSON.stringify(body),
    });
  }

  private async elsewhere(subgraph: RunningSubgraph): Promise<SubgraphFetcher> {
    const server = await SubgraphServer.start(subgraph, { host: '127.0.0.1', port: 0, secret: SECRET });
    const fetcher = httpFetcher({ urls: new Map([['localities', server.url]]), secret: SECRET });
    this.closing.push(
      () => server.stop(),
      () => fetcher.close(),
    );
    return fetcher;
  }
}

async function authenticate(authorization: string | undefined): Promise<Viewer> {
  const [, unit] = /^Bearer (\d+)$/.exec(authorization ?? '') ?? [];
  if (unit === undefined) throw new Unauthenticated('This needs a token');
  return { subject: unit, role: 'district', unit, purpose: 'REPORTING' };
}

export const bearer = { authorization: 'Bearer 413' };
export const json = { ...bearer, 'content-type': 'application/json' };

export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await later();
}

function later(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5));
}
