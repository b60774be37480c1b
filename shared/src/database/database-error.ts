/** Turns what PostgreSQL refuses into the errors that callers know; the rest is left for masking. */
import { Conflict, Forbidden, Invalid } from '../errors.js';

interface PostgresError {
  code?: string;
  message?: string;
  detail?: string;
  driverError?: PostgresError;
}

/** @returns a DiabanError where the SQLSTATE has a meaning for the caller, else the error itself */
export function databaseError(error: unknown): unknown {
  const { code, message } =
    (error as PostgresError | null)?.driverError ?? (error as PostgresError | null) ?? {};
  switch (code) {
    case '23505':
      return new Conflict('An object with the same identifying values exists already');
    case '42501':
      return new Forbidden(
        message?.startsWith('the token') || message?.startsWith('role ')
          ? sentence(message)
          : 'This lies outside what the viewer may change',
      );
    case '23503':
      return message?.startsWith('locality ') ? new Invalid(sentence(message), 'localityId') : error;
    default:
      return error;
  }
}

function sentence(message: string): string {
  return message.charAt(0).toUpperCase() + message.slice(1);
}
