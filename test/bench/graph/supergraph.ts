/** The stub subgraphs together, and the supergraph that all gateways get. */
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { campaigns } from './campaigns.js';
import { cases } from './cases.js';
import { organizations } from './organizations.js';
import { places } from './places.js';
import type { Stub } from './stub.js';

export const STUBS: readonly Stub[] = [places, cases, organizations, campaigns];

/** @param urls address of each subgraph by name */
export function composed(urls: ReadonlyMap<string, string>): { supergraphSdl: string; publicSdl: string } {
  const { errors, supergraphSdl, publicSdl } = composeServices(
    STUBS.map(({ name, sdl }) => ({ name, typeDefs: parse(sdl), url: urls.get(name) ?? `http://${name}` })),
  );
  if (supergraphSdl === undefined || publicSdl === undefined)
    throw new Error(`The stub subgraphs do not compose: ${errors?.map(({ message }) => message).join('; ')}`);
  return { supergraphSdl, publicSdl };
}
