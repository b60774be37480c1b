/** A schema with every kind of type, whose fields answer, fail and wait as a seed says: for comparing executions. */
import { buildSchema, type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import { Random } from '../../loading/random.js';

const SDL = `
scalar Day
enum Color { RED GREEN }
input Filter { low: Int = 5, high: Int, tags: [String!] }
interface Node { id: ID!, next: Node }
union Thing = Leaf | Tree
type Leaf implements Node { id: ID!, next: Node, color: Color, day: Day, grams: Float! }
type Tree implements Node { id: ID!, next: Node, height: Int!, leaves: [Leaf!]!, rows: [[Leaf]!], parent: Tree, best: Leaf! }
type Query {
  tree: Tree
  must: Tree!
  node: Node
  things: [Thing]
  nodes: [Node!]
  words: [String!]
  echo(text: String = "none", filter: Filter, color: Color, day: Day, ids: [ID!]): String
}
type Mutation { grow: Int }
`;

/** What any object holds: its identity, from which its fields follow. */
interface Thing {
  __typename: string;
  id: string;
}

const later = <T>(value: T): Promise<T> => Promise.resolve(value);

/** @param failures one field of so many goes wrong */
export function seededSchema(seed: string, failures = 12): GraphQLSchema {
  const schema = buildSchema(SDL);
  // the same field of the same object does the same in each execution
  const chance = (parent: unknown, place: string) =>
    new Random(`${seed} ${(parent as Thing | undefined)?.id} ${place}`);

  const make = (type: string, random: Random, id: string): unknown => {
    if (type.endsWith('!')) return make(type.slice(0, -1), random, id);
    if (type.startsWith('[')) {
      // not mixed: where an item fails at once, graphql-js leaves the rejection of one before it unhandled
      const wait = /Leaf|Tree|Node|Thing|\[.*\[/.test(type) || random.chance(0.3);
      return Array.from({ length: random.between(0, 3) }, (_, at) => {
        const item = whatever(type.slice(1, -1), random, `${id}.${at}`);
        if (wait) return item instanceof Promise ? item : later(item);
        return item instanceof Promise ? null : item;
      });
    }
    if (type === 'Node' || type === 'Thing') return { __typename: random.pick(['Leaf', 'Tree']), id };
    if (type === 'Leaf' || type === 'Tree') return { __typename: type, id };
    const leaves: Record<string, unknown> = {
      ID: id,
      Int: 7,
      Float: 1.5,
      String: 'text',
      Day: 'day',
      Color: 'RED',
    };
    return leaves[type];
  };
  const whatever = (type: string, random: Random, id: string): unknown => {
    if (!random.chance(1 / failures)) return make(type, random, id);
    const wrong = new Error(`wrong at ${id}`);
    return random.pick(
      [null, undefined, wrong, Symbol.iterator, Promise.reject(wrong), later(null)].map(quiet),
    );
  };

  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const resolve: GraphQLFieldResolver<unknown, unknown> = (parent, _args, _context, { path }) => {
        const random = chance(parent, field.name);
        const value = whatever(
          String(field.type),
          random,
          `${(parent as Thing | undefined)?.id ?? ''}/${field.name}`,
        );
        if (random.chance(1 / failures)) throw new Error(`thrown at ${path.key}`);
        return random.chance(0.4) && !(value instanceof Promise) ? later(value) : value;
      };
      field.resolve = resolve;
    }
  }
  schema.getQueryType()!.getFields().echo!.resolve = (_parent, args) => JSON.stringify(args);
  const day = schema.getType('Day') as { serialize?: unknown; parseValue?: unknown };
  const check = (value: unknown) => {
    if (value !== 'day') throw new TypeError(`${String(value)} is no day`);
    return `the ${value}`;
  };
  Object.assign(day, { serialize: check, parseValue: check });
  return schema;
}

/** A rejection that nobody may come to wait for. */
function quiet(value: unknown): unknown {
  if (value instanceof Promise) value.catch(() => undefined);
  return value;
}

const FIELDS: Record<string, string[]> = {
  Leaf: ['id', '__typename', 'color', 'day', 'grams', 'next:Node'],
  Tree: ['id', 'height', '__typename', 'leaves:Leaf', 'rows:Leaf', 'parent:Tree', 'best:Leaf', 'next:Node'],
  Node: ['id', '__typename', 'next:Node', '...Leaf', '...Tree', '...Common'],
  Thing: ['__typename', '...Leaf', '...Tree', '...Node'],
  Query: ['tree:Tree', 'must:Tree', 'node:Node', 'things:Thing', 'nodes:Node', 'words', '__typename'],
};

/** A query over that schema, valid by construction. */
export function randomQuery(random: Random): string {
  const selection = (type: string, depth: number): string => {
    const picked = Array.from({ length: random.between(1, 4) }, () => random.pick(FIELDS[type]!)).map(
      (field, at) => {
        const [name, of] = field.split(':') as [string, string?];
        if (name === '...Common') return name;
        if (name.startsWith('...'))
          return depth > 4 ? 'id' : `... on ${name.slice(3)} ${selection(name.slice(3), depth + 1)}`;
        // aliases are made unique: fields of different types must not meet under one key
        if (of === undefined) return random.chance(0.3) ? `x${depth}${at}${name}: ${name}` : name;
        return depth > 4 ? '__typename' : `${name} ${selection(of, depth + 1)}`;
      },
    );
    return `{ ${type === 'Thing' ? '__typename' : ''} ${picked.filter((field) => type !== 'Thing' || field !== 'id').join(' ')} }`;
  };
  return `query ${selection('Query', 0)} fragment Common on Node { id shared: __typename }`;
}
