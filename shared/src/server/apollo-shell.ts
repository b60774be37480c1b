/**
 * @apollo/server around a subgraph: it checks the schema at the start, says what is wrong with a body, a document or
 * its variables, and executes what comes for the first time or is no plain query.
 */
import { randomUUID } from 'node:crypto';
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
import { publicError } from './public-error.js';
import type { Caller, RunningSubgraph } from './subgraph.js';
import type { HttpAnswer } from './subgraph-server.js';

/** What Apollo would switch on by itself, for its cloud or for callers that we do not have. */
const SWITCHED_OFF = [
  ApolloServerPluginInlineTraceDisabled(),
  ApolloServerPluginUsageReportingDisabled(),
  ApolloServerPluginSchemaReportingDisabled(),
  ApolloServerPluginCacheControlDisabled(),
  ApolloServerPluginLandingPageDisabled(),
];

type Encountered = GraphQLRequestContextDidEncounterErrors<SubgraphContext>;

export class ApolloShell {
  private constructor(
    private readonly server: ApolloServer<SubgraphContext>,
    private readonly subgraph: RunningSubgraph,
  ) {}

  /** @throws when the schema is not sound */
  static async start(subgraph: RunningSubgraph): Promise<ApolloShell> {
    const server = new ApolloServer<SubgraphContext>({
      schema: subgraph.schema,
      introspection: true,
      logger: subgraph.log,
      csrfPrevention: false, // every call is signed, which no browser form can do
      ...errorMasking(subgraph.log),
      stopOnTerminationSignals: false,
    });
    await server.start();
    return new ApolloShell(server, subgraph);
  }

  async answer(body: unknown, caller: Caller): Promise<HttpAnswer> {
    const headers = new HeaderMap();
    headers.set('content-type', 'application/json');
    const answer = await this.server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: 'POST', headers, search: '', body },
      context: async () => this.subgraph.contextFor(caller),
    });
    return {
      status: answer.status ?? 200,
      body: answer.body.kind === 'complete' ? answer.body.string : '',
    };
  }

  stop(): Promise<void> {
    return this.server.stop();
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
