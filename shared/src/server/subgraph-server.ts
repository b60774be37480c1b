/** Serves a subgraph over HTTP to signed callers: what comes again runs compiled, the rest through @apollo/server. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { verifyCall } from '../scope/signature.js';
import { ApolloShell } from './apollo-shell.js';
import { CompiledCalls } from './compiled-calls.js';
import { acceptsEvents } from './event-stream.js';
import { BodyTooLarge, type ListenAddress, Listener, readBody } from './http-listener.js';
import { DeadlinePassed, lifetimeOf, remainingOf, within } from './lifetime.js';
import { publicError } from './public-error.js';
import type { Caller, RunningSubgraph } from './subgraph.js';
import { SubscriptionAnswers } from './subscription-answers.js';

/** An imported file of 20 MB as Base64 fits, with its variables; nothing that the gateway sends is larger. */
const MAX_BODY = 28 * 1024 * 1024;

/** The longest that a call is worked on, whatever its caller says. */
const MAX_MS = 30_000;

export type SubgraphServerOptions = ListenAddress & {
  /** shared with the gateway: calls that are not signed with it are refused */
  secret: string;
};

/** An answer on its way out. */
export interface HttpAnswer {
  status: number;
  body: string;
}

export class SubgraphServer {
  private constructor(
    private readonly apollo: ApolloShell,
    private readonly listener: Listener,
    private readonly streams: SubscriptionAnswers,
    readonly url: string,
  ) {}

  static async start(
    subgraph: RunningSubgraph,
    { secret, ...address }: SubgraphServerOptions,
  ): Promise<SubgraphServer> {
    const apollo = await ApolloShell.start(subgraph);
    const compiled = new CompiledCalls(subgraph);
    const answer = async (text: string, caller: Caller) => {
      const body: unknown = JSON.parse(text);
      return (await compiled.answer(body, caller)) ?? (await apollo.answer(body, caller));
    };
    const streams = new SubscriptionAnswers(subgraph);
    const listener = await Listener.listen(
      (request, response) => serve({ subgraph, secret, answer, streams }, request, response),
      address,
    );
    const url =
      'socket' in address ? `unix:${address.socket}` : `http://${address.host}:${listener.port}/graphql`;
    return new SubgraphServer(apollo, listener, streams, url);
  }

  async stop(): Promise<void> {
    this.streams.stop();
    await this.listener.stop();
    await this.apollo.stop();
  }
}

interface Served {
  subgraph: RunningSubgraph;
  secret: string;
  answer: (text: string, caller: Caller) => Promise<HttpAnswer>;
  streams: SubscriptionAnswers;
}

async function serve(
  { subgraph, secret, answer, streams }: Served,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.url === '/health') return send(response, { status: 200, body: '{"status":"ok"}' });
  if (request.method !== 'POST')
    return send(response, { status: 405, body: '{"errors":[{"message":"Send a POST"}]}' });
  const requestId = String(request.headers['x-request-id'] ?? randomUUID());
  const { signal, done } = lifetimeOf(response, remainingOf(request.headers, MAX_MS));
  try {
    const text = await readBody(request, MAX_BODY);
    const viewer = verifyCall(secret, request.headers, text);
    if (acceptsEvents(request.headers.accept))
      return await streams.answer(text, { viewer, requestId }, response);
    send(response, await within(answer(text, { viewer, requestId, signal }), signal));
  } catch (error) {
    // a client that has left waits for no answer
    if (response.destroyed || (!request.complete && !(error instanceof BodyTooLarge))) return;
    send(response, refusal(error, requestId, subgraph));
  } finally {
    done();
  }
}

/** What a call that cannot be served is told. */
function refusal(error: unknown, requestId: string, subgraph: RunningSubgraph): HttpAnswer {
  const answer = (status: number, fault: object) => ({ status, body: JSON.stringify({ errors: [fault] }) });
  if (error instanceof BodyTooLarge) return answer(413, { message: error.message });
  if (error instanceof SyntaxError) return answer(400, { message: 'The body is not JSON' });
  if (error instanceof DeadlinePassed)
    return answer(504, { message: error.message, extensions: { code: 'DEADLINE_EXCEEDED' } });
  const formatted = publicError(error, requestId, subgraph.log);
  return answer({ UNAUTHENTICATED: 401, INVALID: 400 }[String(formatted.extensions?.code)] ?? 500, formatted);
}

function send(response: ServerResponse, { status, body }: HttpAnswer): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': bytes.length });
  response.end(bytes);
}
