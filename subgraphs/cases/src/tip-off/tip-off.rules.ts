/** Lays counted tip-offs out as a series without gaps, and shows single reports. */
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

/** A report as the graph shows it: hidden where the same count is hidden in the series. */
export function tipOffReport(row: TipOffReportRow, month: string): TipOffReport {
  const { unitId, tipOffs: value, version, provenance, source, hidden } = row;
  const period = periodOf(month);
  const hides = new HiddenCells(hidden).find(period.from, '');
  return {
    locality: locality(unitId),
    period,
    tipOffs: guardedMeasure({ value, period, provenance, source }, hides),
    version,
  };
}
