// Tests what clients see of a supergraph, against what the composition library derives.
import { describe, expect, test } from '@jest/globals';
import { composeServices, transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import { buildASTSchema, lexicographicSortSchema, parse, printSchema } from 'graphql';
import { readSupergraph } from './api-schema.js';

const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@inaccessible", "@shareable", "@tag"])\n';

function supergraph(...sdls: string[]): string {
  const services = sdls.map((sdl, at) => ({
    name: `sub-${at}`,
    url: `http://sub${at}`,
    typeDefs: parse(link + sdl),
  }));
  const result = composeServices(services);
  if (result.errors) throw new Error(String(result.errors));
  return result.supergraphSdl;
}

const sdl = supergraph(
  `"A person." type Person @key(fields: "id") @tag(name: "x") { id: ID! "The name." name(style: Style = SHORT, secret: Int @inaccessible): String
      old: Int @deprecated(reason: "gone") hidden: Hidden @inaccessible }
    type Hidden @inaccessible { x: Int } enum Style { SHORT LONG SECRET @inaccessible }
    union Someone = Person | Thing interface Named { id: ID! } interface Inside @inaccessible { id: ID! }
    type Thing implements Named & Inside { id: ID! } input Filter { a: Int = 3 b: Int @inaccessible }
    scalar Moment @specifiedBy(url: "https://example.org") type Query { me(filter: Filter): Person all: [Someone] t: Thing at: Moment }`,
  'type Person @key(fields: "id") { id: ID! more: Int }',
);

describe('the schema that clients see', () => {
  test('is the one that the composition library derives', () => {
    const theirs = buildASTSchema(transformSupergraphToPublicSchema(parse(sdl)), { assumeValidSDL: true });
    expect(printSchema(lexicographicSortSchema(readSupergraph(sdl).schema))).toBe(
      printSchema(lexicographicSortSchema(theirs)),
    );
  });

  test('holds nothing inaccessible and nothing of the join machinery', () => {
    const printed = printSchema(readSupergraph(sdl).schema);
    expect(printed).not.toMatch(/join__|link__|Hidden|SECRET|Inside|secret|inaccessible|tag/);
    expect(printed).toMatch(/"""A person."""[\s\S]*"""The name."""[\s\S]*@deprecated\(reason: "gone"\)/);
  });
});

describe('a supergraph', () => {
  test('names its subgraphs and their addresses', () => {
    expect(readSupergraph(sdl).subgraphs).toEqual([
      { name: 'sub-0', url: 'http://sub0' },
      { name: 'sub-1', url: 'http://sub1' },
    ]);
  });

  test('may not use the names that the engine keeps for itself', () => {
    const taken = supergraph('type Query { _q_a: Int }');
    expect(() => readSupergraph(taken)).toThrow('The field _q_a starts with "_q_", which is reserved.');
    const token = supergraph('type Query { a: Kind } enum Kind { X_q_t7_ }');
    expect(() => readSupergraph(token)).toThrow('The name X_q_t7_ holds what this gateway keeps for itself');
  });

  test('may not name a subgraph with other letters than ASCII, which go out in errors as they are', () => {
    expect(() => readSupergraph(sdl.replaceAll('sub-1', 'xã'))).toThrow(
      'The name of the subgraph "xã" must be ASCII.',
    );
  });
});
