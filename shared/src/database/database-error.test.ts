/** What PostgreSQL refuses, said in the words of the graph; what it cannot do is left for masking. */
import { describe, expect, test } from '@jest/globals';
import { Conflict, Forbidden, Invalid, NotFound } from '../errors.js';
import { databaseError } from './database-error.js';

const refused = (code: string, message = 'internal detail') => ({ driverError: { code, message } });

describe('an error of the database', () => {
  test('about a duplicate is a Conflict that tells nothing of the rows', () => {
    const error = databaseError(
      refused('23505', 'duplicate key value violates unique constraint "people_pkey"'),
    );
    expect(error).toBeInstanceOf(Conflict);
    expect((error as Conflict).message).not.toMatch('people');
  });

  test('about row security is Forbidden, and about the token says what is wrong with it', () => {
    const outside = databaseError(
      refused('42501', 'new row violates row-level security policy for table "cases"'),
    );
    expect(outside).toBeInstanceOf(Forbidden);
    expect((outside as Forbidden).message).not.toMatch('cases');
    const token = databaseError({ code: '42501', message: "the token's unit 999 is not in the directory" });
    expect(token).toEqual(new Forbidden("The token's unit 999 is not in the directory"));
  });

  test('about a unit that does not exist is an Invalid that names the field', () => {
    const error = databaseError(refused('23503', 'locality u999 is not in the directory'));
    expect(error).toEqual(new Invalid('Locality u999 is not in the directory', 'localityId'));
  });

  test('about another foreign key, a timeout or a lost connection stays what it is', () => {
    for (const error of [refused('23503'), refused('57014'), new Error('Connection terminated')])
      expect(databaseError(error)).toBe(error);
  });

  test('that is none, or one for the caller already, stays what it is', () => {
    for (const error of [new NotFound('no such case'), 'text', null, undefined])
      expect(databaseError(error)).toBe(error);
  });
});
