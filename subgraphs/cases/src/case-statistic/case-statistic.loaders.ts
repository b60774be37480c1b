/** Series of case statistics by unit: the units that are asked for the same series form one batch. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import { LoaderWithArgs } from '@diaban/shared/graphql/loaders';
import { seriesPeriods } from '../series/series.js';
import { seriesLoader } from '../series/series.loaders.js';
import { guardOf, linesOf, questionOf } from './case-lines.js';
import type { CaseStatistic, CaseStatisticsArgs } from './case-statistic.js';
import { CaseStatisticRepository } from './case-statistic.repository.js';
import { caseFigures } from './case-statistic.rules.js';

export function caseStatisticLoaders(db: RequestDatabase) {
  const repository = new CaseStatisticRepository(db);
  return {
    caseStatisticsByLocality: new LoaderWithArgs<number, CaseStatisticsArgs, CaseStatistic[]>((args) => {
      const question = questionOf(args);
      const periods = seriesPeriods(args, linesOf(question).length);
      const guard = guardOf(question);
      const span = { from: periods[0]!.from, to: periods.at(-1)!.to, per: args.per };
      const series = { ...question, ...span, guardedBy: guard === 'both' ? null : guard };
      return seriesLoader(
        (unitIds) => repository.series(unitIds, series),
        (row) =>
          caseFigures(row, periods, question).map((figures, index) => ({
            ...figures,
            series: { unitId: row.unitId, args, index },
          })),
      );
    }),
  };
}
