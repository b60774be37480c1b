/** Loads reports, their figures and summaries for many keys with one statement. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import { LoaderWithArgs, loadMany, loadOne } from '@diaban/shared/graphql/loaders';
import type { Keyset } from '@diaban/shared/graphql/page';
import { pageLoader } from '@diaban/shared/graphql/page-loader';
import { positionOf } from '../register/register-list.js';
import { FigureRepository } from './figure/figure.repository.js';
import { ReportRepository } from './report.repository.js';
import type { WantedReports } from './report-filter.rules.js';
import type { WantedReporting } from './summary/reporting-summary.rules.js';

export function reportLoaders(db: RequestDatabase) {
  const reports = new ReportRepository(db);
  const reportFigures = new FigureRepository(db);
  return {
    reports,
    reportFigures,
    reportById: loadOne(
      (ids: readonly string[]) => reports.findByIds(ids),
      ({ id }) => id,
    ),
    reportsUnderUnit: new LoaderWithArgs(({ wanted, keyset }: { wanted: WantedReports; keyset: Keyset }) =>
      pageLoader((units: readonly number[]) => reports.underUnits(units, wanted, keyset), keyset, positionOf),
    ),
    reportingCounts: new LoaderWithArgs((wanted: WantedReporting) =>
      loadOne(
        (units: readonly number[]) => reports.reporting(units, wanted),
        ({ unitId }) => unitId,
      ),
    ),
    figuresOfReport: loadMany(
      (ids: readonly string[]) => reportFigures.ofReports(ids),
      ({ reportId }) => reportId,
    ),
    correctionsOfReport: new LoaderWithArgs((keyset: Keyset) =>
      pageLoader(
        (ids: readonly string[]) => reportFigures.corrections(ids, keyset),
        keyset,
        ({ number }) => [number],
      ),
    ),
  };
}
