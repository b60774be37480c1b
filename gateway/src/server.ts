/** The way of a request through the gateway, as a table of contents: each step is a file of its own. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Unauthenticated } from '@diaban/shared/errors';
import type { Log } from '@diaban/shared/log';
import { acceptsEvents } from '@diaban/shared/server/event-stream';
import { Listener } from '@diaban/shared/server/http-listener';
import { assertOwnPage, type IssueToken } from './development-tokens.js';
import { counted } from './files/counted.js';
import { exportFile } from './files/export-route.js';
import type { FileDoors } from './files/file-doors.js';
import { importFile } from './files/import-route.js';
import { type GraphqlRoute, graphql } from './graphql-route.js';
import { jsonBody } from './http/json-body.js';
import { Problem, problemOf } from './http/problem.js';
import { JSON_TYPE, send } from './http/send.js';
import type { StaticFiles } from './http/static-files.js';
import { answerQuestion, type QuestionRoute } from './question-route.js';
import { lifetimeOf, requestIdOf } from './request-context.js';
import type { StreamRoute } from './streams/stream-route.js';

/** All that requests pass through. */
export interface Pipeline extends GraphqlRoute {
  /** absent in production */
  issueToken: IssueToken | null;
  /** what the pages need to know before anybody has a token, as JSON */
  pageFacts: string;
  files: StaticFiles;
  fileDoors: FileDoors;
  streams: StreamRoute;
  /** null while all subgraphs run in this process */
  questions: QuestionRoute | null;
  /** rejects with the reason while requests cannot be answered */
  ready: () => Promise<void>;
  log: Log;
}

export function listen(pipeline: Pipeline, address: { host: string; port: number }): Promise<Listener> {
  return Listener.listen((request, response) => handle(pipeline, request, response), address);
}

async function handle(pipeline: Pipeline, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const requestId = requestIdOf(request);
  response.setHeader('x-request-id', requestId);
  try {
    await route(pipeline, request, response, requestId);
  } catch (error) {
    if (error instanceof Unauthenticated) pipeline.metrics.unauthenticated();
    const { status, body, headers } = problemOf(error, requestId, pipeline.log);
    send(response, status, JSON_TYPE, body, headers);
  }
}

async function route(
  pipeline: Pipeline,
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
): Promise<void> {
  const { pathname, search } = urlOf(request);
  switch (pathname) {
    case '/graphql':
      if (acceptsEvents(request.headers.accept))
        return pipeline.streams.handle(request, response, { requestId, search });
      return graphql(pipeline, request, response, { requestId, search });
    case '/graphql/stream':
      return pipeline.streams.handle(request, response, { requestId, search });
    case '/subgraph-questions':
      if (pipeline.questions === null) break;
      return answerQuestion(pipeline.questions, request, response, requestId);
    case '/dev/token':
      return token(pipeline, request, response, requestId);
  }
  const file = { requestId, pathname, search };
  if (pathname.startsWith('/export/'))
    return counted(pipeline.metrics, 'export', () => exportFile(pipeline, request, response, file));
  if (pathname.startsWith('/import/'))
    return counted(pipeline.metrics, 'import', () => importFile(pipeline, request, response, file));
  if (request.method !== 'GET' && request.method !== 'HEAD')
    throw new Problem(405, 'METHOD_NOT_ALLOWED', `Use GET for ${pathname}`, { allow: 'GET, HEAD' });
  switch (pathname) {
    case '/health/live':
      return send(response, 200, JSON_TYPE, '{"status":"live"}');
    case '/health/ready':
      return readiness(pipeline, response);
    case '/metrics': {
      const { type, body } = await pipeline.metrics.text();
      return send(response, 200, type, body);
    }
    case '/facts':
      return send(response, 200, JSON_TYPE, pipeline.pageFacts);
    case '/':
      return pipeline.files.serve(request, response, 'console.html');
    case '/ide':
      return pipeline.files.serve(request, response, 'ide.html');
  }
  const [, asset] = /^\/assets\/([\w.-]+)$/.exec(pathname) ?? [];
  if (asset !== undefined) return pipeline.files.serve(request, response, asset);
  throw new Problem(404, 'NOT_FOUND', `There is nothing at ${pathname}. The page is at /, the IDE at /ide`);
}

async function token(
  { issueToken }: Pipeline,
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
): Promise<void> {
  if (issueToken === null)
    throw new Problem(404, 'NOT_FOUND', 'There is no development issuer in production');
  if (request.method !== 'POST')
    throw new Problem(405, 'METHOD_NOT_ALLOWED', 'Use POST for /dev/token', { allow: 'POST' });
  assertOwnPage(request);
  const { signal, done } = lifetimeOf(response);
  try {
    const issued = await issueToken(await jsonBody(request), { requestId, signal });
    send(response, 200, JSON_TYPE, JSON.stringify(issued));
  } finally {
    done();
  }
}

async function readiness({ ready, log }: Pipeline, response: ServerResponse): Promise<void> {
  try {
    await ready();
    send(response, 200, JSON_TYPE, '{"status":"ready"}');
  } catch (error) {
    log.warn({ err: error }, 'not ready');
    send(response, 503, JSON_TYPE, '{"status":"not ready"}');
  }
}

function urlOf(request: IncomingMessage): { pathname: string; search: string } {
  const [pathname = '/', query] = (request.url ?? '/').split('?', 2);
  return { pathname, search: query === undefined ? '' : `?${query}` };
}
