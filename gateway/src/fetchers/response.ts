/** Reads what a subgraph sent as a GraphQL response. */
import type { SubgraphResponse } from '../engine/fetcher.js';
import { SubgraphUnreachable } from './failures.js';

/** @throws SubgraphUnreachable when it is something else */
export function responseOf(text: string): SubgraphResponse {
  try {
    const response: unknown = JSON.parse(text);
    if (typeof response === 'object' && response !== null && ('data' in response || 'errors' in response))
      return response as SubgraphResponse;
  } catch {
    // said below, without the text: it may hold anything
  }
  throw new SubgraphUnreachable('did not answer as a subgraph does');
}
