/** How stub subgraphs execute operations: graphql-jit once a text has come often, graphql-js until then or without it. */
import { createRequire } from 'node:module';
import type * as GraphQL from 'graphql';
import { type Stub, schemaOf } from '../graph/stub.js';

/** What a caller sends. */
export interface StubCall {
  query: string;
  operationName?: string | null;
  variables?: Record<string, unknown> | null;
}

/** Answers a call with JSON text. */
export type Executor = (call: StubCall) => string | Promise<string>;

export interface Execution {
  /** what executes, for the report */
  name: string;
  open(stub: Stub): Executor;
}

/** The part of graphql-jit that is used here; the benchmark does not depend on it to compile. */
interface Jit {
  compileQuery(
    schema: GraphQL.GraphQLSchema,
    document: GraphQL.DocumentNode,
    operationName: string | undefined,
    options: { customJSONSerializer: boolean },
  ): Compiled | GraphQL.ExecutionResult;
}

interface Compiled {
  query(
    root: unknown,
    context: unknown,
    variables: unknown,
  ): GraphQL.ExecutionResult | Promise<GraphQL.ExecutionResult>;
  stringify(result: GraphQL.ExecutionResult): string;
}

type Run = (variables: Record<string, unknown>) => string | Promise<string>;

/** Compiling costs milliseconds: a text that comes only once must not pay them. */
const COMPILE_AFTER = 5;
const MOST_TEXTS = 1_000;

/** @param peers package.json of the package that graphql-jit is installed in */
export function openExecution(peers: string): Execution {
  const require = createRequire(peers);
  try {
    // both from there: graphql-jit refuses schemas of another copy of graphql
    const graphql = require('graphql') as typeof GraphQL;
    const jit = require('graphql-jit') as Jit;
    return { name: 'graphql-jit', open: (stub) => executor(stub, graphql, jit) };
  } catch {
    const graphql = createRequire(import.meta.url)('graphql') as typeof GraphQL;
    return {
      name: 'graphql-js (graphql-jit is not installed)',
      open: (stub) => executor(stub, graphql, null),
    };
  }
}

function executor(stub: Stub, graphql: typeof GraphQL, jit: Jit | null): Executor {
  const schema = schemaOf(stub, graphql.buildSchema);
  const texts = new Map<string, { seen: number; run: Run }>();

  const interpreted = (document: GraphQL.DocumentNode, operationName: string | undefined): Run => {
    return (variableValues) => {
      const result = graphql.execute({ schema, document, operationName, variableValues });
      return 'then' in result ? result.then((one) => JSON.stringify(one)) : JSON.stringify(result);
    };
  };
  const compiled = (document: GraphQL.DocumentNode, operationName: string | undefined): Run | null => {
    const one = jit?.compileQuery(schema, document, operationName, { customJSONSerializer: true });
    if (!one || !('query' in one)) return null;
    return (variables) => {
      const result = one.query(undefined, undefined, variables);
      return 'then' in result ? result.then((settled) => one.stringify(settled)) : one.stringify(result);
    };
  };

  return ({ query, operationName, variables }) => {
    let text = texts.get(query);
    if (text === undefined) {
      if (texts.size >= MOST_TEXTS) texts.clear();
      text = { seen: 0, run: interpreted(graphql.parse(query), operationName ?? undefined) };
      texts.set(query, text);
    }
    text.seen += 1;
    if (text.seen === COMPILE_AFTER)
      text.run = compiled(graphql.parse(query), operationName ?? undefined) ?? text.run;
    return text.run(variables ?? {});
  };
}
