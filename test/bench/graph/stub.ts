/** What a stub subgraph is: a schema and data in memory, executed for real by whatever executes GraphQL. */
import type { buildSchema, GraphQLFieldResolver, GraphQLSchema } from 'graphql';

type Row = Readonly<Record<string, unknown>>;

/** One subgraph of the benchmark. Fields without a resolver are read from the row. */
export interface Stub {
  name: string;
  /** as it is composed: with keys, without `_entities` */
  sdl: string;
  query: Readonly<Record<string, GraphQLFieldResolver<unknown, unknown>>>;
  /** rows by type and id, for `_entities` */
  entities: Readonly<Record<string, ReadonlyMap<string, Row>>>;
}

/** Subgraphs of Federation 2 say what they use of it. */
export const FEDERATION =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external"])';

/** @param build graphql-js of whoever executes: compilers refuse the schema of another copy of it */
export function schemaOf(stub: Stub, build: typeof buildSchema): GraphQLSchema {
  const types = Object.keys(stub.entities);
  const root = stub.sdl.includes('type Query') ? 'extend type Query' : 'type Query';
  const sdl = `${stub.sdl}
    scalar _Any
    union _Entity = ${types.join(' | ')}
    ${root} { _entities(representations: [_Any!]!): [_Entity]! }`;
  const schema = build(sdl, { assumeValid: true, assumeValidSDL: true });
  const fields = schema.getQueryType()!.getFields();
  for (const [name, resolve] of Object.entries(stub.query)) fields[name]!.resolve = resolve;
  fields._entities!.resolve = (_root, { representations }) => {
    const found = new Array<Row | null>(representations.length);
    for (const [index, { __typename, id }] of representations.entries())
      found[index] = stub.entities[__typename]?.get(id) ?? null;
    return found;
  };
  Object.assign(schema.getType('_Entity')!, {
    resolveType: (row: { __typename: string }) => row.__typename,
  });
  return schema;
}

export type StubRow = Row;
