// What this gateway does not do is refused by name, before anything is asked of a subgraph.

import { Engine, RequestError, SupergraphError } from '@diaban/gateway/engine/engine';
import { describe, expect, test } from '@jest/globals';
import { compose, Federation, type ParsedAnswer } from './harness.js';

const sources = {
  a: {
    sdl: 'type Query { t: T n: Int } type T @key(fields: "id") { id: ID! t: T }',
    resolvers: { Query: { t: () => ({ id: '1' }), n: () => 1 } },
  },
  b: { sdl: 'type T @key(fields: "id") { id: ID! z: Int }', resolvers: { T: { z: () => 1 } } },
};
const fetcher = { fetch: () => Promise.reject(new Error('not reached')) };

async function refused(source: string, options = {}, operationName?: string) {
  const federation = new Federation(sources, options);
  const answer = await federation.engine.execute({ source, operationName, context: null });
  expect(answer).toMatchObject({ requestError: true, hasErrors: true });
  expect(federation.subgraphs.calls).toEqual([]);
  const parsed = JSON.parse(answer.body) as ParsedAnswer;
  expect(Object.keys(parsed)).toEqual(['errors']);
  return parsed.errors?.map(({ message, extensions }) => `${extensions?.code}: ${message}`);
}

describe('operations', () => {
  test('that do not parse', async () => {
    expect(await refused('{ t { ')).toEqual([
      'GRAPHQL_PARSE_FAILED: Syntax Error: Expected Name, found <EOF>.',
    ]);
    expect(await refused('')).toEqual(['GRAPHQL_PARSE_FAILED: Syntax Error: Unexpected <EOF>.']);
  });

  test('that do not validate', async () => {
    const message = 'Cannot query field "no" on type "Query". Did you mean "n"?';
    expect(await refused('{ no }')).toEqual([`GRAPHQL_VALIDATION_FAILED: ${message}`]);
  });

  test('of a kind that the schema does not have', async () => {
    expect(await refused('mutation { n }')).toEqual([
      'GRAPHQL_VALIDATION_FAILED: The schema has no mutation type.',
    ]);
  });

  test('with @defer or @stream', async () => {
    const unsupported = (name: string) => [
      `GRAPHQL_VALIDATION_FAILED: @${name} is not supported by this gateway.`,
    ];
    expect(await refused('{ ... @defer { t { id } } }')).toEqual(unsupported('defer'));
    expect(await refused('{ t { ...F @defer(label: "x") } } fragment F on T { z }')).toEqual(
      unsupported('defer'),
    );
    expect(await refused('{ t @stream { id } }')).toEqual(unsupported('stream'));
  });

  test('with aliases that plans use themselves', async () => {
    for (const alias of ['__typename', '__proto__', '_internal_qp_alias_0', '_q_id']) {
      expect(await refused(`{ t { ${alias}: id } }`)).toEqual([
        `GRAPHQL_VALIDATION_FAILED: The alias "${alias}" is reserved for the gateway.`,
      ]);
    }
  });

  test('with variables that plans use themselves', async () => {
    for (const name of ['representations', '__batch_reps_0']) {
      expect(await refused(`query ($${name}: Boolean!) { n @skip(if: $${name}) }`)).toEqual([
        `GRAPHQL_VALIDATION_FAILED: The variable "$${name}" is reserved for the gateway.`,
      ]);
    }
  });

  test('that are unknown or not named', async () => {
    expect(await refused('query A { n } query B { n }')).toEqual([
      'OPERATION_RESOLUTION_FAILURE: The document has several operations: name the one to run.',
    ]);
    expect(await refused('query A { n }', {}, 'B')).toEqual([
      'OPERATION_RESOLUTION_FAILURE: Unknown operation named "B".',
    ]);
  });

  test('that fragments make too large for the planner, without spreading them', async () => {
    const fragments = Array.from(
      { length: 40 },
      (_, at) => `fragment F${at} on T { a: t { ...F${at + 1} } b: t { ...F${at + 1} } }`,
    );
    // a planner that spread them would not end in years
    const errors = await refused(`{ t { ...F0 } } ${fragments.join(' ')} fragment F40 on T { z }`);
    expect(errors?.[0]).toMatch(/^GRAPHQL_VALIDATION_FAILED: The operation has more than 1000 fields/);
  });

  test('that spread one fragment many times cost no more than once', async () => {
    const fragments = Array.from(
      { length: 40 },
      (_, at) => `fragment F${at} on T { ...F${at + 1} ...F${at + 1} }`,
    );
    const federation = new Federation(sources);
    const { data } = await federation.run(`{ t { ...F0 } } ${fragments.join(' ')} fragment F40 on T { id }`);
    expect(data).toEqual({ t: { id: '1' } });
  });

  test('are thrown with their errors by prepare', () => {
    const { engine } = new Federation(sources);
    expect(() => engine.prepare('{ no }')).toThrow(RequestError);
    expect(() => engine.prepare('{ t { ... @defer { id } } }')).toThrow(
      '@defer is not supported by this gateway.',
    );
  });
});

describe('supergraphs', () => {
  const sdl = compose(sources);
  const create = (supergraphSdl: string) => () => Engine.create({ supergraphSdl, fetcher });
  const link = (url: string, purpose: string) =>
    sdl.replace(/^schema/m, `schema @link(url: "${url}"${purpose})`);

  test('that are none', () => {
    expect(create('type {')).toThrow(SupergraphError);
    expect(create('type Query { a: Int }')).toThrow(
      'The supergraph names no subgraphs: it has no enum join__Graph.',
    );
  });

  test('with @context/@fromContext', () => {
    expect(create(link('https://specs.apollo.dev/context/v0.1', ', for: SECURITY'))).toThrow(
      'The supergraph uses @context/@fromContext, which this gateway cannot plan.',
    );
  });

  test('with access rules that nobody would enforce', () => {
    expect(create(link('https://specs.apollo.dev/requiresScopes/v0.1', ', for: SECURITY'))).toThrow(
      'The supergraph needs requiresScopes (https://specs.apollo.dev/requiresScopes/v0.1), which this gateway does not enforce.',
    );
  });
});

describe('operations that make the planner panic', () => {
  // Two keys without a common one, and @requires: the planner adds a key that the parent's subgraph does not have.
  const panics = {
    a: {
      sdl: 'type Query { t: T ok: Int } type T @key(fields: "id") @key(fields: "code") { id: ID! code: ID! need: Int }',
    },
    b: { sdl: 'type T @key(fields: "id") { id: ID! t: T }' },
    c: {
      sdl: 'type T @key(fields: "code") { code: ID! need: Int @external made: Int @requires(fields: "need") }',
    },
  };

  test('are refused, and the gateway goes on', async () => {
    const federation = new Federation({
      ...panics,
      a: { ...panics.a, resolvers: { Query: { ok: () => 1 } } },
    });
    const { engine } = federation;
    const answers = await Promise.all([
      engine.execute({ source: '{ t { t { made } } }', context: null }),
      engine.execute({ source: '{ ok }', context: null }),
    ]);
    expect(answers[0]?.body).toMatch(/The operation cannot be planned/);
    expect(answers[1]?.body).toBe('{"data":{"ok":1}}');
    await expect(engine.prepareSafely('{ t { t { made } } }')).rejects.toThrow(
      'The operation cannot be planned',
    );
    expect((await engine.execute({ source: '{ again: ok }', context: null })).body).toBe(
      '{"data":{"again":1}}',
    );
  });
});
