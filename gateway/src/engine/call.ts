// Sends one call to a subgraph and makes of every outcome either data or faults.
import { type ClientError, codes } from './errors.js';
import type { SubgraphCall, SubgraphError, SubgraphResponse } from './fetcher.js';
import { isObject, type JsonObject } from './json.js';
import type { Run } from './run.js';

/** The part of a call that is the same for every run of a plan. */
export type StaticCall = Pick<SubgraphCall, 'service' | 'query' | 'operationName' | 'kind'>;

/** What a subgraph answered, in the form that the engine trusts. */
export interface Answer {
  readonly data: JsonObject | null;
  readonly errors: readonly SubgraphError[];
  /** Set when the subgraph could not be reached or answered something that is no GraphQL response. */
  readonly failure: ClientError | null;
}

/** Throws only when the run was cancelled. */
export async function callSubgraph(
  call: StaticCall,
  variablesJson: string | null,
  run: Run,
): Promise<Answer> {
  run.signal?.throwIfAborted();
  run.calls += 1;
  let response: SubgraphResponse;
  try {
    response = await run.fetcher.fetch({
      service: call.service,
      query: call.query,
      operationName: call.operationName,
      variablesJson,
      kind: call.kind,
      context: run.context,
      signal: run.signal,
    });
  } catch (error) {
    run.signal?.throwIfAborted();
    return failed(call.service, error, run);
  }
  run.signal?.throwIfAborted();
  return readResponse(response, call.service, run);
}

/** Checks a response before anything of it is merged. */
export function readResponse(response: SubgraphResponse, service: string, run: Run): Answer {
  const errors = Array.isArray(response?.errors) ? response.errors.filter(isObject) : [];
  const data = isObject(response?.data) ? response.data : null;
  if (data === null && errors.length === 0) return failed(service, 'a response without data and errors', run);
  return { data, errors: errors as unknown as SubgraphError[], failure: null };
}

/** The answer of a subgraph that gave none. The client learns the subgraph's name; the reason, which may hold an address, goes to the log only. */
export function failed(service: string, reason: unknown, run: Run): Answer {
  run.log?.('subgraph.failed', { service, reason });
  return { data: null, errors: [], failure: unreachable(service) };
}

/** The error for a subgraph that gave no answer. */
export function unreachable(service: string): ClientError {
  return {
    message: `The subgraph "${service}" could not answer.`,
    extensions: { code: codes.downstream, service },
  };
}

/** What a client may see of an error that a subgraph reported. */
export function reported(error: SubgraphError, service: string): ClientError {
  const extensions: Record<string, unknown> = {};
  if (typeof error.extensions?.code === 'string') extensions.code = error.extensions.code;
  if (typeof error.extensions?.field === 'string') extensions.field = error.extensions.field;
  extensions.service = service;
  return { message: String(error.message), extensions };
}

/** The path of a subgraph's error when it has one that can be mapped. */
export function pathOf(error: SubgraphError): readonly (string | number)[] | null {
  const { path } = error;
  if (!Array.isArray(path) || path.length === 0) return null;
  return path.every((key) => typeof key === 'string' || typeof key === 'number') ? path : null;
}
