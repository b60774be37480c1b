/** Finds what a statistic is compared with in the same series, shifted: one statement for all periods and units. */
import type { LoaderWithArgs } from '@diaban/shared/graphql/loaders';
import {
  type CaseComparison,
  compared,
  hasEarlier,
  onePeriodEarlier,
  oneYearEarlier,
} from './case-comparison.rules.js';
import type { CaseStatistic, CaseStatisticsArgs } from './case-statistic.js';

/** The shifted series of a series, so that all its rows ask for the very same one. */
const shifts = { PERIOD: onePeriodEarlier, YEAR: oneYearEarlier };

export async function compareWith(
  what: keyof typeof shifts,
  row: CaseStatistic,
  series: LoaderWithArgs<number, CaseStatisticsArgs, CaseStatistic[]>,
): Promise<CaseComparison | null> {
  const { unitId, args, index } = row.series;
  if (!hasEarlier(args, what === 'YEAR' ? 12 : undefined)) return null;
  const then = (await series.load(unitId, shifts[what](args)))[index];
  return then === undefined ? null : compared(row, then);
}
