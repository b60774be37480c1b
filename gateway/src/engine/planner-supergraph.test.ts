// Tests the changes by which the supergraph is made safe for the planner.
import { describe, expect, test } from '@jest/globals';
import { plannerSupergraph, serviceName } from './planner-supergraph.js';

const graphs =
  'enum join__Graph { A @join__graph(name: "a", url: "") B @join__graph(name: "b", url: "") C @join__graph(name: "c", url: "") }';

function flat(text: string): string {
  return text.replace(/\s+/g, ' ');
}

describe('the supergraph for the planner', () => {
  test('is the same text when nothing needs a change', () => {
    const sdl = `${graphs} type T @join__type(graph: A, key: "id") @join__type(graph: A, key: "code") { id: ID! code: ID! }`;
    expect(plannerSupergraph(sdl)).toBe(sdl);
  });

  test('leaves one key to an entity in subgraphs where it has @requires', () => {
    const sdl = `${graphs}
      type T @join__type(graph: A, key: "id") @join__type(graph: A, key: "code x { y }") @join__type(graph: B, key: "id") @join__type(graph: B, key: "code x { y }") @join__type(graph: C, key: "id") {
        id: ID!
        code: ID! @join__field(graph: A) @join__field(graph: B)
        x: X @join__field(graph: A) @join__field(graph: B)
        need: Int @join__field(graph: A) @join__field(graph: B, external: true)
        made: Int @join__field(graph: B, requires: "need")
      }`;
    const planned = flat(plannerSupergraph(sdl));
    expect(planned).toContain(
      'type T @join__type(graph: A, key: "id") @join__type(graph: A, key: "code x { y }") @join__type(graph: B, key: "id") @join__type(graph: C, key: "id")',
    );
    expect(planned).toContain('code: ID! @join__field(graph: A) x: X @join__field(graph: A) need');
  });

  test('keeps all keys when the subgraphs have none in common', () => {
    const sdl = `${graphs} type T @join__type(graph: A, key: "id") @join__type(graph: B, key: "code") @join__type(graph: B, key: "id") @join__type(graph: C, key: "code") {
      id: ID! code: ID! made: Int @join__field(graph: B, requires: "code") }`;
    expect(plannerSupergraph(sdl)).toBe(sdl);
  });

  test('sorts subgraphs with interface objects last', () => {
    const sdl = `${graphs} interface I @join__type(graph: A, key: "id", isInterfaceObject: true) @join__type(graph: B, key: "id") { id: ID! }`;
    expect(flat(plannerSupergraph(sdl))).toContain(
      'A @join__graph(name: "~a", url: "") B @join__graph(name: "b", url: "")',
    );
    expect([serviceName('~a'), serviceName('b')]).toEqual(['a', 'b']);
  });
});
