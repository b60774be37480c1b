/** What travels with one request through the engine to the subgraphs. */
import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { viewerClaims } from '@diaban/shared/scope/signature';
import type { Viewer } from '@diaban/shared/scope/viewer';
import { type Lifetime, lifetimeOf as lifetime } from '@diaban/shared/server/lifetime';
import type { Sharing } from './engine/shared-runs.js';

/** Longer than a subgraph's statement may take, so that its own answer about that arrives first. */
export const DEADLINE_MS = 30_000;

/** What fetchers read from `SubgraphCall.context`. */
export interface RequestContext {
  viewer: Viewer;
  requestId: string;
  /** fires when the client went away or the deadline passed */
  signal: AbortSignal;
  /** on the clock of `performance.now()`; absent for streams, which last as long as somebody listens */
  deadline?: number;
  /** a subgraph's question: the call that it works on may keep a connection until this is answered */
  isQuestion?: true;
  /** headers of the client that subgraphs are sent, in the order of the allow list */
  forwarded?: Readonly<Record<string, string>>;
}

/** All that an answer depends on beside the question: the viewer with its scope, and what was forwarded. */
export function sharedBy({ viewer, forwarded }: RequestContext): string {
  return `${viewerClaims(viewer)}\n${forwarded === undefined ? '' : JSON.stringify(forwarded)}`;
}

/** How a request's answer may be shared. */
export function sharingOf(context: RequestContext): Sharing {
  return { key: sharedBy(context), endsAt: context.deadline ?? Number.POSITIVE_INFINITY };
}

/** The caller's request id if it is a plain one, else a new one: it is echoed, logged and sent on. */
export function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
}

/** How long a request is worked on. */
export function lifetimeOf(response: ServerResponse): Lifetime {
  return lifetime(response, DEADLINE_MS);
}

/** The headers that are on the allow list. */
export function forwardedOf(
  headers: IncomingHttpHeaders,
  allowed: readonly string[],
): Readonly<Record<string, string>> | undefined {
  if (allowed.length === 0) return undefined;
  const forwarded: Record<string, string> = {};
  for (const name of allowed) {
    const value = headers[name];
    if (value !== undefined) forwarded[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return forwarded;
}
