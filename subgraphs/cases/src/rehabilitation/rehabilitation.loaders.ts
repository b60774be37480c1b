/** Series of rehabilitation by unit: the units that are asked for the same series form one batch. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import { LoaderWithArgs } from '@diaban/shared/graphql/loaders';
import { type SeriesArgs, seriesPeriods } from '../series/series.js';
import { seriesLoader } from '../series/series.loaders.js';
import { RehabilitationRepository } from './rehabilitation.repository.js';
import { rehabilitationStatistics } from './rehabilitation.rules.js';
import { REHABILITATION_STATES, type RehabilitationStatistic } from './rehabilitation-statistic.js';

export function rehabilitationLoaders(db: RequestDatabase) {
  const repository = new RehabilitationRepository(db);
  return {
    rehabilitationByLocality: new LoaderWithArgs<number, SeriesArgs, RehabilitationStatistic[]>((args) => {
      const periods = seriesPeriods(args, REHABILITATION_STATES.length);
      return seriesLoader(
        (unitIds) => repository.series(unitIds, periods, args.per),
        (row) => rehabilitationStatistics(row, periods),
      );
    }),
  };
}
