// Answers of subgraphs that lack what was asked for: every field that stays empty is explained, and no place twice.
import { describe, expect, test } from '@jest/globals';
import { Federation } from './harness.js';
import { answering } from './recorded-answers.js';

const refer = { __resolveReference: (ref: object) => ref };

function shop() {
  return new Federation({
    a: {
      sdl: 'type Query { p: P q: Q } type P @key(fields: "id") { id: ID! } type Q @key(fields: "id") { id: ID! }',
      resolvers: { Query: { p: () => ({ id: '1' }), q: () => ({ id: '2' }) } },
    },
    b: {
      sdl: 'type P @key(fields: "id") { id: ID! price: Int } type Q @key(fields: "id") { id: ID! stock: Int }',
      resolvers: { P: { ...refer, price: () => 3 }, Q: { ...refer, stock: () => 4 } },
    },
  });
}

describe('a list of entities', () => {
  test('that is none, or is shorter than asked, counts as no answer', async () => {
    for (const entities of [undefined, null, 'text', {}, []]) {
      const federation = shop();
      federation.subgraphs.disturb = (call) =>
        call.service === 'b' ? { data: { _entities: entities } } : undefined;
      const { data, errors } = await federation.run('{ p { id price } }');
      expect(data).toEqual({ p: { id: '1', price: null } });
      expect(errors).toEqual([
        {
          message: 'The subgraph "b" could not answer.',
          path: ['p', 'price'],
          extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', service: 'b' },
        },
      ]);
    }
  });

  test('that was to bring what a field requires further in explains that field', async () => {
    const federation = new Federation({
      a: {
        sdl: 'type Query { p: P } type P @key(fields: "id") { id: ID! maker: Maker } union Maker = M type M @key(fields: "code") { code: String! }',
      },
      b: {
        sdl: 'type M @key(fields: "id") @key(fields: "code") { id: ID! code: String! } union Maker = M type P @key(fields: "id") { id: ID! maker: Maker @external made: String @requires(fields: "maker { ... on M { id } }") }',
      },
    });
    federation.subgraphs.disturb = ({ service }) => {
      const maker = { __typename: 'M', code: 'c' };
      if (service === 'a') return { data: { p: { __typename: 'P', id: '1', maker } } };
      return { data: { _entities: 7 as never } };
    };
    const { data, errors } = await federation.run('{ p { made } }');
    expect(data).toEqual({ p: { made: null } });
    expect(errors?.map((error) => error.path)).toEqual([['p', 'made']]);
  });

  test('that fails takes other lists of its call with it, and explains what they leave empty', async () => {
    const federation = shop();
    const [p, q] = [
      { __typename: 'P', id: '1' },
      { __typename: 'Q', id: '2' },
    ];
    federation.subgraphs.disturb = answering([
      {
        service: 'a',
        query: '{p{__typename id} q{__typename id}}',
        variables: {},
        response: { data: { p, q } },
      },
      {
        service: 'b',
        query:
          'query($__batch_reps_0:[_Any!]!, $__batch_reps_1:[_Any!]!){_e0: _entities(representations: $__batch_reps_0){...on Q{stock}} _e1: _entities(representations: $__batch_reps_1){...on P{price}}}',
        variables: { __batch_reps_0: [q], __batch_reps_1: [p] },
        response: { data: null, errors: [{ message: 'no such thing', path: ['_e0'] }] },
      },
    ]);
    const { data, errors, calls } = await federation.run('{ p { price } q { stock } }');
    expect(calls.map((call) => call.service)).toEqual(['a', 'b']);
    expect(data).toEqual({ p: { price: null }, q: { stock: null } });
    expect(errors).toEqual([
      { message: 'no such thing', path: ['p', 'price'], extensions: { service: 'b' } },
      { message: 'no such thing', path: ['q', 'stock'], extensions: { service: 'b' } },
    ]);
  });
});

describe('errors under a null that took the whole answer', () => {
  const sources = {
    a: {
      sdl: 'type Query { p: P! } type P @key(fields: "id") { id: ID! }',
      resolvers: { Query: { p: () => ({ id: '1' }) } },
    },
    b: {
      sdl: 'type P @key(fields: "id") { id: ID! other: O sizes: [Int!]! } type O @key(fields: "id") { id: ID! }',
      resolvers: { P: { ...refer, other: () => ({ id: '2' }), sizes: () => [1, null] } },
    },
    c: {
      sdl: 'type O @key(fields: "id") { id: ID! name: String }',
      resolvers: { O: { ...refer, name: () => 'n' } },
    },
  };

  test('do not tell of fields that only suffered from it', async () => {
    const { data, errors } = await new Federation(sources).run('{ p { other { name } sizes } }');
    expect(data).toBeNull();
    expect(errors?.map((error) => error.path)).toEqual([['p', 'sizes', 1]]);
  });
});

describe('a shared object', () => {
  test('that one subgraph had to give up lacks its fields for that reason', async () => {
    const federation = new Federation({
      a: {
        sdl: 'type Query { p: P @shareable } type P @shareable { x: Int }',
        resolvers: { Query: { p: () => ({ x: 1 }) } },
      },
      b: {
        sdl: 'type Query { p: P @shareable } type P @shareable { x: Int y: [Int!]! z: Int! }',
        resolvers: { Query: { p: () => ({ y: [1], z: null }) } },
      },
      c: {
        sdl: 'type Query { p: P @shareable } type P @shareable { x: Int w: Int }',
        resolvers: { Query: { p: () => ({ w: 2 }) } },
      },
    });
    const { data, errors } = await federation.run('{ p { w y z } }');
    expect(data).toEqual({ p: null });
    expect(errors?.map((error) => error.path)).toEqual([['p', 'z']]);
  });
});

describe('a shared list', () => {
  test('that one subgraph had to give up lacks the fields of its items for that reason', async () => {
    const shared = 'type Query { list: [P!] @shareable }';
    const federation = new Federation({
      a: {
        sdl: `${shared} type P @shareable { x: Int }`,
        resolvers: { Query: { list: () => [{ x: 1 }, { x: 2 }] } },
      },
      b: {
        sdl: `${shared} type P @shareable { y: Int! }`,
        resolvers: { Query: { list: () => [{ y: 1 }, { y: null }] } },
      },
    });
    const { data, errors } = await federation.run('{ list { x y } }');
    expect(data).toEqual({ list: null });
    expect(errors?.map((error) => error.path)).toEqual([['list', 1, 'y']]);
  });
});

describe('an error without a place', () => {
  test('does not hide one that tells its place', async () => {
    const federation = shop();
    federation.subgraphs.disturb = (call) =>
      call.service === 'b'
        ? {
            data: { _entities: [null] },
            errors: [{ message: 'busy' }, { message: 'no price', path: ['_entities', 0, 'price'] }],
          }
        : undefined;
    const { data, errors } = await federation.run('{ p { id price } }');
    expect(data).toEqual({ p: { id: '1', price: null } });
    expect(errors?.map((error) => [error.message, error.path])).toEqual([
      ['no price', ['p', 'price']],
      ['busy', undefined],
    ]);
  });
});

describe('an answer that is null as a whole', () => {
  test('tells of the field that made it so, and of others that failed', async () => {
    const fails = () => {
      throw new Error('no');
    };
    const federation = new Federation({
      a: {
        sdl: 'type Query { list: [P]! other: Int! } type P { x: Int }',
        resolvers: { Query: { list: () => [{}], other: fails }, P: { x: fails } },
      },
    });
    const { data, errors } = await federation.run('{ list { x } other }');
    expect(data).toBeNull();
    expect(errors?.map((error) => error.path)).toEqual([['list', 0, 'x'], ['other']]);
  });
});

describe('a root field that two subgraphs are asked for', () => {
  test('tells every error for which one of them gave up what the other answered', async () => {
    const fails = () => {
      throw new Error('no');
    };
    const federation = new Federation({
      a: {
        sdl: 'type Query { p: P @shareable } type P @shareable { id: ID! wide: Int need: Int! }',
        resolvers: { Query: { p: () => ({ id: '1' }) }, P: { wide: fails, need: fails } },
      },
      b: {
        sdl: 'type Query { p: P @shareable } type P @shareable { id: ID! other: Int }',
        resolvers: { Query: { p: () => ({ id: '1', other: 2 }) } },
      },
    });
    const { data, errors, calls } = await federation.run('{ p { wide id other need } }');
    expect(calls).toHaveLength(2);
    expect(data).toEqual({ p: null });
    expect(errors?.map((error) => error.path)).toEqual([
      ['p', 'wide'],
      ['p', 'need'],
    ]);
  });

  test('fails once where both fail', async () => {
    const federation = new Federation({
      a: { sdl: 'type Query { p: P! @shareable } type P @shareable { x: Int y: Int }' },
      b: { sdl: 'type Query { p: P! @shareable } type P @shareable { x: Int z: Int }' },
    });
    const { data, errors, calls } = await federation.run('{ p { y z } }');
    expect(calls).toHaveLength(2);
    expect(data).toBeNull();
    expect(errors?.map((error) => error.path)).toEqual([['p']]);
  });
});
