// The one door between the engine and the subgraphs: what a call is, what an answer is, and who may keep what.
import type { TextEncoding } from './byte-text.js';

/** One operation for one subgraph. Everything but `variablesJson` and `context` is the same for every run of a plan. */
export interface SubgraphCall {
  /** The subgraph's name as in `join__Graph(name:)`. */
  service: string;
  /** The operation's text; static for a plan, so it is a good key for caches. */
  query: string;
  operationName?: string;
  /** The JSON text of the variables object, in the fetcher's form; null when the operation has none. */
  variablesJson: string | null;
  kind: 'query' | 'mutation' | 'subscription';
  /** Handed through from `execute()` untouched: viewer, forwarded headers, request id. */
  context: unknown;
  signal?: AbortSignal;
}

export interface SubgraphError {
  message: string;
  path?: readonly (string | number)[];
  extensions?: Record<string, unknown>;
}

/** The `data` object belongs to the engine once it is handed over: it is merged into, so it is never frozen or shared. */
export interface SubgraphResponse {
  data?: Record<string, unknown> | null;
  errors?: readonly SubgraphError[];
}

/** Carries calls to subgraphs. A rejected promise means that the subgraph could not be reached. */
export interface SubgraphFetcher {
  /**
   * `latin1` when strings in its answers are byte text (`byte-text.ts`); the variables of its calls are so, too, and
   * the text of answers to clients.
   */
  encoding?: TextEncoding;
  fetch(call: SubgraphCall): Promise<SubgraphResponse>;
  subscribe?(call: SubgraphCall): Promise<AsyncIterable<SubgraphResponse>>;
}
