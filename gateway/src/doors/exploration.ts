/** The door of people and their tools: any query, behind @apollo/server with our engine as its gateway. */
import {
  ApolloServer,
  type ApolloServerOptionsWithGateway,
  type ApolloServerPlugin,
  HeaderMap,
} from '@apollo/server';
import { GraphQLError, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { Engine, EngineAnswer } from '../engine/engine.js';
import { type LimitFault, limitFaults } from '../limits/limits.js';
import { MAX_TOKENS, tokenFault } from '../limits/tokens.js';
import { type RequestContext, sharingOf } from '../request-context.js';
import type { Supergraph } from '../supergraph.js';
import type { Door } from './door.js';
import { RecentDocuments } from './recent-documents.js';

type ApolloGateway = ApolloServerOptionsWithGateway<ExplorationContext>['gateway'];
type SchemaListener = Parameters<ApolloGateway['onSchemaLoadOrUpdate']>[0];
type Executor = NonNullable<Awaited<ReturnType<ApolloGateway['load']>>['executor']>;
type Asked = Parameters<Executor>[0];
type ExecutorResult = Awaited<ReturnType<Executor>>;

/** The engine's JSON on its way through Apollo Server, which would otherwise write it a second time. */
class WrittenAnswer {
  constructor(readonly text: string) {}
}

/** Apollo Server copies the context and does not look into the answer: the door sees both in what the copies share. */
interface ExplorationContext extends RequestContext {
  outcome: { answer: EngineAnswer | null };
}

export interface Exploration {
  door: Door;
  /** Requests that have begun stay with the engine that they were validated for. */
  replace(engine: Engine, supergraph: Supergraph): void;
  stop(): Promise<void>;
}

/** What answers for a schema that Apollo Server was given. */
interface Answering {
  engine: Engine;
  supergraph: Supergraph;
}

export async function openExploration(engine: Engine, supergraph: Supergraph): Promise<Exploration> {
  const answering = new WeakMap<GraphQLSchema, Answering>();
  const gateway = new EngineGateway(answering);
  gateway.replace(engine, supergraph);
  const server = new ApolloServer<ExplorationContext>({
    gateway,
    // whoever comes here has shown a token, and the schema is part of this public repository
    introspection: true,
    csrfPrevention: true,
    parseOptions: { maxTokens: MAX_TOKENS },
    documentStore: new RecentDocuments(),
    plugins: [limitsPlugin(answering)],
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: (formatted) => {
      const message = tokenFault(formatted.message);
      return message === null ? formatted : { message, extensions: { code: 'TOO_MANY_TOKENS' } };
    },
    stringifyResult: (result) => {
      const data: unknown = result.data;
      return data instanceof WrittenAnswer ? data.text : JSON.stringify(result);
    },
  });
  await server.start();
  return {
    door: doorOf(server),
    replace: (...next) => gateway.replace(...next),
    stop: () => server.stop(),
  };
}

function doorOf(server: ApolloServer<ExplorationContext>): Door {
  return async ({ method, search, headers, body, context }) => {
    const outcome: ExplorationContext['outcome'] = { answer: null };
    const answer = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method, search, body, headers: headerMap(headers) },
      context: async () => ({ ...context, outcome }),
    });
    const text = answer.body.kind === 'complete' ? answer.body.string : '';
    const { 'content-type': contentType = 'application/json', ...rest } = Object.fromEntries(answer.headers);
    delete rest['content-length'];
    const status = answer.status ?? 200;
    const engines = outcome.answer;
    return {
      status,
      contentType,
      body: text,
      // Apollo Server may have answered something else in the end
      encoding: text === engines?.written ? engines.encoding : 'utf8',
      headers: rest,
      hasErrors: status >= 400 || engines?.hasErrors === true,
    };
  };
}

/** Our engine in the place that Apollo Server has for a gateway. */
class EngineGateway implements ApolloGateway {
  private readonly listeners = new Set<SchemaListener>();
  private current: Parameters<SchemaListener>[0] | undefined;

  constructor(private readonly answering: WeakMap<GraphQLSchema, Answering>) {}

  /** @throws when Apollo Server does not accept the schema, and nothing has changed then */
  replace(engine: Engine, supergraph: Supergraph): void {
    const next = { apiSchema: engine.schema, coreSupergraphSdl: supergraph.sdl };
    this.answering.set(engine.schema, { engine, supergraph });
    for (const listener of this.listeners) listener(next);
    this.current = next;
  }

  onSchemaLoadOrUpdate(listener: SchemaListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async load(): ReturnType<ApolloGateway['load']> {
    for (const listener of this.listeners) listener(this.current!);
    return { executor: (asked) => execute(this.answering.get(asked.schema)!.engine, asked) };
  }

  async stop(): Promise<void> {}
}

async function execute(
  engine: Engine,
  { source, document, operationName, request, context: given }: Asked,
): Promise<ExecutorResult> {
  const context = given as ExplorationContext;
  const answer = await engine.execute({
    source,
    document,
    operationName,
    variables: request.variables ?? null,
    context,
    signal: context.signal,
    sharing: sharingOf(context),
  });
  context.outcome.answer = answer;
  if (!answer.requestError) return { data: new WrittenAnswer(answer.written) as never };
  const { errors } = JSON.parse(answer.body) as { errors: { message: string; extensions?: object }[] };
  return { errors: errors.map(({ message, extensions }) => refused(message, { ...extensions })) };
}

function limitsPlugin(answering: WeakMap<GraphQLSchema, Answering>): ApolloServerPlugin<ExplorationContext> {
  const checked = new WeakMap<OperationDefinitionNode, Checked>();
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, operation, request }) {
          if (operation === undefined) return;
          const variables = request.variables ?? {};
          const text = JSON.stringify(variables);
          let known = checked.get(operation);
          if (known?.variables !== text) {
            const { ownersOf } = answering.get(schema)!.supergraph;
            const [fault] = limitFaults({ schema, document, operation, variables }, ownersOf);
            known = { variables: text, fault };
            checked.set(operation, known);
          }
          const { fault } = known;
          if (fault !== undefined) throw refused(fault.message, { code: fault.code });
        },
      };
    },
  };
}

/** What came of the limits when an operation was last asked: Apollo Server keeps its document, people ask it again. */
interface Checked {
  /** as JSON */
  variables: string;
  fault: LimitFault | undefined;
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
