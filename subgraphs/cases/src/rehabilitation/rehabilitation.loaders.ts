/** Series of rehabilitation and single reports by unit: the units that are asked for the same form one batch. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import { LoaderWithArgs, loadOne } from '@diaban/shared/graphql/loaders';
import { type SeriesArgs, seriesPeriods } from '../series/series.js';
import { seriesLoader } from '../series/series.loaders.js';
import { RehabilitationRepository } from './rehabilitation.repository.js';
import { rehabilitationReport, rehabilitationStatistics } from './rehabilitation.rules.js';
import { RehabilitationReportRepository } from './rehabilitation-report.repository.js';
import { REHABILITATION_STATES, type RehabilitationStatistic } from './rehabilitation-statistic.js';

export function rehabilitationLoaders(db: RequestDatabase) {
  const repository = new RehabilitationRepository(db);
  const reports = new RehabilitationReportRepository(db);
  return {
    rehabilitationByLocality: new LoaderWithArgs<number, SeriesArgs, RehabilitationStatistic[]>((args) => {
      const periods = seriesPeriods(args, REHABILITATION_STATES.length);
      return seriesLoader(
        (unitIds) => repository.series(unitIds, periods, args.per),
        (row) => rehabilitationStatistics(row, periods),
      );
    }),
    rehabilitationReportByLocality: new LoaderWithArgs((month: string) =>
      loadOne(
        async (unitIds: readonly number[]) =>
          (await reports.ofUnits(unitIds, month)).map((row) => rehabilitationReport(row, month)),
        ({ locality }) => locality.unitId,
      ),
    ),
  };
}
