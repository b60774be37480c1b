/** Composition is the same for the same schemas, and its faults are told in full. */
import { describe, expect, test } from '@jest/globals';
import { compose } from './compose.js';

const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])';
const places = {
  name: 'localities',
  sdl: `${link} type Query { a: T } type T @key(fields: "id") { id: ID! name: String }`,
};
const counts = {
  name: 'cases',
  sdl: `${link} type Query { b: T } type T @key(fields: "id") { id: ID! count: Int }`,
};

describe('composition', () => {
  test('joins the subgraphs and gives each an address', () => {
    const sdl = compose([places, counts]);
    expect(sdl).toContain(
      'LOCALITIES @join__graph(name: "localities", url: "http://127.0.0.1:4001/graphql")',
    );
    expect(sdl).toContain('CASES @join__graph(name: "cases", url: "http://127.0.0.1:4002/graphql")');
    expect(compose([places, counts])).toBe(sdl);
  });

  test('names every fault', () => {
    const conflicting = { ...counts, sdl: counts.sdl.replace('count: Int', 'name: Int') };
    expect(() => compose([places, conflicting])).toThrow(/do not compose:\n {2}- .*name/);
  });
});
