/** Composes the supergraph from the schemas of the subgraphs. */
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';

/** The schema of one subgraph. */
export interface SubgraphSchema {
  name: string;
  sdl: string;
}

/** Where a subgraph listens when it is a process of its own and nobody says otherwise. */
export function portOf(name: string): number {
  return { localities: 4001, cases: 4002, organizations: 4003, campaigns: 4004 }[name] ?? 4005;
}

/** The supergraph's SDL, the same for the same schemas. @throws naming every fault of the composition */
export function compose(schemas: readonly SubgraphSchema[]): string {
  const { errors, supergraphSdl } = composeServices(
    schemas.map(({ name, sdl }) => ({
      name,
      typeDefs: parse(sdl),
      url: `http://127.0.0.1:${portOf(name)}/graphql`,
    })),
  );
  if (errors !== undefined)
    throw new Error(
      `The subgraphs do not compose:\n${errors.map(({ message }) => `  - ${message}`).join('\n')}`,
    );
  return `${supergraphSdl.trim()}\n`;
}
