/** The door of clients that listen, by the graphql-sse protocol: a stream for each operation, or one for all of a client. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '@diaban/shared/log';
import type { Viewer } from '@diaban/shared/scope/viewer';
import { acceptsEvents, EventStream } from '@diaban/shared/server/event-stream';
import type { Authenticate } from '../authenticate.js';
import { jsonBody } from '../http/json-body.js';
import { Problem, problemOf } from '../http/problem.js';
import { SECURITY_HEADERS } from '../http/send.js';
import type { Metrics } from '../metrics.js';
import { forwardedOf, type RequestContext } from '../request-context.js';
import { answersOf, type Given, type ServingStreams } from './stream-operation.js';
import { BARE, BY_ID, type Subscriber } from './subscriber.js';
import { Subscribers } from './subscribers.js';

const TOKEN_HEADER = 'x-graphql-event-stream-token';

/** Under which the operation of a stream that carries one is known here. */
const ONLY = '';

export interface StreamRouteOptions {
  authenticate: Authenticate;
  current: () => ServingStreams;
  metrics: Metrics;
  log: Log;
  forwardHeaders?: readonly string[];
}

interface Asked {
  requestId: string;
  search: string;
}

export class StreamRoute {
  private readonly subscribers: Subscribers;

  constructor(private readonly options: StreamRouteOptions) {
    const { authenticate, metrics } = options;
    this.subscribers = new Subscribers(authenticate, () => metrics.streamEvent());
    metrics.watchStreams(() => this.subscribers.counts());
  }

  async handle(request: IncomingMessage, response: ServerResponse, asked: Asked): Promise<void> {
    const { method = 'GET', headers } = request;
    const parameters = new URLSearchParams(asked.search);
    const token = headers[TOKEN_HEADER] ?? parameters.get('token');
    if (!['GET', 'POST', 'PUT', 'DELETE'].includes(method))
      throw new Problem(405, 'METHOD_NOT_ALLOWED', 'Use GET, POST, PUT or DELETE for streams', {
        allow: 'GET, POST, PUT, DELETE',
      });
    const listens = acceptsEvents(headers.accept) && (method === 'GET' || method === 'POST');
    const brings = method === 'POST' || parameters.has('query') || parameters.has('documentId');
    if (listens && !brings && typeof token === 'string') return this.connect(response, token);
    const viewer = await this.options.authenticate(headers.authorization);
    if (method === 'PUT') return this.reserve(request, response, viewer);
    // who brings an operation and wants events has them here, whatever token comes along
    if (listens) return this.distinct(request, response, viewer, asked);
    if (typeof token !== 'string')
      throw new Problem(406, 'NOT_ACCEPTABLE', 'Streams are sent as events: accept: text/event-stream');
    const subscriber = this.subscribers.own(token, viewer, headers.authorization);
    if (method === 'DELETE') return cancel(response, subscriber, parameters.get('operationId'));
    return this.execute(request, response, subscriber, asked);
  }

  /** Completes all streams. */
  stop(): void {
    this.subscribers.stop();
  }

  /** Answers a token, with which one connection may be opened. */
  private reserve({ headers }: IncomingMessage, response: ServerResponse, viewer: Viewer): void {
    const { token } = this.subscribers.admit(viewer, headers.authorization, BY_ID);
    plain(response, 201, token);
  }

  private connect(response: ServerResponse, token: string): void {
    this.subscribers.reserved(token).connect(new EventStream(response, SECURITY_HEADERS));
  }

  /** One stream for one operation. What is wrong with the operation is told in the stream. */
  private async distinct(
    request: IncomingMessage,
    response: ServerResponse,
    viewer: Viewer,
    asked: Asked,
  ): Promise<void> {
    const given = await givenBy(request, asked.search);
    const { subscriber } = this.subscribers.admit(viewer, request.headers.authorization, BARE);
    subscriber.connect(new EventStream(response, SECURITY_HEADERS));
    const context = this.contextOf(request, viewer, asked, subscriber.begin(ONLY));
    const answers = (async function* (current) {
      yield* answersOf(current(), given, context);
    })(this.options.current);
    await subscriber.deliver(ONLY, answers, this.told(asked));
    subscriber.end();
  }

  /** Accepts an operation whose answers go to the stream of its client. */
  private async execute(
    request: IncomingMessage,
    response: ServerResponse,
    subscriber: Subscriber,
    asked: Asked,
  ): Promise<void> {
    const given = await givenBy(request, asked.search);
    const id = operationIdOf(given);
    const context = this.contextOf(request, subscriber.viewer, asked, subscriber.begin(id));
    let answers: AsyncIterable<string>;
    try {
      answers = answersOf(this.options.current(), given, context);
    } catch (error) {
      subscriber.abandon(id);
      throw error;
    }
    void subscriber.deliver(id, answers, this.told(asked));
    plain(response, 202);
  }

  private told({ requestId }: Asked): (error: unknown) => string {
    return (error) => problemOf(error, requestId, this.options.log).body;
  }

  private contextOf(
    { headers }: IncomingMessage,
    viewer: Viewer,
    { requestId }: Asked,
    signal: AbortSignal,
  ): RequestContext {
    const forwarded = forwardedOf(headers, this.options.forwardHeaders ?? []);
    return { viewer, requestId, signal, ...(forwarded ? { forwarded } : {}) };
  }
}

/** @throws Problem */
function cancel(response: ServerResponse, subscriber: Subscriber, id: string | null): void {
  if (!id) throw new Problem(400, 'INVALID', 'Name the operation to stop: ?operationId=');
  subscriber.stop(id);
  plain(response, 200);
}

/** @throws Problem */
async function givenBy(request: IncomingMessage, search: string): Promise<Given> {
  if (request.method === 'GET') {
    const { extensions, ...rest } = Object.fromEntries(new URLSearchParams(search));
    return {
      ...rest,
      ...(extensions === undefined ? {} : { extensions: jsonOf(extensions) }),
      method: 'GET',
    };
  }
  const given = await jsonBody(request);
  if (typeof given === 'object' && given !== null && !Array.isArray(given))
    return { ...given, method: 'POST' };
  throw new Problem(400, 'INVALID', 'Send an object with query or documentId');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(400, 'BAD_JSON', 'extensions must be JSON');
  }
}

/** @throws Problem */
function operationIdOf({ extensions }: Given): string {
  const { operationId } = (extensions ?? {}) as { operationId?: unknown };
  if (typeof operationId === 'string' && operationId !== '') return operationId;
  throw new Problem(400, 'INVALID', 'Send extensions.operationId, under which the answers are to come');
}

/** Answers of this protocol that are no GraphQL: a token, or nothing. */
function plain(response: ServerResponse, status: number, text = ''): void {
  response.writeHead(status, {
    ...SECURITY_HEADERS,
    'cache-control': 'no-store',
    'content-type': 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}
