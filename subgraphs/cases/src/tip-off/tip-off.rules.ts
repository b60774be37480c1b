/** Lays counted tip-offs out as a series without gaps. */
import { personMeasure } from '@diaban/shared/graphql/measure';
import type { Period } from '@diaban/shared/graphql/period';
import { figureOf, type Voucher, voucherFor } from '../coverage/coverage.rules.js';
import type { TipOffSeriesRow } from './tip-off.repository.js';
import type { TipOffStatistic } from './tip-off-statistic.js';

const UNKNOWN: Voucher = {
  provenance: 'REPORTED',
  source: 'No register of tip-offs covers the whole of this period',
};

export function tipOffStatistics(
  { spans, cells }: TipOffSeriesRow,
  periods: readonly Period[],
): TipOffStatistic[] {
  const counted = new Map(cells.map((cell) => [cell.from, cell]));
  return periods.map((period) => ({
    period,
    tipOffs: personMeasure(
      figureOf(voucherFor(spans, period), counted.get(period.from) ?? null, period, UNKNOWN),
    ),
  }));
}
