/** The errors that a caller can act on, each with a stable `extensions.code`; everything else is masked. */
import { GraphQLError } from 'graphql';

/** Stable values of `extensions.code`. */
export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'INVALID'
  | 'CONFLICT'
  | 'UNAVAILABLE';

/** Base of the errors whose message may leave the system. */
export class DiabanError extends GraphQLError {
  constructor(message: string, code: ErrorCode, field?: string) {
    super(message, { extensions: field === undefined ? { code } : { code, field } });
    this.name = new.target.name;
  }

  get code(): ErrorCode {
    return this.extensions.code as ErrorCode;
  }
}

/** No token, or one that does not verify. */
export class Unauthenticated extends DiabanError {
  constructor(message: string) {
    super(message, 'UNAUTHENTICATED');
  }
}

/** A valid viewer asks for what their role or unit does not allow. */
export class Forbidden extends DiabanError {
  constructor(message: string) {
    super(message, 'FORBIDDEN');
  }
}

/** What was named does not exist, or lies outside the viewer's scope: the two answers are the same on purpose. */
export class NotFound extends DiabanError {
  constructor(message: string) {
    super(message, 'NOT_FOUND');
  }
}

/** Input that cannot be right; `field` names the argument and the message says how to mend it. */
export class Invalid extends DiabanError {
  constructor(message: string, field: string) {
    super(message, 'INVALID', field);
  }
}

/** The object changed meanwhile, or one like it exists already. */
export class Conflict extends DiabanError {
  constructor(message: string) {
    super(message, 'CONFLICT');
  }
}

/** A part of the graph that is needed does not answer now. Nothing was changed. */
export class Unavailable extends DiabanError {
  constructor(message: string) {
    super(message, 'UNAVAILABLE');
  }
}
