/** The events of a subscription in a subgraph elsewhere: server-sent events over a connection of their own. */
import { readEvents } from '@diaban/shared/server/event-reader';
import { EVENT_STREAM } from '@diaban/shared/server/event-stream';
import { type Dispatcher, Pool } from 'undici';
import { byteText } from '../engine/byte-text.js';
import type { SubgraphCall, SubgraphResponse } from '../engine/fetcher.js';
import { SubgraphUnreachable } from './failures.js';
import { leavable } from './leavable.js';
import { bodyOf, headersOf } from './letter.js';
import { responseOf } from './response.js';

/** Nobody waits longer for a machine that does not even refuse. */
const CONNECT_MS = 2_000;

/** Subgraphs send a comment every 12 seconds: one that is silent for so long has gone without a word. */
const SILENT_MS = 60_000;

interface Target {
  pool: Pool;
  path: string;
}

export interface HttpStreamsOptions {
  /** address of each subgraph by name */
  urls: ReadonlyMap<string, string>;
  secret: string;
  /** how long a subgraph may take to accept; what follows may take as long as it likes */
  openMs: number;
}

export class HttpStreams {
  /** apart from the connections of calls, which streams would keep */
  private readonly targets: ReadonlyMap<string, Target>;

  constructor(private readonly options: HttpStreamsOptions) {
    this.targets = new Map([...options.urls].map(([name, url]) => [name, targetOf(url)]));
  }

  /** @throws SubgraphUnreachable when the subgraph does not accept in time */
  async subscribe(call: SubgraphCall): Promise<AsyncIterable<SubgraphResponse>> {
    const target = this.targets.get(call.service);
    if (!target) throw new SubgraphUnreachable('is not configured');
    const controller = new AbortController();
    const leave = () => controller.abort(call.signal?.reason);
    if (call.signal?.aborted) leave();
    call.signal?.addEventListener('abort', leave, { once: true });
    try {
      const answer = await this.open(target, call, controller);
      // from here on the stream itself hears of a reader who leaves
      return leavable(call.signal, (left) => {
        const end = () => controller.abort(left.reason);
        if (left.aborted) end();
        else left.addEventListener('abort', end, { once: true });
        return responses(answer);
      });
    } finally {
      call.signal?.removeEventListener('abort', leave);
    }
  }

  async close(): Promise<void> {
    await Promise.allSettled([...this.targets.values()].map(({ pool }) => pool.destroy()));
  }

  private async open(
    { pool, path }: Target,
    call: SubgraphCall,
    controller: AbortController,
  ): Promise<Dispatcher.ResponseData> {
    const body = bodyOf(call);
    const headers = {
      ...headersOf(call, body, this.options.secret),
      'content-type': 'application/json',
      accept: EVENT_STREAM,
    };
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      controller.abort();
    }, this.options.openMs);
    try {
      const bytes = Buffer.from(body, 'latin1');
      return await pool.request({ method: 'POST', path, headers, body: bytes, signal: controller.signal });
    } catch (error) {
      throw new SubgraphUnreachable(late ? 'did not answer in time' : 'could not be reached', error);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Streams keep their connections: theirs are not those of calls, and as many as the gateway lets in. */
function targetOf(address: string): Target {
  const [, socketPath] = /^unix:(\/.+)$/.exec(address) ?? [];
  const url = new URL(socketPath === undefined ? address : 'http://localhost/graphql');
  const connect = { timeout: CONNECT_MS, ...(socketPath === undefined ? {} : { socketPath }) };
  const pool = new Pool(url.origin, { pipelining: 1, headersTimeout: 0, bodyTimeout: SILENT_MS, connect });
  return { pool, path: url.pathname + url.search };
}

async function* responses({
  statusCode,
  headers,
  body,
}: Dispatcher.ResponseData): AsyncGenerator<SubgraphResponse, void> {
  const type = String(headers['content-type']);
  if (!type.startsWith(EVENT_STREAM)) {
    const text = await body.text();
    // a refusal is GraphQL too
    if (!type.includes('json')) throw new SubgraphUnreachable(`answered with status ${statusCode}`);
    yield responseOf(byteText(text));
    return;
  }
  try {
    for await (const { event, data } of readEvents(body)) {
      if (event === 'complete') return;
      if (event === 'next') yield responseOf(byteText(data));
    }
  } catch (error) {
    throw error instanceof SubgraphUnreachable
      ? error
      : new SubgraphUnreachable('broke its answer off', error);
  }
  throw new SubgraphUnreachable('broke its answer off');
}
