/** Each limit lets through what is just allowed, refuses what is just too much, and says what to do. */
import { describe, expect, test } from '@jest/globals';
import { buildSchema, getOperationAST, parse, validate } from 'graphql';
import { aliasFault, MAX_ALIASES } from './aliases.js';
import { costFault, costOf, MAX_OBJECTS } from './cost.js';
import { depthFault, MAX_DEPTH } from './depth.js';
import { ethnicDataFault } from './ethnic-data.js';
import type { LimitedOperation } from './fold.js';
import { limitFaults } from './limits.js';
import { MAX_ROOT_FIELDS, rootFieldFault } from './root-fields.js';

const schema = buildSchema(`
  type Query { unit(id: ID): Unit units(first: Int! = 20, after: String): UnitPage! tags: [Tag!]! }
  interface Named { name: String }
  type Unit implements Named { id: ID! name: String parent: Unit children(first: Int! = 20): UnitPage!
    ethnicMinorityShare: Figure cases: Figure series: [Figure!]! population: Figure }
  type UnitPage { nodes: [Unit!]! pageInfo: PageInfo! }
  type PageInfo { endCursor: String }
  type Figure { value: Float }
  type Tag implements Named { name: String }
`);
const owners: Record<string, string[]> = {
  'Unit.cases': ['cases'],
  'Unit.series': ['campaigns'],
  'Unit.ethnicMinorityShare': ['localities'],
  'Unit.population': ['localities'],
  'Figure.value': ['cases', 'localities'],
};
const ownersOf = (type: string, field: string) => owners[`${type}.${field}`] ?? ['localities'];

function operation(source: string, variables: Record<string, unknown> | null = {}): LimitedOperation {
  const document = parse(source);
  expect(validate(schema, document)).toEqual([]);
  return { schema, document, operation: getOperationAST(document)!, variables };
}

describe('depth', () => {
  const nested = (depth: number) =>
    `{ unit ${'{ parent '.repeat(depth - 2)}{ id }${' }'.repeat(depth - 2)} }`;

  test('counts fields from the root to the deepest leaf', () => {
    expect(depthFault(operation(nested(MAX_DEPTH)))).toBeNull();
    expect(depthFault(operation(nested(MAX_DEPTH + 1)))).toContain(
      `nests ${MAX_DEPTH + 1} fields deep; the limit is ${MAX_DEPTH}`,
    );
  });

  test('goes through fragments', () => {
    const hidden = nested(MAX_DEPTH + 1).replace('{ id }', '{ ...F }');
    expect(depthFault(operation(`${hidden} fragment F on Unit { id }`))).not.toBeNull();
  });
});

describe('aliases', () => {
  const aliased = (count: number) => Array.from({ length: count }, (_, at) => `a${at}: id`).join(' ');

  test('are counted wherever they stand', () => {
    expect(aliasFault(operation(`{ unit { ${aliased(MAX_ALIASES)} } }`))).toBeNull();
    expect(aliasFault(operation(`{ unit { ${aliased(MAX_ALIASES + 1)} } }`))).toContain(
      `has ${MAX_ALIASES + 1} aliases`,
    );
  });

  test('in a fragment count as often as it is spread', () => {
    const spread = '{ x: unit { ...F } y: unit { ...F } } ';
    const fragment = `fragment F on Unit { ${aliased(MAX_ALIASES / 2)} }`;
    expect(aliasFault(operation(spread + fragment))).toContain(`has ${MAX_ALIASES + 2} aliases`);
  });
});

describe('root fields', () => {
  const roots = (count: number) =>
    `{ ${Array.from({ length: count }, (_, at) => `a${at}: tags { name }`).join(' ')} }`;

  test('are limited, inner fields are not', () => {
    expect(rootFieldFault(operation(roots(MAX_ROOT_FIELDS)))).toBeNull();
    expect(rootFieldFault(operation(roots(MAX_ROOT_FIELDS + 1)))).toContain('Send several operations');
  });
});

describe('cost', () => {
  test.each([
    ['{ unit { id } }', 1],
    ['{ units { nodes { id } } }', 1 + 20],
    ['{ units(first: 100) { nodes { id } pageInfo { endCursor } } }', 1 + 100 + 1],
    ['{ units(first: 10) { nodes { children(first: 5) { nodes { id } } } } }', 1 + 10 * (1 + 1 + 5)],
    ['{ unit { series { value } } tags { name } }', 1 + 10 + 10],
    ['query ($n: Int!) { units(first: $n) { nodes { id } } }', 1 + 7],
    ['{ __typename }', 0],
    ['{ units(first: 3) { ...P } } fragment P on UnitPage { nodes { ... on Named { name } } }', 1 + 3],
  ])('of %s is %i objects', (source, cost) => {
    expect(costOf(operation(source, { n: 7 }))).toBe(cost);
  });

  test('takes the largest page where the size is not known, and for sizes that are none', () => {
    expect(costOf(operation('query ($n: Int!) { units(first: $n) { nodes { id } } }', null))).toBe(501);
    expect(costOf(operation('{ units(first: -5) { nodes { id } } }'))).toBe(501);
  });

  test('multiplies along the path, so that nested pages are refused in time', () => {
    const nested = (first: number) =>
      `{ units(first: ${first}) { nodes { children(first: ${first}) { nodes { children(first: ${first}) { nodes { id } } } } } } }`;
    expect(costFault(operation(nested(40)))).toBeNull();
    expect(costFault(operation(nested(50)))).toContain(`the limit is ${MAX_OBJECTS}. Lower "first"`);
  });

  test('of fragments that spread each other is computed once each', () => {
    const bombs = Array.from(
      { length: 40 },
      (_, at) => `fragment F${at} on Unit { a: parent { ...F${at + 1} } b: parent { ...F${at + 1} } }`,
    ).join(' ');
    const { operation: node, ...rest } = {
      ...operation('{ unit { id } }'),
      document: parse(`{ unit { ...F0 } } ${bombs} fragment F40 on Unit { id }`),
    };
    const bomb = { ...rest, operation: getOperationAST(rest.document)! };
    expect(node.operation).toBe('query');
    expect(costOf(bomb)).toBeGreaterThan(2 ** 40);
    expect(costFault(bomb)).not.toBeNull();
  });
});

describe('ethnic data', () => {
  test('may stand with places and their statistics', () => {
    const alone = operation('{ unit { ethnicMinorityShare { value } population { value } } }');
    expect(ethnicDataFault(alone, ownersOf)).toBeNull();
  });

  test.each([
    ['beside them', '{ unit { ethnicMinorityShare { value } cases { value } } }', 'Unit.cases'],
    [
      'under another alias and root field',
      '{ a: unit(id: 1) { x: ethnicMinorityShare { value } } b: unit(id: 2) { y: cases { value } } }',
      'Unit.cases',
    ],
    [
      'in fragments',
      '{ unit { ...E ...C } } fragment E on Unit { ethnicMinorityShare { value } } fragment C on Unit { parent { series { value } } }',
      'Unit.series',
    ],
    [
      'behind a condition',
      '{ unit { ethnicMinorityShare @skip(if: true) { value } cases { value } } }',
      'Unit.cases',
    ],
  ])('are never asked together with cases: %s', (_name, source, field) => {
    expect(ethnicDataFault(operation(source), ownersOf)).toContain(field);
  });

  test('leave other operations alone', () => {
    expect(ethnicDataFault(operation('{ unit { cases { value } } }'), ownersOf)).toBeNull();
  });
});

test('all limits are named with their codes', () => {
  const aliases = Array.from(
    { length: 60 },
    (_, at) => `a${at}: unit { ethnicMinorityShare { value } cases { value } }`,
  );
  const faults = limitFaults(operation(`{ ${aliases.join(' ')} }`), ownersOf);
  expect(faults.map(({ code }) => code)).toEqual([
    'TOO_MANY_ALIASES',
    'TOO_MANY_ROOT_FIELDS',
    'ETHNIC_DATA_APART',
  ]);
});
