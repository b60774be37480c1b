/** A compiled query answers what graphql-js answers: data, errors and their paths, in whatever way fields fail. */
import { describe, expect, test } from '@jest/globals';
import { buildSchema, type ExecutionResult, execute, type GraphQLSchema, parse, validate } from 'graphql';
import { Random } from '../../loading/random.js';
import { CompiledQuery } from './compiled-query.js';
import { randomQuery, seededSchema } from './execution-fixture.js';

type Variables = Record<string, unknown>;

async function both(schema: GraphQLSchema, query: string, variables: Variables = {}) {
  const document = parse(query, { noLocation: true });
  const compiled = CompiledQuery.compile(schema, document, null);
  if (compiled === null) throw new Error('It was not compiled');
  const context = {};
  return {
    interpreted: plain(await execute({ schema, document, variableValues: variables, contextValue: context })),
    compiled: plain(await compiled.execute({ context, variables })),
  };
}

/** A value whose type cannot be told is explained at length by graphql-js; nobody outside a subgraph reads that. */
const OWN_WORDS = /^(Abstract type "|Runtime Object type "|"\w+" is no possible type).*$/;

/**
 * As it would travel. Of the errors in what was lost as a whole, one is told by either, but not the same ones: which
 * fields of a lost object still fail before the answer goes out is a matter of chance.
 */
function plain({ data, errors }: ExecutionResult): { data: unknown; told: string[] } {
  const travelled: unknown = JSON.parse(JSON.stringify(data ?? null));
  const told = (errors ?? []).map(({ message, path = [] }) => {
    const place = nullOn(path, travelled);
    return place.length < path.length
      ? `lost: ${place}`
      : `${path}: ${message.replace(OWN_WORDS, 'no type')}`;
  });
  return { data: travelled, told: [...new Set(told)].sort() };
}

/** The part of a path at which the data ends. */
function nullOn(path: readonly (string | number)[], data: unknown): readonly (string | number)[] {
  let value = data;
  for (const [at, key] of path.entries()) {
    if (value === null || value === undefined) return path.slice(0, at);
    value = (value as Record<string | number, unknown>)[key];
  }
  return path;
}

describe('a compiled query', () => {
  test('answers hundreds of random queries as graphql-js does, over fields that fail in every way', async () => {
    const random = new Random('compiled queries');
    let failed = 0;
    let schema!: GraphQLSchema;
    for (let at = 0; at < 360; at += 1) {
      if (at % 12 === 0) schema = seededSchema(`seed ${at}`, at % 36 === 0 ? 1_000 : 12);
      const query = randomQuery(random);
      const document = parse(query);
      if (validate(schema, document).length > 0) continue;
      const { interpreted, compiled } = await both(schema, query);
      expect({ at, query, answer: compiled }).toEqual({ at, query, answer: interpreted });
      if (interpreted.told.length > 0) failed += 1;
    }
    expect(failed).toBeGreaterThan(60);
  });

  test.each<[string, Variables]>([
    ['{ echo }', {}],
    ['{ echo(text: null) }', {}],
    ['query ($text: String) { echo(text: $text) }', {}],
    ['query ($text: String) { echo(text: $text) }', { text: null }],
    ['query ($text: String = "own") { echo(text: $text) }', {}],
    ['{ echo(filter: { high: 1 }) }', {}],
    ['query ($low: Int) { echo(filter: { low: $low, high: 1 }) }', {}],
    ['query ($low: Int) { echo(filter: { low: $low, tags: "one" }) }', { low: 2 }],
    ['query ($filter: Filter) { echo(filter: $filter) }', { filter: { high: 3 } }],
    ['query ($filter: Filter) { echo(filter: $filter) }', { filter: { height: 3 } }],
    ['query ($color: Color) { echo(color: $color) }', { color: 'GREEN' }],
    ['query ($color: Color) { echo(color: $color) }', { color: 'BLUE' }],
    ['query ($day: Day) { echo(day: $day) }', { day: 'day' }],
    ['query ($day: Day) { echo(day: $day) }', { day: 'night' }],
    ['{ echo(day: "day") }', {}],
    ['query ($ids: [ID!]) { echo(ids: $ids) }', { ids: [1, 'two'] }],
    ['query ($id: ID!) { echo(ids: [$id, 2]) again: echo(ids: [$id]) }', { id: 1 }],
    ['query ($id: ID!) { echo(ids: [$id]) }', {}],
    ['query Named($id: ID! = 4) { echo(ids: [$id]) }', {}],
  ])('coerces arguments and variables as graphql-js does: %s %j', async (query, variables) => {
    const { interpreted, compiled } = await both(seededSchema('arguments', 1_000), query, variables);
    expect(compiled).toEqual(interpreted);
  });

  test.each([
    ['mutation { grow }'],
    ['{ __schema { types { name } } }'],
    ['query ($with: Boolean!) { words @include(if: $with) }'],
    ['{ words @skip(if: true) }'],
    ['{ __proto__: words }'],
    ['query A { words } query B { words }'],
  ])('is not made of %s', (query) => {
    expect(CompiledQuery.compile(seededSchema('special'), parse(query), null)).toBeNull();
  });

  test('is the operation that was named', async () => {
    const document = parse('query A { a: __typename } query B { b: __typename }');
    const schema = seededSchema('names');
    const compiled = CompiledQuery.compile(schema, document, 'B');
    expect(await compiled!.execute({ context: {}, variables: null })).toEqual({ data: { b: 'Query' } });
    expect(CompiledQuery.compile(schema, document, 'C')).toBeNull();
  });

  test('leaves no rejection unhandled when an item of a list fails at once and one before it later', async () => {
    const schema = buildSchema('type Query { words: [String!], text: String }');
    const reject = () => new Promise((_, reject) => setImmediate(reject, new Error('later')));
    Object.assign(schema.getQueryType()!.getFields().words!, {
      resolve: () => [reject(), new Error('at once')],
    });
    const compiled = CompiledQuery.compile(schema, parse('{ words }'), null);
    const { data, errors } = await compiled!.execute({ context: {}, variables: null });
    expect({ data, errors: errors?.map(({ message }) => message) }).toEqual({
      data: { words: null },
      errors: ['at once'],
    });
    await new Promise((resolve) => setTimeout(resolve, 10));
  });

  test('calls no further resolver once nobody waits for it', async () => {
    const schema = buildSchema('type Query { first: Query, count: Int }');
    const controller = new AbortController();
    let counted = 0;
    Object.assign(schema.getQueryType()!.getFields().first!, {
      resolve: async () => {
        controller.abort(new Error('gone'));
        return {};
      },
    });
    Object.assign(schema.getQueryType()!.getFields().count!, { resolve: () => (counted += 1) });
    const compiled = CompiledQuery.compile(schema, parse('{ count first { count } }'), null);
    const { data } = await compiled!.execute({ context: {}, variables: null, signal: controller.signal });
    expect({ data, counted }).toEqual({ data: { count: 1, first: { count: null } }, counted: 1 });
  });
});
