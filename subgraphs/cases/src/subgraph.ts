/** The subgraph of police cases and all that is counted beside them: everything wired together. */
import { resolveUnit } from '@diaban/shared/graphql/unit-reference';
import { resolveUuid } from '@diaban/shared/graphql/uuid';
import { defineSubgraph } from '@diaban/shared/server/subgraph';
import { Hotspot } from './hotspot/hotspot.js';
import { HotspotResolver } from './hotspot/hotspot.resolver.js';
import { casesLoaders } from './loaders.js';
import { sampleLoad } from './loading/sample.js';
import { seedsLoad } from './loading/seeds.js';
import { PoliceCase } from './police-case/police-case.js';
import { PoliceCaseResolver } from './police-case/police-case.resolver.js';
import { PublishedCaseFigure } from './published-case-figure/published-case-figure.js';
import { PublishedCaseFigureResolver } from './published-case-figure/published-case-figure.resolver.js';
import { locality } from './references/locality.js';
import { LocalityResolver } from './references/locality.resolver.js';

export const subgraph = defineSubgraph({
  name: 'cases',
  migrations: new URL('../migrations/', import.meta.url),
  entities: [PoliceCase, Hotspot, PublishedCaseFigure],
  loaders: casesLoaders,
  resolvers: [PoliceCaseResolver, HotspotResolver, PublishedCaseFigureResolver, LocalityResolver],
  references: {
    PoliceCase: (reference, { loaders }) => resolveUuid(reference, loaders.caseById),
    Hotspot: (reference, { loaders }) => resolveUuid(reference, loaders.hotspotById),
    PublishedCaseFigure: (reference, { loaders }) => resolveUuid(reference, loaders.publishedCaseFigureById),
    Locality: (reference, context) => resolveUnit(reference, context, ({ unitId }) => locality(unitId)),
  },
  loads: [seedsLoad, sampleLoad],
});
