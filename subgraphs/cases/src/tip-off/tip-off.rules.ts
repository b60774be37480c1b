/** Lays counted tip-offs out as a series without gaps, and shows single reports. */
import { personMeasure } from '@diaban/shared/graphql/measure';
import { type Period, periodOf } from '@diaban/shared/graphql/period';
import { figureOf, type Voucher, voucherFor } from '../coverage/coverage.rules.js';
import { locality } from '../references/locality.js';
import { guardedMeasure, HiddenCells } from '../suppression/suppression.rules.js';
import type { TipOffSeriesRow } from './tip-off.repository.js';
import type { TipOffReport } from './tip-off-report.js';
import type { TipOffReportRow } from './tip-off-report.repository.js';
import type { TipOffStatistic } from './tip-off-statistic.js';

const UNKNOWN: Voucher = {
  provenance: 'REPORTED',
  source: 'No register of tip-offs covers the whole of this period',
};

export function tipOffStatistics(
  { spans, cells, hidden }: TipOffSeriesRow,
  periods: readonly Period[],
): TipOffStatistic[] {
  const counted = new Map(cells.map((cell) => [cell.from, cell]));
  const hides = new HiddenCells(hidden);
  return periods.map((period) => ({
    period,
    tipOffs: guardedMeasure(
      figureOf(voucherFor(spans, period), counted.get(period.from) ?? null, period, UNKNOWN),
      hides.find(period.from, ''),
    ),
  }));
}

/** A report as the graph shows it. */
export function tipOffReport(row: TipOffReportRow, month: string): TipOffReport {
  const { unitId, tipOffs: value, version, provenance, source } = row;
  const period = periodOf(month);
  return {
    locality: locality(unitId),
    period,
    tipOffs: personMeasure({ value, period, provenance, source }),
    version,
  };
}
