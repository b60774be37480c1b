/** Carries calls to subgraphs in other processes: keep-alive connections, signed calls, identical reads sent once. */
import { signCall } from '@diaban/shared/scope/signature';
import { DEADLINE_HEADER } from '@diaban/shared/server/lifetime';
import type { SubgraphCall, SubgraphFetcher, SubgraphResponse } from '../engine/fetcher.js';
import type { RequestContext } from '../request-context.js';
import { SubgraphUnreachable, send } from './send.js';
import { SharedCalls } from './shared-calls.js';
import { type Target, targetOf } from './target.js';

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

/** What a call is sent with, whichever way. */
interface Letter {
  target: Target;
  headers: Record<string, string>;
  body: string;
  /** when nobody waits for the answer any more, on the clock of `performance.now()` */
  endsAt: number;
}

export function httpFetcher({
  urls,
  secret,
  deadlineMs = 20_000,
  connections = 32,
}: HttpFetcherOptions): HttpFetcher {
  const targets = new Map([...urls].map(([name, address]) => [name, targetOf(address, connections)]));
  const shared = new SharedCalls();

  const letterOf = (call: SubgraphCall): Letter => {
    const target = targets.get(call.service);
    if (!target) throw new SubgraphUnreachable('is not configured');
    const {
      viewer,
      requestId,
      forwarded,
      deadline = Number.POSITIVE_INFINITY,
    } = call.context as RequestContext;
    const body = bodyOf(call);
    const headers = {
      ...forwarded,
      'content-type': 'application/json',
      accept: 'application/json',
      'x-request-id': requestId,
      ...signCall(secret, viewer, body),
    };
    return { target, headers, body, endsAt: Math.min(performance.now() + deadlineMs, deadline) };
  };

  const fetch = async (call: SubgraphCall): Promise<SubgraphResponse> => {
    const letter = letterOf(call);
    if (call.kind !== 'query') return parsed(await post(letter, call.signal));
    const { viewer, forwarded } = call.context as RequestContext;
    // beside the body, the viewer with its scope and what was forwarded are all that an answer depends on
    const key = `${call.service}\n${JSON.stringify([viewer, forwarded])}\n${letter.body}`;
    const text = await shared.ask({ key, endsAt: letter.endsAt, signal: call.signal }, (signal) =>
      letter.target.retries.ask(() => post(letter, signal), signal),
    );
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

/** The subgraph is told how long its answer is waited for, and stops when that has passed. */
function post({ target, headers, body, endsAt }: Letter, signal: AbortSignal | undefined): Promise<string> {
  const left = Math.max(1, Math.ceil(endsAt - performance.now()));
  return send(target.pool, {
    method: 'POST',
    path: target.path,
    headers: { ...headers, [DEADLINE_HEADER]: String(left) },
    body,
    deadlineMs: left,
    signal,
  });
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
