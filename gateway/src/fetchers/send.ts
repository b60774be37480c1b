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
    const fail = (what: string, cause?: unknown) =>
      settle(() => reject(new SubgraphUnreachable(what, cause)));
    const stop = (what: string) => {
      fail(what);
      controller?.abort(new Error(what));
    };
    if (signal?.aborted) return stop('was not waited for');
    signal?.addEventListener('abort', onAbort, { once: true });
    pool.dispatch(
      { method, path, headers, body: body ?? null },
      {
        onRequestStart: (started) => {
          controller = started;
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
          else fail(`answered with status ${status}`);
        },
        onResponseError: (_controller, error) => fail('could not be reached', error),
      },
    );
  });
}
