/** What travels with one request through the engine to the subgraphs, and how a request ends early. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Viewer } from '@diaban/shared/scope/viewer';

/** Longer than a subgraph's statement may take, so that its own answer about that arrives first. */
export const DEADLINE_MS = 30_000;

/** What fetchers read from `SubgraphCall.context`. */
export interface RequestContext {
  viewer: Viewer;
  requestId: string;
  /** fires when the client went away or the deadline passed */
  signal: AbortSignal;
}

/** The caller's request id if it is a plain one, else a new one: it is echoed, logged and sent on. */
export function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
}

/** A signal for the length of one request; `done` releases its timer. */
export function lifetimeOf(response: ServerResponse): { signal: AbortSignal; done: () => void } {
  const controller = new AbortController();
  const timer = setTimeout(
    () => controller.abort(new Error('The deadline of the request passed')),
    DEADLINE_MS,
  );
  const left = () => {
    if (!response.writableFinished) controller.abort(new Error('The client went away'));
  };
  response.once('close', left);
  return {
    signal: controller.signal,
    done: () => {
      clearTimeout(timer);
      response.off('close', left);
    },
  };
}
