/** The door of people and their tools: any query, behind @apollo/server with our engine as its gateway. */
import {
  ApolloServer,
  type ApolloServerOptionsWithGateway,
  type ApolloServerPlugin,
  HeaderMap,
} from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { Engine } from '../engine/engine.js';
import { limitFaults } from '../limits/limits.js';
import { MAX_TOKENS, tokenFault } from '../limits/tokens.js';
import type { RequestContext } from '../request-context.js';
import type { Supergraph } from '../supergraph.js';
import type { Door } from './door.js';

type ApolloGateway = ApolloServerOptionsWithGateway<RequestContext>['gateway'];

/** The engine's JSON on its way through Apollo Server, which would otherwise write it a second time. */
class WrittenAnswer {
  constructor(readonly body: string) {}
}

/** Requests whose written answer lists errors: Apollo Server does not look into it. */
const withErrors = new WeakSet<RequestContext>();

export interface Exploration {
  door: Door;
  stop(): Promise<void>;
}

export async function openExploration(engine: Engine, supergraph: Supergraph): Promise<Exploration> {
  const server = new ApolloServer<RequestContext>({
    gateway: gatewayOf(engine, supergraph.sdl),
    // whoever comes here has shown a token, and the schema is part of this public repository
    introspection: true,
    csrfPrevention: true,
    parseOptions: { maxTokens: MAX_TOKENS },
    plugins: [limitsPlugin(supergraph)],
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: (formatted) => {
      const message = tokenFault(formatted.message);
      return message === null ? formatted : { message, extensions: { code: 'TOO_MANY_TOKENS' } };
    },
    stringifyResult: (result) => {
      const data: unknown = result.data;
      return data instanceof WrittenAnswer ? data.body : JSON.stringify(result);
    },
  });
  await server.start();
  return { door: doorOf(server), stop: () => server.stop() };
}

function doorOf(server: ApolloServer<RequestContext>): Door {
  return async ({ method, search, headers, body, context }) => {
    const answer = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method, search, body, headers: headerMap(headers) },
      context: async () => context,
    });
    const text = answer.body.kind === 'complete' ? answer.body.string : '';
    const { 'content-type': contentType = 'application/json', ...rest } = Object.fromEntries(answer.headers);
    delete rest['content-length'];
    const status = answer.status ?? 200;
    return {
      status,
      contentType,
      body: text,
      headers: rest,
      hasErrors: status >= 400 || withErrors.has(context),
    };
  };
}

function gatewayOf(engine: Engine, sdl: string): ApolloGateway {
  let loaded: Parameters<ApolloGateway['onSchemaLoadOrUpdate']>[0] = () => undefined;
  return {
    onSchemaLoadOrUpdate(callback) {
      loaded = callback;
      return () => undefined;
    },
    async load() {
      loaded({ apiSchema: engine.schema, coreSupergraphSdl: sdl });
      return {
        async executor({ source, operationName, request, context: given }) {
          const context = given as RequestContext;
          const answer = await engine.execute({
            source,
            operationName,
            variables: request.variables ?? null,
            context,
            signal: context.signal,
          });
          if (answer.hasErrors) withErrors.add(context);
          if (!answer.requestError) return { data: new WrittenAnswer(answer.body) as never };
          const { errors } = JSON.parse(answer.body) as {
            errors: { message: string; extensions?: object }[];
          };
          return { errors: errors.map(({ message, extensions }) => refused(message, { ...extensions })) };
        },
      };
    },
    async stop() {},
  };
}

function limitsPlugin({ ownersOf }: Supergraph): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, operation, request }) {
          if (operation === undefined) return;
          const variables = request.variables ?? {};
          const [fault] = limitFaults({ schema, document, operation, variables }, ownersOf);
          if (fault) throw refused(fault.message, { code: fault.code });
        },
      };
    },
  };
}

/** Apollo Server takes the status from here and does not show it. */
function refused(message: string, extensions: Record<string, unknown>): GraphQLError {
  return new GraphQLError(message, { extensions: { ...extensions, http: { status: 400 } } });
}

function headerMap(headers: Readonly<Record<string, string | string[] | undefined>>): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  return map;
}
