/** What a caller can rely on in the errors that may leave the system. */
import { describe, expect, test } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { Conflict, DiabanError, Forbidden, Invalid, NotFound, Unauthenticated } from './errors.js';

describe('errors that a caller can act on', () => {
  test.each([
    [new Unauthenticated('who are you'), 'UNAUTHENTICATED', 'Unauthenticated'],
    [new Forbidden('not yours'), 'FORBIDDEN', 'Forbidden'],
    [new NotFound('no such case'), 'NOT_FOUND', 'NotFound'],
    [new Invalid('is no date', 'asOf'), 'INVALID', 'Invalid'],
    [new Conflict('changed meanwhile'), 'CONFLICT', 'Conflict'],
  ])('%s carries its stable code, in its class and in its extensions', (error, code, name) => {
    expect(error).toBeInstanceOf(DiabanError);
    expect(error).toBeInstanceOf(GraphQLError);
    expect(error.code).toBe(code);
    expect(error.name).toBe(name);
    expect(error.toJSON().extensions?.code).toBe(code);
  });

  test('an Invalid names the field that is at fault, the others name none', () => {
    expect(new Invalid('is no date', 'asOf').extensions).toEqual({ code: 'INVALID', field: 'asOf' });
    expect(new Conflict('changed').extensions).toEqual({ code: 'CONFLICT' });
  });
});
