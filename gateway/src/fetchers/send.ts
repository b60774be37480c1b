/** One HTTP exchange over undici's dispatch, which costs a tenth of `fetch`. */
import type { Dispatcher, Pool } from 'undici';

/** What went wrong between gateway and subgraph, without address, body or stack: it may be shown to callers. */
export class SubgraphUnreachable extends Error {
  override readonly name = 'SubgraphUnreachable';
  constructor(
    what: string,
    /** for the log only */
    override readonly cause?: unknown,
  ) {
    super(`The subgraph ${what}`);
  }
}

/** The subgraph did not begin to answer: it may not even have got the call. */
export class Disconnected extends SubgraphUnreachable {
  /** Whether nobody listened; otherwise a connection broke. */
  readonly refused: boolean;

  constructor(cause: unknown) {
    super('could not be reached', cause);
    const { code } = cause as { code?: string };
    this.refused = code === 'ECONNREFUSED' || code === 'ENOENT';
  }
}

export interface Exchange {
  method: 'GET' | 'POST';
  path: string;
  headers: Record<string, string>;
  body?: string;
  deadlineMs: number;
  signal?: AbortSignal | undefined;
}

/** The text of a 2xx answer, or of any that is JSON: a subgraph's refusal is GraphQL too. @throws SubgraphUnreachable */
export function send(pool: Pool, exchange: Exchange): Promise<string> {
  const { method, path, headers, body, deadlineMs, signal } = exchange;
  return new Promise((resolve, reject) => {
    let controller: Dispatcher.DispatchController | undefined;
    let status = 0;
    let json = false;
    const chunks: Buffer[] = [];
    const timer = setTimeout(() => stop('did not answer in time'), deadlineMs);
    const onAbort = () => stop('was not waited for');
    const settle = (act: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      act();
    };
    const fail = (error: SubgraphUnreachable) => settle(() => reject(error));
    const stop = (what: string) => {
      fail(new SubgraphUnreachable(what));
      controller?.abort(new Error(what));
    };
    if (signal?.aborted) return stop('was not waited for');
    signal?.addEventListener('abort', onAbort, { once: true });
    pool.dispatch(
      { method, path, headers, body: body ?? null },
      {
        onRequestStart: (started) => {
          controller = started;
          // who has left while the call waited for a connection
          if (signal?.aborted) started.abort(new Error('nobody waits any more'));
        },
        onResponseStart: (_controller, code, responseHeaders) => {
          status = code;
          json = String(responseHeaders['content-type']).includes('json');
        },
        onResponseData: (_controller, chunk) => {
          chunks.push(chunk);
        },
        onResponseEnd: () => {
          if ((status >= 200 && status < 300) || json)
            settle(() =>
              resolve((chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)).toString('utf8')),
            );
          else fail(new SubgraphUnreachable(`answered with status ${status}`));
        },
        onResponseError: (_controller, error) =>
          fail(
            status === 0 ? new Disconnected(error) : new SubgraphUnreachable('broke its answer off', error),
          ),
      },
    );
  });
}
