/** Server-sent events: an answer that goes on, written as fast as its reader takes it. */
import type { ServerResponse } from 'node:http';

export const EVENT_STREAM = 'text/event-stream';

/** Connections on which nothing moves are cut by whatever stands between. */
const PING_MS = 12_000;

/** Many clients name events among all that they can read: only those that want them first get them. */
export function acceptsEvents(accept: string | undefined): boolean {
  return accept?.trimStart().startsWith(EVENT_STREAM) === true;
}

export class EventStream {
  private readonly controller = new AbortController();
  private readonly ping: NodeJS.Timeout;
  private room: Promise<void> | null = null;
  /** fires when the reader has gone or the stream has ended */
  readonly closed: AbortSignal = this.controller.signal;

  constructor(
    private readonly response: ServerResponse,
    headers: Readonly<Record<string, string>> = {},
  ) {
    response.writeHead(200, {
      ...headers,
      'content-type': `${EVENT_STREAM}; charset=utf-8`,
      'cache-control': 'no-store, no-transform',
      // what stands between must not collect events
      'x-accel-buffering': 'no',
    });
    // the reader learns at once that it is connected
    response.write(':\n\n');
    this.ping = setInterval(() => {
      if (!response.writableNeedDrain) response.write(':\n\n');
    }, PING_MS);
    response.once('close', () => this.close());
    if (response.destroyed) this.close();
  }

  /** @param data on one line, as JSON is. Resolves when the reader has room for more, or is gone */
  send(event: 'next' | 'complete', data = ''): Promise<void> {
    if (this.closed.aborted || this.response.write(`event: ${event}\ndata: ${data}\n\n`))
      return Promise.resolve();
    // one promise for all that wait: a stream may carry many operations
    this.room ??= this.drained();
    return this.room;
  }

  /** Ends when all has been sent. Without a completion before, the reader knows that something broke. */
  end(): void {
    this.close();
    this.response.end();
  }

  private drained(): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        this.room = null;
        this.response.off('drain', done);
        this.closed.removeEventListener('abort', done);
        resolve();
      };
      this.response.once('drain', done);
      this.closed.addEventListener('abort', done, { once: true });
    });
  }

  private close(): void {
    clearInterval(this.ping);
    this.controller.abort(new Error('The reader of the stream has gone'));
  }
}
