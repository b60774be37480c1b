/** Carries calls to subgraphs in other processes: keep-alive connections, signed calls, identical reads sent once. */
import { signCall } from '@diaban/shared/scope/signature';
import { Pool } from 'undici';
import type { SubgraphCall, SubgraphFetcher, SubgraphResponse } from '../engine/fetcher.js';
import type { RequestContext } from '../request-context.js';
import { SubgraphUnreachable, send } from './send.js';
import { SharedCalls } from './shared-calls.js';

export interface HttpFetcherOptions {
  /** address of each subgraph by name */
  urls: ReadonlyMap<string, string>;
  /** shared with the subgraphs */
  secret: string;
  /** the longest that one call may take */
  deadlineMs?: number;
  /** connections to each subgraph */
  connections?: number;
}

export interface HttpFetcher extends SubgraphFetcher {
  /** Rejects unless all subgraphs say that they are well. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** A subgraph's pool and path. */
interface Target {
  pool: Pool;
  path: string;
}

export function httpFetcher({
  urls,
  secret,
  deadlineMs = 20_000,
  connections = 32,
}: HttpFetcherOptions): HttpFetcher {
  const targets = new Map(
    [...urls].map(([name, address]): [string, Target] => {
      const { origin, pathname, search } = new URL(address);
      return [name, { pool: new Pool(origin, { connections, pipelining: 1 }), path: pathname + search }];
    }),
  );
  const shared = new SharedCalls();

  const fetch = async (call: SubgraphCall): Promise<SubgraphResponse> => {
    const target = targets.get(call.service);
    if (!target) throw new SubgraphUnreachable('is not configured');
    const { viewer, requestId } = call.context as RequestContext;
    const body = bodyOf(call);
    const ask = (signal: AbortSignal | undefined) =>
      send(target.pool, {
        method: 'POST',
        path: target.path,
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          'x-request-id': requestId,
          ...signCall(secret, viewer, body),
        },
        body,
        deadlineMs,
        signal,
      });
    // the viewer is the only thing beside the body that an answer depends on
    const text =
      call.kind === 'query'
        ? await shared.ask(`${call.service}\n${JSON.stringify(viewer)}\n${body}`, ask, call.signal)
        : await ask(call.signal);
    return parsed(text);
  };

  return {
    fetch,
    async check() {
      await Promise.all(
        [...targets].map(async ([name, { pool }]) => {
          await send(pool, { method: 'GET', path: '/health', headers: {}, deadlineMs: 2_000 }).catch(() => {
            throw new Error(`Subgraph ${name} does not answer`);
          });
        }),
      );
    },
    async close() {
      await Promise.allSettled([...targets.values()].map(({ pool }) => pool.close()));
    },
  };
}

function bodyOf({ query, operationName, variablesJson }: SubgraphCall): string {
  const name = operationName === undefined ? '' : `,"operationName":${JSON.stringify(operationName)}`;
  const variables = variablesJson === null ? '' : `,"variables":${variablesJson}`;
  return `{"query":${JSON.stringify(query)}${name}${variables}}`;
}

function parsed(text: string): SubgraphResponse {
  try {
    const answer: unknown = JSON.parse(text);
    if (typeof answer === 'object' && answer !== null && ('data' in answer || 'errors' in answer))
      return answer as SubgraphResponse;
  } catch {
    // said below, without the text: it may hold anything
  }
  throw new SubgraphUnreachable('did not answer as a subgraph does');
}
