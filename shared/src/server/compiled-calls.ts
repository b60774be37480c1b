/** Answers the calls that a subgraph gets over and over, past everything that only first calls need. */
import type { GraphQLError } from 'graphql';
import { Documents } from './execution/documents.js';
import { publicError } from './public-error.js';
import type { Caller, RunningSubgraph } from './subgraph.js';
import type { HttpAnswer } from './subgraph-server.js';

/** A call that holds nothing but what executing it takes. */
interface PlainCall {
  query: string;
  operationName?: string | null;
  variables?: Record<string, unknown> | null;
}

const MEMBERS = new Set(['query', 'operationName', 'variables']);

export class CompiledCalls {
  private readonly documents: Documents;

  constructor(private readonly subgraph: RunningSubgraph) {
    this.documents = new Documents(subgraph.schema);
  }

  /** @returns null for what somebody else has to answer */
  async answer(body: unknown, caller: Caller): Promise<HttpAnswer | null> {
    if (!isPlainCall(body)) return null;
    const { query, operationName = null, variables = null } = body;
    const compiled = this.documents.compiled(query, operationName);
    if (compiled === null) return null;
    const context = this.subgraph.contextFor(caller);
    const { signal, requestId } = caller;
    const { data, errors } = await compiled.execute({ context, variables, signal });
    signal?.throwIfAborted();
    const told = (error: GraphQLError) => publicError(error, requestId, this.subgraph.log);
    return {
      // variables that do not fit, as the HTTP side of @apollo/server answers them
      status: data === undefined ? 400 : 200,
      body: JSON.stringify(errors ? { errors: errors.map(told), data } : { data }),
    };
  }
}

export function isPlainCall(body: unknown): body is PlainCall {
  if (!isObject(body) || !Object.keys(body).every((key) => MEMBERS.has(key))) return false;
  const { query, operationName, variables } = body;
  return (
    typeof query === 'string' &&
    (operationName === undefined || operationName === null || typeof operationName === 'string') &&
    (variables === undefined || variables === null || isObject(variables))
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
