/** How the IDE asks: one answer for a query or a change, and for a subscription one for each event, as they come. */

import { EventReader } from '@diaban/shared/server/event-reader';
import type { GraphiQLProps } from 'graphiql';
import { getOperationAST, OperationTypeNode, parse } from 'graphql';
import { leavable } from '../fetchers/leavable.js';

/** Headers that are typed in the editor win over the chosen token. */
export function fetcherWith(token: string | null): GraphiQLProps['fetcher'] {
  return (question, { headers: typed } = {}) => {
    const headers = new Headers({ 'content-type': 'application/json' });
    if (token !== null) headers.set('authorization', `Bearer ${token}`);
    for (const [name, value] of Object.entries(typed ?? {})) headers.set(name, String(value));
    const init = { method: 'POST', headers, body: JSON.stringify(question) };
    return subscribes(question.query, question.operationName) ? listen(init) : ask(init);
  };
}

/** Looks at the very text that is sent: what the editor knows of its document may still be of the tab before. */
function subscribes(query: string, operationName: string | null | undefined): boolean {
  try {
    return getOperationAST(parse(query), operationName)?.operation === OperationTypeNode.SUBSCRIPTION;
  } catch {
    return false;
  }
}

async function ask(init: RequestInit) {
  return (await fetch('/graphql', init)).json();
}

function listen({ headers, ...init }: RequestInit & { headers: Headers }) {
  headers.set('accept', 'text/event-stream');
  return leavable(undefined, async function* answers(signal) {
    const response = await fetch('/graphql', { ...init, headers, signal });
    if (!response.body || !response.headers.get('content-type')?.startsWith('text/event-stream')) {
      yield await response.json();
      return;
    }
    const body = response.body.getReader();
    const reader = new EventReader();
    for (;;) {
      const { done, value } = await body.read();
      if (done) return;
      for (const { event, data } of reader.take(value)) if (event === 'next') yield JSON.parse(data);
    }
  });
}
