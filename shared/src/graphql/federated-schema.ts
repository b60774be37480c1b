/** Builds the executable federated schema of a subgraph from its type-graphql classes. */
import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { type GraphQLSchema, parse } from 'graphql';
import { buildSchemaSync, type ClassType, createResolversMap, type NonEmptyArray } from 'type-graphql';
import { validateArguments } from './validate-arguments.js';

/** Turns a representation into the entity, or null where there is none in scope. */
export type ReferenceResolver<C> = (
  representation: Record<string, unknown>,
  context: C,
) => Promise<object | null> | object | null;

export interface FederatedTypes<C> {
  resolvers: NonEmptyArray<ClassType>;
  /** classes that no query returns: stubs of other subgraphs' entities, members of unions */
  orphanedTypes?: ClassType[];
  references: Record<string, ReferenceResolver<C>>;
}

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@provides", "@inaccessible", "@tag"])`;

/** type-graphql wants one as soon as there is a subscription; ours bring their own source of events. */
const NO_TOPICS = {
  publish: () => undefined,
  subscribe: (topic: string): never => {
    throw new Error(`The subscription to ${topic} has no source: give @Subscription a subscribe function`);
  },
};

/** @returns the schema to execute and the SDL to compose, which are the same by construction */
export function buildFederatedSchema<C>({ resolvers, orphanedTypes = [], references }: FederatedTypes<C>): {
  schema: GraphQLSchema;
  sdl: string;
} {
  const plain = buildSchemaSync({
    resolvers,
    orphanedTypes,
    validateFn: validateArguments,
    skipCheck: true,
    pubSub: NO_TOPICS,
  });
  const sdl = `${LINK}\n\n${printSchemaWithDirectives(plain).replace(/^schema \{[^}]*\}\n*/m, '')}\n`;
  const map = createResolversMap(plain) as Record<string, Record<string, unknown>>;
  for (const [type, resolve] of Object.entries(references)) {
    map[type] = { ...map[type], __resolveReference: resolve };
  }
  return { schema: buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: map as never }]), sdl };
}
