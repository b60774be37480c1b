/** The state of one run of a compiled query: its variables, its arguments, and the errors that it met. */
import {
  type GraphQLError,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getArgumentValues,
  locatedError,
  responsePathAsArray,
} from 'graphql';
import type { Field } from './field.js';

export type Path = GraphQLResolveInfo['path'];

/** What all runs of a compiled query have in common. */
export type Operation = Pick<GraphQLResolveInfo, 'fragments' | 'operation'> & { schema: GraphQLSchema };

export class Run {
  readonly errors: GraphQLError[] = [];
  private readonly args: Record<string, unknown>[] = [];

  constructor(
    readonly of: Operation,
    readonly context: unknown,
    readonly variables: Record<string, unknown>,
    private readonly signal: AbortSignal | undefined,
  ) {}

  /** Nobody waits for the answer of a run whose signal has fired: no further resolver is called. */
  throwIfAbandoned(): void {
    if (this.signal?.aborted) throw this.signal.reason;
  }

  /** The same for each object that the field is asked of. @throws when they do not fit */
  argumentsOf({ index, definition, nodes }: Field): Record<string, unknown> {
    let args = this.args[index];
    if (args === undefined) {
      args = getArgumentValues(definition, nodes[0]!, this.variables);
      this.args[index] = args;
    }
    return args;
  }

  /** A place that may be null is, and the error is kept; another passes the error to what it is part of. */
  fail(raw: unknown, { nodes }: Field, path: Path, nullable: boolean): null {
    const error = locatedError(raw, nodes, responsePathAsArray(path));
    if (!nullable) throw error;
    this.errors.push(error);
    return null;
  }
}
