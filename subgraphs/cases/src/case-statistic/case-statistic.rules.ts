/** Lays the counted cells out as a series without gaps, in which a zero is true and a null says why. */
import { measure, personMeasure } from '@diaban/shared/graphql/measure';
import type { Period } from '@diaban/shared/graphql/period';
import { figureOf, type Voucher, voucherFor } from '../coverage/coverage.rules.js';
import { OFFENCE_TYPES, type OffenceType } from '../offence/offence-type.js';
import type { CaseStatistic, CaseStatisticsArgs } from './case-statistic.js';
import type { CaseCell, CaseSeriesRow } from './case-statistic.repository.js';

const UNKNOWN: Voucher = {
  provenance: 'REGISTERED',
  source: 'No register of cases covers the whole of this period',
};

/** The kinds of offence that have a line of their own in each period; null: one line for all together. */
export function linesOf({ byOffence, offences }: CaseStatisticsArgs): (OffenceType | null)[] {
  if (!byOffence) return [null];
  return OFFENCE_TYPES.filter((offence) => offences?.includes(offence) ?? true);
}

/** One statistic for each period and line. @param lines from {@link linesOf} */
export function caseStatistics(
  { spans, cells }: CaseSeriesRow,
  periods: readonly Period[],
  lines: readonly (OffenceType | null)[],
): CaseStatistic[] {
  const counted = new Map(cells.map((cell) => [`${cell.from} ${cell.offence}`, cell]));
  return periods.flatMap((period) => {
    const voucher = voucherFor(spans, period);
    return lines.map((offence) =>
      statistic(voucher, period, offence, counted.get(`${period.from} ${offence}`)),
    );
  });
}

function statistic(
  voucher: Voucher | null,
  period: Period,
  offence: OffenceType | null,
  cell: CaseCell | undefined,
): CaseStatistic {
  const cases = cell ? { value: cell.cases, synthetic: cell.synthetic } : null;
  // a sum in which an unknown number is missing would be too small, and would not look it
  const subjects = cell
    ? { value: cell.subjectsUnknown > 0 ? null : cell.subjects, synthetic: cell.synthetic }
    : null;
  return {
    period,
    offence,
    cases: measure(figureOf(voucher, cases, period, UNKNOWN)),
    subjects: personMeasure(figureOf(voucher, subjects, period, UNKNOWN)),
  };
}
