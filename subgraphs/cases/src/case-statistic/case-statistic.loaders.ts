/** Series of case statistics by unit: the units that are asked for the same series form one batch. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import { LoaderWithArgs } from '@diaban/shared/graphql/loaders';
import { seriesPeriods } from '../series/series.js';
import { seriesLoader } from '../series/series.loaders.js';
import type { CaseStatistic, CaseStatisticsArgs } from './case-statistic.js';
import { CaseStatisticRepository } from './case-statistic.repository.js';
import { caseStatistics, linesOf } from './case-statistic.rules.js';

export function caseStatisticLoaders(db: RequestDatabase) {
  const repository = new CaseStatisticRepository(db);
  return {
    caseStatisticsByLocality: new LoaderWithArgs<number, CaseStatisticsArgs, CaseStatistic[]>((args) => {
      const { per, byOffence, offences = null } = args;
      const lines = linesOf(args);
      const periods = seriesPeriods(args, lines.length);
      const series = { from: periods[0]!.from, to: periods.at(-1)!.to, per, byOffence, offences };
      return seriesLoader(
        (unitIds) => repository.series(unitIds, series),
        (row) => caseStatistics(row, periods, lines),
      );
    }),
  };
}
