/** Serves a subgraph over HTTP to signed callers: @apollo/server behind our own listener. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  ApolloServer,
  type ApolloServerOptions,
  type GraphQLRequestContextDidEncounterErrors,
  HeaderMap,
} from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLFormattedError } from 'graphql';
import type { SubgraphContext } from '../graphql/context.js';
import type { Log } from '../log.js';
import { verifyCall } from '../scope/signature.js';
import { BodyTooLarge, Listener, readBody } from './http-listener.js';
import { publicError } from './public-error.js';
import type { RunningSubgraph } from './subgraph.js';

/** An imported file of 20 MB as Base64 fits, with its variables; nothing that the gateway sends is larger. */
const MAX_BODY = 28 * 1024 * 1024;

/** What Apollo would switch on by itself, for its cloud or for callers that we do not have. */
const SWITCHED_OFF = [
  ApolloServerPluginInlineTraceDisabled(),
  ApolloServerPluginUsageReportingDisabled(),
  ApolloServerPluginSchemaReportingDisabled(),
  ApolloServerPluginCacheControlDisabled(),
  ApolloServerPluginLandingPageDisabled(),
];

type Encountered = GraphQLRequestContextDidEncounterErrors<SubgraphContext>;

export interface SubgraphServerOptions {
  host: string;
  port: number;
  /** shared with the gateway: calls that are not signed with it are refused */
  secret: string;
}

export class SubgraphServer {
  private constructor(
    private readonly apollo: ApolloServer<SubgraphContext>,
    private readonly listener: Listener,
    readonly url: string,
  ) {}

  static async start(
    subgraph: RunningSubgraph,
    { host, port, secret }: SubgraphServerOptions,
  ): Promise<SubgraphServer> {
    const apollo = new ApolloServer<SubgraphContext>({
      schema: subgraph.schema,
      introspection: true,
      logger: subgraph.log,
      csrfPrevention: false, // every call is signed, which no browser form can do
      ...errorMasking(subgraph.log),
      stopOnTerminationSignals: false,
    });
    await apollo.start();
    const listener = await Listener.listen(
      (request, response) => serve(apollo, subgraph, secret, request, response),
      { host, port },
    );
    return new SubgraphServer(apollo, listener, `http://${host}:${listener.port}/graphql`);
  }

  async stop(): Promise<void> {
    await this.listener.stop();
    await this.apollo.stop();
  }
}

/** Apollo formats errors without knowing the request: the plugin does it before, with the request's own id and log. */
function errorMasking(log: Log): Pick<ApolloServerOptions<SubgraphContext>, 'formatError' | 'plugins'> {
  const masked = new WeakMap<object, GraphQLFormattedError>();
  const requestDidStart = async () => ({
    async didEncounterErrors({ errors, contextValue: { requestId, log } }: Encountered) {
      for (const error of errors) masked.set(error, publicError(error, requestId, log));
    },
  });
  return {
    plugins: [{ requestDidStart }, ...SWITCHED_OFF],
    formatError: (_formatted, error) => masked.get(error as object) ?? publicError(error, randomUUID(), log),
  };
}

async function serve(
  apollo: ApolloServer<SubgraphContext>,
  subgraph: RunningSubgraph,
  secret: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.url === '/health') return send(response, 200, '{"status":"ok"}');
  if (request.method !== 'POST') return send(response, 405, '{"errors":[{"message":"Send a POST"}]}');
  const requestId = String(request.headers['x-request-id'] ?? randomUUID());
  try {
    const text = await readBody(request, MAX_BODY);
    const viewer = verifyCall(secret, request.headers, text);
    const headers = new HeaderMap();
    headers.set('content-type', 'application/json');
    const answer = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: 'POST', headers, search: '', body: JSON.parse(text) },
      context: async () => subgraph.contextFor({ viewer, requestId }),
    });
    const body = answer.body.kind === 'complete' ? answer.body.string : '';
    send(response, answer.status ?? 200, body);
  } catch (error) {
    // a client that left before the end of its request waits for no answer
    if (!request.complete && !(error instanceof BodyTooLarge)) return;
    const { status, body } = refusal(error, requestId, subgraph);
    send(response, status, body);
  }
}

/** What a call that cannot be served is told. */
function refusal(
  error: unknown,
  requestId: string,
  subgraph: RunningSubgraph,
): { status: number; body: string } {
  const answer = (status: number, fault: object) => ({ status, body: JSON.stringify({ errors: [fault] }) });
  if (error instanceof BodyTooLarge) return answer(413, { message: error.message });
  if (error instanceof SyntaxError) return answer(400, { message: 'The body is not JSON' });
  const formatted = publicError(error, requestId, subgraph.log);
  return answer(formatted.extensions?.code === 'UNAUTHENTICATED' ? 401 : 500, formatted);
}

function send(response: ServerResponse, status: number, body: string): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': bytes.length });
  response.end(bytes);
}
