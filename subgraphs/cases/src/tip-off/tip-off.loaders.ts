/** Series of tip-offs and single reports by unit: the units that are asked for the same form one batch. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import { LoaderWithArgs, loadOne } from '@diaban/shared/graphql/loaders';
import { type SeriesArgs, seriesPeriods } from '../series/series.js';
import { seriesLoader } from '../series/series.loaders.js';
import { TipOffRepository } from './tip-off.repository.js';
import { tipOffReport, tipOffStatistics } from './tip-off.rules.js';
import { TipOffReportRepository } from './tip-off-report.repository.js';
import type { TipOffStatistic } from './tip-off-statistic.js';

export function tipOffLoaders(db: RequestDatabase) {
  const repository = new TipOffRepository(db);
  const reports = new TipOffReportRepository(db);
  return {
    tipOffsByLocality: new LoaderWithArgs<number, SeriesArgs, TipOffStatistic[]>((args) => {
      const periods = seriesPeriods(args, 1);
      return seriesLoader(
        (unitIds) => repository.series(unitIds, periods, args.per),
        (row) => tipOffStatistics(row, periods),
      );
    }),
    tipOffReportByLocality: new LoaderWithArgs((month: string) =>
      loadOne(
        async (unitIds: readonly number[]) =>
          (await reports.ofUnits(unitIds, month)).map((row) => tipOffReport(row, month)),
        ({ locality }) => locality.unitId,
      ),
    ),
  };
}
