/** Answers a call to a subgraph in the caller's own process, without HTTP and without JSON. */
import { type ExecutionResult, execute, type GraphQLError, type GraphQLFormattedError } from 'graphql';
import { Documents } from './execution/documents.js';
import { publicError } from './public-error.js';
import type { Caller, RunningSubgraph } from './subgraph.js';

export interface InProcessCall extends Caller {
  query: string;
  operationName?: string | null;
  variables?: Record<string, unknown> | null;
}

export interface SubgraphAnswer {
  data?: Record<string, unknown> | null;
  errors?: GraphQLFormattedError[];
  /** SQL statements that repositories asked for */
  statements: number;
}

export class InProcessCaller {
  private readonly documents: Documents;

  constructor(private readonly subgraph: RunningSubgraph) {
    this.documents = new Documents(subgraph.schema);
  }

  async call(call: InProcessCall): Promise<SubgraphAnswer> {
    const { query, operationName = null, variables = null, requestId, signal } = call;
    const compiled = this.documents.compiled(query, operationName);
    const document = compiled === null ? this.documents.read(query) : null;
    if (document !== null && !('kind' in document))
      return { errors: this.told(document, requestId), statements: 0 };
    const context = this.subgraph.contextFor(call);
    const result = (await (document === null
      ? compiled!.execute({ context, variables, signal })
      : execute({
          schema: this.subgraph.schema,
          document,
          contextValue: context,
          variableValues: variables,
          operationName,
        }))) as ExecutionResult;
    // what an abandoned execution says of itself is no fault that anybody has to hear of
    signal?.throwIfAborted();
    const answer: SubgraphAnswer = { statements: context.db.count.statements };
    if (result.data !== undefined) answer.data = result.data as Record<string, unknown> | null;
    if (result.errors) answer.errors = this.told(result.errors, requestId);
    return answer;
  }

  private told(errors: readonly GraphQLError[], requestId: string): GraphQLFormattedError[] {
    return errors.map((error) => publicError(error, requestId, this.subgraph.log));
  }
}
