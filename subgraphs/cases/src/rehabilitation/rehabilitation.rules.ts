/** Lays stocks of persons out as a series without gaps, each dated by the month that it was last reported for. */
import { personMeasure } from '@diaban/shared/graphql/measure';
import { type Period, periodOf } from '@diaban/shared/graphql/period';
import { figureOf, type Voucher, voucherFor } from '../coverage/coverage.rules.js';
import type { RehabilitationSeriesRow } from './rehabilitation.repository.js';
import { REHABILITATION_STATES, type RehabilitationStatistic } from './rehabilitation-statistic.js';

const UNKNOWN: Voucher = {
  provenance: 'REPORTED',
  source: 'No register of rehabilitation covers the whole of this period',
};

export function rehabilitationStatistics(
  { spans, cells }: RehabilitationSeriesRow,
  periods: readonly Period[],
): RehabilitationStatistic[] {
  const counted = new Map(cells.map((cell) => [`${cell.from} ${cell.state}`, cell]));
  return periods.flatMap((period) => {
    const voucher = voucherFor(spans, period);
    return REHABILITATION_STATES.map((state) => {
      const cell = counted.get(`${period.from} ${state}`) ?? null;
      const month = periodOf((cell?.month ?? period.to).slice(0, 7));
      const about = voucher === null ? period : month;
      return { period, state, persons: personMeasure(figureOf(voucher, cell, about, UNKNOWN)) };
    });
  });
}
