// @requires, @provides, @shareable, @override and @inaccessible, each as a small case with the calls that it may cost.
import { describe, expect, test } from '@jest/globals';
import { Federation, type Outcome, type SubgraphSources } from './harness.js';

type Ref = Record<string, unknown>;
const refer = { __resolveReference: (ref: Ref) => ref };

async function run(
  sources: SubgraphSources,
  operation: string,
  options = {},
): Promise<Outcome & { services: string[] }> {
  const outcome = await new Federation(sources, options).run(operation);
  return { ...outcome, services: outcome.calls.map((call) => call.service) };
}

describe('@requires', () => {
  const sources = {
    a: {
      sdl: `type Query { p: P } type P @key(fields: "id") { id: ID! price(currency: String): Int view: View }
        interface View { kind: String } type Big implements View @shareable { kind: String size: Int }
        type Small implements View @shareable { kind: String name: String }`,
      resolvers: {
        Query: { p: () => ({ id: '1' }) },
        P: {
          ...refer,
          price: (_: Ref, { currency }: Ref) => (currency === 'USD' ? 10 : 9),
          view: () => ({ __typename: 'Big', kind: 'k', size: 3 }),
        },
      },
    },
    b: {
      sdl: `type P @key(fields: "id") { id: ID! price(currency: String): Int @external view: View @external
          tax: Int @requires(fields: "price(currency: \\"USD\\")")
          seen: String @requires(fields: "view { kind ... on Big { size } ... on Small { name } }") }
        interface View { kind: String } type Big implements View @shareable { kind: String size: Int }
        type Small implements View @shareable { kind: String name: String }`,
      resolvers: {
        P: {
          ...refer,
          tax: ({ price }: { price: number }) => price * 2,
          seen: ({ view }: Ref) => JSON.stringify(view),
        },
      },
    },
  };

  test('with arguments sends the value for these arguments', async () => {
    expect((await run(sources, '{ p { tax } }')).data).toEqual({ p: { tax: 20 } });
  });

  test('with arguments does not mix with the same field under other arguments', async () => {
    const operation = '{ p { price(currency: "EUR") tax dollars: price(currency: "USD") tax2: tax } }';
    const { body, services } = await run(sources, operation);
    expect(body).toBe('{"data":{"p":{"price":9,"tax":20,"dollars":10,"tax2":20}}}');
    expect(services).toEqual(['a', 'b']);
  });

  test('does not mix with an alias that has the name of what it needs', async () => {
    const { data } = await run(sources, '{ p { price: id tax view: __typename } }');
    expect(data).toEqual({ p: { price: '1', tax: 20, view: 'P' } });
  });

  test('with fragments sends what the object has, and its type', async () => {
    const { body } = await run(sources, '{ p { seen } }');
    expect(JSON.parse(JSON.parse(body).data.p.seen)).toEqual({ __typename: 'Big', kind: 'k', size: 3 });
  });
});

describe('@provides, @shareable, @override, @inaccessible', () => {
  test('a provided field needs no further call, the same field elsewhere does', async () => {
    const sources = {
      a: {
        sdl: `type Query { near: P @provides(fields: "n") far: P }
          type P @key(fields: "id") { id: ID! n: Int @external }`,
        resolvers: { Query: { near: () => ({ id: '1', n: 5 }), far: () => ({ id: '1' }) } },
      },
      b: { sdl: 'type P @key(fields: "id") { id: ID! n: Int }', resolvers: { P: { ...refer, n: () => 5 } } },
    };
    expect((await run(sources, '{ near { n } }')).services).toEqual(['a']);
    const far = await run(sources, '{ far { n } }');
    expect([far.data, far.services]).toEqual([{ far: { n: 5 } }, ['a', 'b']]);
  });

  test('parts of a shareable root value come from two subgraphs and are merged deeply', async () => {
    const { body } = await run(
      {
        a: {
          sdl: 'type Query { m: M @shareable } type M @shareable { l: [X] } type X @shareable { i: Int j: Int }',
          resolvers: {
            Query: {
              m: () => ({
                l: [
                  { i: 1, j: 2 },
                  { i: 3, j: 4 },
                ],
              }),
            },
          },
        },
        b: {
          sdl: 'type Query { m: M @shareable } type M @shareable { l: [X] } type X @shareable { i: Int k: Int }',
          resolvers: {
            Query: {
              m: () => ({
                l: [
                  { i: 1, k: 5 },
                  { i: 3, k: 6 },
                ],
              }),
            },
          },
        },
      },
      '{ m { l { k j i } } }',
    );
    expect(body).toBe('{"data":{"m":{"l":[{"k":5,"j":2,"i":1},{"k":6,"j":4,"i":3}]}}}');
  });

  const moved = (override: string) => ({
    a: {
      sdl: 'type Query { p: P } type P @key(fields: "id") { id: ID! n: String }',
      resolvers: { Query: { p: () => ({ id: '1', n: 'old' }) } },
    },
    b: {
      sdl: `type P @key(fields: "id") { id: ID! n: String @override(${override}) }`,
      resolvers: { P: { ...refer, n: () => 'new' } },
    },
  });

  test('an overridden field comes from its new subgraph', async () => {
    expect((await run(moved('from: "a"'), '{ p { n } }')).data).toEqual({ p: { n: 'new' } });
  });

  test('an override with a label waits until the label is on', async () => {
    const sources = moved('from: "a", label: "n_moves"');
    expect((await run(sources, '{ p { n } }')).data).toEqual({ p: { n: 'old' } });
    const on = { overrides: { labels: ['n_moves'] } };
    expect((await run(sources, '{ p { n } }', on)).data).toEqual({ p: { n: 'new' } });
  });

  test('an override with a percentage is on below it', async () => {
    const sources = moved('from: "a", label: "percent(30)"');
    expect((await run(sources, '{ p { n } }')).data).toEqual({ p: { n: 'old' } });
    const on = { overrides: { percentage: 10 } };
    expect((await run(sources, '{ p { n } }', on)).data).toEqual({ p: { n: 'new' } });
  });

  test('what is inaccessible cannot be asked for, seen, or received', async () => {
    const sources = {
      a: {
        sdl: `type Query { list: [U] level: Level hidden: Int @inaccessible } union U = Open | Secret
          type Open { n: Int s: Int @inaccessible } type Secret @inaccessible { n: Int }
          enum Level { LOW HIGH @inaccessible }`,
        resolvers: {
          Query: {
            list: () => [
              { __typename: 'Open', n: 1 },
              { __typename: 'Secret', n: 2 },
            ],
            level: () => 'HIGH',
          },
        },
      },
    };
    const federation = new Federation(sources);
    expect(Object.keys(federation.engine.schema.getTypeMap())).not.toContain('Secret');
    const { body } = await federation.run('{ hidden list { ... on Open { s } } }');
    expect(JSON.parse(body).errors).toHaveLength(2);
    const seen = await federation.run(
      '{ list { ... on Open { n } } level __type(name: "Level") { enumValues { name } } }',
    );
    expect(seen.data).toEqual({
      list: [{ n: 1 }, null],
      level: null,
      __type: { enumValues: [{ name: 'LOW' }] },
    });
    expect(seen.body).not.toMatch(/Secret|HIGH/);
  });
});
