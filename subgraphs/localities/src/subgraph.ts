/** The localities subgraph: units with a permanent identity, their versions, lineage, statistics, and search. */
import 'reflect-metadata';
import { unitIdOrNull } from '@diaban/shared/scope/unit-id';
import { defineSubgraph } from '@diaban/shared/server/subgraph';
import { DirectoryResolver } from './directory/directory.resolver.js';
import { DirectoryRow } from './directory/directory-state.js';
import { directoryLoad } from './directory/load-directory.js';
import { localityLoaders } from './loaders.js';
import { sampleLoad } from './loading/sample.js';
import { seedsLoad } from './loading/seeds.js';
import { LocalityQueries } from './locality/locality.queries.js';
import { LocalityResolver } from './locality/locality.resolver.js';
import { localityOf } from './locality/locality.rules.js';
import { UnitVersion } from './locality/unit-version.js';
import { Statistic } from './statistic/statistic.js';
import { StatisticResolver } from './statistic/statistic.resolver.js';
import { SuccessionResolver } from './succession/succession.resolver.js';

export const subgraph = defineSubgraph({
  name: 'localities',
  migrations: new URL('../migrations/', import.meta.url),
  publishesUnits: true,
  entities: [UnitVersion, DirectoryRow, Statistic],
  resolvers: [LocalityQueries, LocalityResolver, StatisticResolver, SuccessionResolver, DirectoryResolver],
  references: {
    Locality: async ({ id }, { loaders }) => {
      const unitId = unitIdOrNull(id);
      if (unitId === null) return null;
      const [version] = await loaders.versionsOf.load(unitId);
      return version ? localityOf(unitId) : null;
    },
  },
  loaders: localityLoaders,
  loads: [directoryLoad, seedsLoad, sampleLoad],
});
