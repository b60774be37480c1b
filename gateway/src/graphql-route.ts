/** `/graphql`: who asks, what for, through which door, and what came of it. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Authenticate } from './authenticate.js';
import type { Door, DoorAnswer, DoorName } from './doors/door.js';
import { namesDocument } from './doors/trusted.js';
import { jsonBody } from './http/json-body.js';
import { Problem } from './http/problem.js';
import { send } from './http/send.js';
import type { Metrics, Outcome } from './metrics.js';
import { DEADLINE_MS, forwardedOf, lifetimeOf, type RequestContext } from './request-context.js';

/** What the route needs of the pipeline. */
export interface GraphqlRoute {
  authenticate: Authenticate;
  doors: Readonly<Record<DoorName, Door>>;
  metrics: Metrics;
  /** headers that subgraphs are sent */
  forwardHeaders?: readonly string[];
}

export async function graphql(
  { authenticate, doors, metrics, forwardHeaders = [] }: GraphqlRoute,
  request: IncomingMessage,
  response: ServerResponse,
  { requestId, search }: { requestId: string; search: string },
): Promise<void> {
  const { method = 'GET', headers } = request;
  if (method !== 'GET' && method !== 'POST')
    throw new Problem(405, 'METHOD_NOT_ALLOWED', 'Use POST or GET for /graphql', { allow: 'GET, POST' });
  const started = performance.now();
  const viewer = await authenticate(headers.authorization);
  const body = method === 'POST' ? await jsonBody(request) : undefined;
  const { signal, done } = lifetimeOf(response);
  const context: RequestContext = {
    viewer,
    requestId,
    signal,
    deadline: performance.now() + DEADLINE_MS,
    forwarded: forwardedOf(headers, forwardHeaders),
  };
  const name: DoorName = namesDocument({ search, body }) ? 'trusted' : 'exploration';
  let outcome: Outcome = 'failed';
  try {
    const answer = await doors[name]({ method, search, headers, body, context });
    outcome = outcomeOf(answer);
    send(response, answer.status, answer.contentType, answer.body, answer.headers, answer.encoding);
  } catch (error) {
    if (error instanceof Problem) outcome = 'refused';
    if (!signal.aborted) throw error;
    outcome = 'aborted';
    throw new Problem(
      504,
      'DEADLINE_EXCEEDED',
      'This took too long. Ask for less at once, or for smaller pages',
    );
  } finally {
    done();
    metrics.request(name, outcome, (performance.now() - started) / 1_000);
  }
}

function outcomeOf({ status, hasErrors }: DoorAnswer): Outcome {
  if (status >= 500) return 'failed';
  if (status >= 400) return 'refused';
  return hasErrors ? 'errors' : 'ok';
}
