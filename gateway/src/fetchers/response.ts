/** Reads what a subgraph sent as a GraphQL response. */

import { fromByteText, withByteText } from '../engine/byte-text.js';
import type { SubgraphResponse } from '../engine/fetcher.js';
import { SubgraphUnreachable } from './failures.js';

/**
 * @param text byte text, as are the strings of the response
 * @throws SubgraphUnreachable when it is something else
 */
export function responseOf(text: string): SubgraphResponse {
  try {
    // a character that is escaped is one character, not its bytes
    const response: unknown = text.includes('\\u')
      ? withByteText(JSON.parse(fromByteText(text)))
      : JSON.parse(text);
    if (typeof response === 'object' && response !== null && ('data' in response || 'errors' in response))
      return response as SubgraphResponse;
  } catch {
    // said below, without the text: it may hold anything
  }
  throw new SubgraphUnreachable('did not answer as a subgraph does');
}
