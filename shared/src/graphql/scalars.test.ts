/** Dates, months and codes are texts that make sense, in variables, in documents and in answers. */
import { describe, expect, test } from '@jest/globals';
import { GraphQLObjectType, GraphQLSchema, GraphQLString, graphql } from 'graphql';
import { Invalid } from '../errors.js';
import { DateScalar, GsoCodeScalar, isDate, MonthScalar } from './scalars.js';

const schema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Query',
    fields: {
      day: { type: DateScalar, args: { asOf: { type: DateScalar } }, resolve: (_, { asOf }) => asOf },
      kind: {
        type: GraphQLString,
        args: { asOf: { type: DateScalar } },
        resolve: (_, { asOf }) => typeof asOf,
      },
    },
  }),
});

describe('a date', () => {
  test.each(['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31', '2025-07-01'])('can be %s', (text) => {
    expect(DateScalar.parseValue(text)).toBe(text);
  });

  test.each([
    '2023-02-29',
    '1900-02-29',
    '2024-02-30',
    '2024-04-31',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
    '2024-1-1',
    '24-01-01',
    '20240101',
    '2024-01-01T00:00:00Z',
    ' 2024-01-01',
    '2024-01-01\n',
    '0000-01-01',
    '',
    'today',
    20240101,
    true,
    null,
    new Date(0),
    ['2024-01-01'],
  ])('cannot be %j', (value) => {
    expect(() => DateScalar.parseValue(value)).toThrow(Invalid);
  });

  test('exists in the calendar or does not', () => {
    expect(isDate('2024-02-29')).toBe(true);
    expect(isDate('2023-02-29')).toBe(false);
  });

  test('passes through a schema unchanged, as literal and as variable, and stays a text', async () => {
    const answer = await graphql({
      schema,
      source:
        'query ($asOf: Date) { a: day(asOf: "2024-02-29") b: day(asOf: $asOf) kind(asOf: $asOf) none: day(asOf: null) }',
      variableValues: { asOf: '2025-07-01' },
    });
    expect(answer).toEqual({ data: { a: '2024-02-29', b: '2025-07-01', kind: 'string', none: null } });
  });

  test('that is wrong is refused by the schema with a message that shows how to write it', async () => {
    const literal = await graphql({ schema, source: '{ day(asOf: "2023-02-29") }' });
    const variable = await graphql({
      schema,
      source: 'query ($asOf: Date) { day(asOf: $asOf) }',
      variableValues: { asOf: 20230228 },
    });
    const number = await graphql({ schema, source: '{ day(asOf: 2023) }' });
    for (const { data, errors } of [literal, variable, number]) {
      expect(data ?? null).toBeNull();
      expect(errors?.[0]?.message).toMatch('write it like "2023-05-09"');
    }
  });
});

describe('a month', () => {
  test('has a year and a number from 01 to 12', () => {
    expect(MonthScalar.parseValue('2024-12')).toBe('2024-12');
    for (const value of ['2024-00', '2024-13', '2024-1', '2024-01-01', '0000-01', 202401])
      expect(() => MonthScalar.parseValue(value)).toThrow(Invalid);
  });
});

describe('a GSO code', () => {
  test('has 2, 3 or 5 digits, or is VN', () => {
    for (const code of ['VN', '40', '413', '16732', '01']) expect(GsoCodeScalar.parseValue(code)).toBe(code);
    for (const code of ['', '4', '4130', '167320', 'vn', 'u413', '40 ', '٤٠', 40])
      expect(() => GsoCodeScalar.parseValue(code)).toThrow(Invalid);
  });
});
