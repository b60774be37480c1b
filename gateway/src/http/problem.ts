/** What callers are told when a request fails, in the form of GraphQL errors; causes go to the log only. */
import { DiabanError, type ErrorCode } from '@diaban/shared/errors';
import type { Log } from '@diaban/shared/log';
import { BodyTooLarge } from '@diaban/shared/server/http-listener';

/** A refusal by the HTTP side itself; its message is for the caller. */
export class Problem extends Error {
  override readonly name = 'Problem';
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** A failed request as an HTTP answer. */
export interface ProblemAnswer {
  status: number;
  body: string;
  headers: Readonly<Record<string, string>>;
}

const STATUS: Record<ErrorCode, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  INVALID: 400,
  CONFLICT: 409,
  UNAVAILABLE: 503,
};

/** @returns the answer for whatever was thrown; what callers cannot act on is masked and logged */
export function problemOf(error: unknown, requestId: string, log: Log): ProblemAnswer {
  if (error instanceof Problem)
    return answer(error.status, error.message, { code: error.code }, error.headers);
  if (error instanceof BodyTooLarge)
    return answer(
      413,
      `The request body is larger than ${error.limit} bytes. Send less, or ask for pages`,
      { code: 'BODY_TOO_LARGE' },
      // what was not read of the body would be taken for the next request
      { connection: 'close' },
    );
  if (error instanceof DiabanError) {
    const challenge: Record<string, string> =
      error.code === 'UNAUTHENTICATED' ? { 'www-authenticate': 'Bearer realm="diaban"' } : {};
    return answer(STATUS[error.code], error.message, { ...error.extensions }, challenge);
  }
  log.error({ err: error, requestId }, 'request failed');
  const extensions = { code: 'INTERNAL_SERVER_ERROR' };
  return answer(500, `Something went wrong here; quote request ${requestId}`, extensions, {});
}

function answer(
  status: number,
  message: string,
  extensions: object,
  headers: Readonly<Record<string, string>>,
): ProblemAnswer {
  return { status, body: refusal(message, extensions), headers };
}

/** The JSON text of an answer that holds one error. */
export function refusal(message: string, extensions: object): string {
  return JSON.stringify({ errors: [{ message, extensions }] });
}
