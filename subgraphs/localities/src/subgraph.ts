/** The localities subgraph: units with a permanent identity, their versions, lineage, statistics, and search. */
import 'reflect-metadata';
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import { ImportFault } from '@diaban/shared/importing/job/import-fault';
import { ImportJob } from '@diaban/shared/importing/job/import-job';
import { ImportJobResolver } from '@diaban/shared/importing/job/import-job.resolver';
import { importLoaders } from '@diaban/shared/importing/job/import-loaders';
import { unitIdOrNull } from '@diaban/shared/scope/unit-id';
import { defineSubgraph } from '@diaban/shared/server/subgraph';
import { Change } from './change/change.js';
import { ChangeResolver } from './change/change.resolver.js';
import { ChangedResolver } from './change/changed.resolver.js';
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
import { StatisticImportResolver } from './statistic-import/statistic-import.resolver.js';
import { SuccessionResolver } from './succession/succession.resolver.js';

export const subgraph = defineSubgraph({
  name: 'localities',
  migrations: new URL('../migrations/', import.meta.url),
  publishesUnits: true,
  entities: [Change, UnitVersion, DirectoryRow, Statistic, ImportJob, ImportFault],
  resolvers: [
    LocalityQueries,
    LocalityResolver,
    StatisticResolver,
    SuccessionResolver,
    ChangeResolver,
    ChangedResolver,
    DirectoryResolver,
    StatisticImportResolver,
    ImportJobResolver,
  ],
  references: {
    Locality: async ({ id }, { loaders }) => {
      const unitId = unitIdOrNull(id);
      if (unitId === null) return null;
      const [version] = await loaders.versionsOf.load(unitId);
      return version ? localityOf(unitId) : null;
    },
  },
  loaders: (db: RequestDatabase) => ({ ...localityLoaders(db), ...importLoaders(db) }),
  loads: [directoryLoad, seedsLoad, sampleLoad],
});
