/** Decides what of an error may leave a subgraph: errors that callers can act on as they are, the rest masked. */
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ArgumentValidationError } from 'type-graphql';
import { Abandoned } from '../database/abandon.js';
import { DiabanError, Invalid } from '../errors.js';
import type { Log } from '../log.js';

/** @param error as graphql-js reports it, with the thrown error as `originalError` */
export function publicError(error: unknown, requestId: string, log: Log): GraphQLFormattedError {
  const reported = error instanceof GraphQLError ? error : wrapped(error);
  const cause = innermost(reported);
  const place = {
    ...(reported.path ? { path: reported.path } : {}),
    ...(reported.locations ? { locations: reported.locations } : {}),
  };
  if (cause instanceof DiabanError)
    return { message: cause.message, ...place, extensions: { ...cause.extensions } };
  if (cause instanceof ArgumentValidationError) {
    const invalid = fromValidation(cause);
    return { message: invalid.message, ...place, extensions: { ...invalid.extensions } };
  }
  // raised by graphql-js before any resolver ran: a bad document or variable
  if (cause instanceof GraphQLError && reported.path === undefined) {
    const { http: _, ...extensions } = reported.extensions;
    return { message: reported.message, ...place, extensions: { code: 'BAD_USER_INPUT', ...extensions } };
  }
  if (cause instanceof Abandoned) log.debug({ requestId }, 'request abandoned');
  else log.error({ err: withoutData(cause), requestId, path: reported.path }, 'request failed');
  return {
    message: `Something went wrong here; quote request ${requestId}`,
    ...place,
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  };
}

/** What the log keeps of an error: a failed statement carries its parameters, which are data and stay out of it. */
function withoutData(cause: unknown): { message: string; code?: string; stack?: string } {
  if (!(cause instanceof Error)) return { message: String(cause) };
  const { message, stack } = cause;
  const { code } = cause as { code?: string };
  return { message, ...(code === undefined ? {} : { code }), ...(stack === undefined ? {} : { stack }) };
}

/** Keeps what was thrown as the cause: without one it would pass for a fault that graphql-js found in the document. */
function wrapped(error: unknown): GraphQLError {
  const originalError = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError(originalError.message, { originalError });
}

function innermost(error: GraphQLError): unknown {
  let cause: unknown = error;
  while (cause instanceof GraphQLError && !(cause instanceof DiabanError) && cause.originalError)
    cause = cause.originalError;
  return cause;
}

function fromValidation({ extensions }: ArgumentValidationError): Invalid {
  let [fault] = extensions.validationErrors;
  const names: string[] = [];
  while (fault) {
    names.push(fault.property);
    if (fault.constraints) break;
    fault = fault.children?.[0];
  }
  const reasons = Object.values(fault?.constraints ?? { invalid: 'is not valid' });
  return new Invalid(reasons.join('; '), names.join('.'));
}
