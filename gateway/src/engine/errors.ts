// The errors that the engine can raise or report, with their stable codes, in one place.
import { GraphQLError } from 'graphql';

/** The codes that the engine puts into `extensions.code`. */
export const codes = {
  parse: 'GRAPHQL_PARSE_FAILED',
  validation: 'GRAPHQL_VALIDATION_FAILED',
  input: 'BAD_USER_INPUT',
  operation: 'OPERATION_RESOLUTION_FAILURE',
  downstream: 'DOWNSTREAM_SERVICE_ERROR',
  internal: 'INTERNAL_SERVER_ERROR',
} as const;

/** A supergraph that the engine will not serve; the message names the fault. */
export class SupergraphError extends Error {
  override readonly name = 'SupergraphError';
}

/** An operation that cannot start: it does not parse, does not validate, or its variables are wrong. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly errors: readonly GraphQLError[];

  constructor(errors: readonly GraphQLError[]) {
    super(errors.map((error) => error.message).join('\n'));
    this.errors = errors;
  }

  /** Wraps errors of graphql-js, giving each the code. */
  static coded(code: string, errors: readonly GraphQLError[]): RequestError {
    return new RequestError(
      errors.map(
        (error) =>
          new GraphQLError(error.message, {
            nodes: error.nodes,
            source: error.source,
            positions: error.positions,
            extensions: { ...error.extensions, code },
          }),
      ),
    );
  }
}

/** One entry of the `errors` list of an answer, as the client sees it. */
export interface ClientError {
  message: string;
  path?: readonly (string | number)[];
  extensions?: Record<string, unknown>;
}

/** The body of an answer to a request that could not start. */
export function requestErrorBody(error: RequestError): string {
  return JSON.stringify({ errors: error.errors.map((one) => one.toJSON()) });
}
