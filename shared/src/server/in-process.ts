/** Answers a call to a subgraph in the caller's own process: parse and validate once a document, then execute. */
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLFormattedError,
  parse,
  validate,
} from 'graphql';
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

/** The documents that a gateway sends are few: one a plan step. */
const MAX_DOCUMENTS = 2_000;

export class InProcessCaller {
  private readonly documents = new Map<string, DocumentNode | GraphQLFormattedError[]>();

  constructor(private readonly subgraph: RunningSubgraph) {}

  async call({ query, operationName, variables, viewer, requestId }: InProcessCall): Promise<SubgraphAnswer> {
    const document = this.document(query, requestId);
    if (Array.isArray(document)) return { errors: document, statements: 0 };
    const context = this.subgraph.contextFor({ viewer, requestId });
    const result = (await execute({
      schema: this.subgraph.schema,
      document,
      contextValue: context,
      variableValues: variables ?? undefined,
      operationName: operationName ?? undefined,
    })) as ExecutionResult;
    const answer: SubgraphAnswer = { statements: context.db.count.statements };
    if (result.data !== undefined) answer.data = result.data as Record<string, unknown> | null;
    if (result.errors)
      answer.errors = result.errors.map((error) => publicError(error, requestId, context.log));
    return answer;
  }

  private document(query: string, requestId: string): DocumentNode | GraphQLFormattedError[] {
    let document = this.documents.get(query);
    if (document !== undefined) return document;
    document = this.check(query, requestId);
    const [oldest] = this.documents.keys();
    if (this.documents.size >= MAX_DOCUMENTS && oldest !== undefined) this.documents.delete(oldest);
    this.documents.set(query, document);
    return document;
  }

  private check(query: string, requestId: string): DocumentNode | GraphQLFormattedError[] {
    try {
      const document = parse(query, { noLocation: true });
      const faults = validate(this.subgraph.schema, document);
      return faults.length === 0
        ? document
        : faults.map((fault) => publicError(fault, requestId, this.subgraph.log));
    } catch (error) {
      return [publicError(error, requestId, this.subgraph.log)];
    }
  }
}
