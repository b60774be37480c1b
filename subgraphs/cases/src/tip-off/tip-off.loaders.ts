/** Series of tip-offs by unit: the units that are asked for the same series form one batch. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import { LoaderWithArgs } from '@diaban/shared/graphql/loaders';
import { type SeriesArgs, seriesPeriods } from '../series/series.js';
import { seriesLoader } from '../series/series.loaders.js';
import { TipOffRepository } from './tip-off.repository.js';
import { tipOffStatistics } from './tip-off.rules.js';
import type { TipOffStatistic } from './tip-off-statistic.js';

export function tipOffLoaders(db: RequestDatabase) {
  const repository = new TipOffRepository(db);
  return {
    tipOffsByLocality: new LoaderWithArgs<number, SeriesArgs, TipOffStatistic[]>((args) => {
      const periods = seriesPeriods(args, 1);
      return seriesLoader(
        (unitIds) => repository.series(unitIds, periods, args.per),
        (row) => tipOffStatistics(row, periods),
      );
    }),
  };
}
