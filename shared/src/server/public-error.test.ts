/** Whatever is thrown, wherever: only what is meant for callers reaches them. */
import { describe, expect, test } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { pino } from 'pino';
import { ArgumentValidationError } from 'type-graphql';
import { Abandoned } from '../database/abandon.js';
import { Invalid } from '../errors.js';
import { silentLog } from '../log.js';
import { publicError } from './public-error.js';

const MASKED = {
  message: 'Something went wrong here; quote request r1',
  extensions: { code: 'INTERNAL_SERVER_ERROR' },
};
const shown = (error: unknown) => publicError(error, 'r1', silentLog);

describe('an error', () => {
  test.each([
    ['an error outside of any resolver', new TypeError('secret')],
    ['a text', 'secret'],
    ['nothing', undefined],
    ['null', null],
    [
      'an error inside another',
      new GraphQLError('secret', {
        originalError: new GraphQLError('secret', { originalError: new Error('secret') }),
      }),
    ],
    [
      'an error of a library in a resolver',
      new GraphQLError('secret', { path: ['a'], originalError: new GraphQLError('secret') }),
    ],
  ])('that is not for the caller is masked: %s', (_, error) => {
    expect(shown(error)).toMatchObject(MASKED);
    expect(JSON.stringify(shown(error))).not.toMatch('secret');
  });

  test('of a request that nobody waits for is no fault in the log', () => {
    const lines: string[] = [];
    const log = pino({ level: 'info' }, { write: (line) => lines.push(line) });
    publicError(new Abandoned('Nobody waits for the request'), 'r1', log);
    expect(lines).toEqual([]);
    publicError(new Error('secret'), 'r1', log);
    expect(lines).toHaveLength(1);
  });

  test('that is for the caller is found under those that wrap it', () => {
    const wrapped = new GraphQLError('outer', {
      path: ['cases', 0],
      originalError: new GraphQLError('middle', { originalError: new Invalid('is no date', 'asOf') }),
    });
    expect(shown(wrapped)).toEqual({
      message: 'is no date',
      path: ['cases', 0],
      extensions: { code: 'INVALID', field: 'asOf' },
    });
  });

  test('of a document keeps its code and leaves out what is meant for the server', () => {
    const error = new GraphQLError('no such field', {
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } },
    });
    expect(shown(error)).toEqual({
      message: 'no such field',
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    });
    expect(
      shown(new GraphQLError('Syntax Error', { originalError: new GraphQLError('Syntax Error') })),
    ).toMatchObject({
      message: 'Syntax Error',
    });
  });

  test('of a rule names the field down to the one that broke it, with all its reasons', () => {
    const fault = (property: string, rest: object) => ({ property, ...rest });
    const error = new ArgumentValidationError([
      fault('input', {
        children: [
          fault('items', {
            children: [fault('0', { constraints: { min: 'too small', int: 'no whole number' } })],
          }),
        ],
      }),
    ]);
    expect(shown(error)).toEqual({
      message: 'too small; no whole number',
      extensions: { code: 'INVALID', field: 'input.items.0' },
    });
  });
});
