/** Lays stocks of persons out as a series without gaps, each dated by the month that it was last reported for. */
import { type Period, periodOf } from '@diaban/shared/graphql/period';
import { figureOf, type Voucher, voucherFor } from '../coverage/coverage.rules.js';
import { locality } from '../references/locality.js';
import { guardedMeasure, HiddenCells } from '../suppression/suppression.rules.js';
import type { RehabilitationSeriesRow } from './rehabilitation.repository.js';
import type { RehabilitationReport } from './rehabilitation-report.js';
import type { RehabilitationReportRow } from './rehabilitation-report.repository.js';
import { REHABILITATION_STATES, type RehabilitationStatistic } from './rehabilitation-statistic.js';

const UNKNOWN: Voucher = {
  provenance: 'REPORTED',
  source: 'No register of rehabilitation covers the whole of this period',
};

export function rehabilitationStatistics(
  { spans, cells, hidden }: RehabilitationSeriesRow,
  periods: readonly Period[],
): RehabilitationStatistic[] {
  const counted = new Map(cells.map((cell) => [`${cell.from} ${cell.state}`, cell]));
  const hides = new HiddenCells(hidden);
  return periods.flatMap((period) => {
    const voucher = voucherFor(spans, period);
    return REHABILITATION_STATES.map((state) => {
      const cell = counted.get(`${period.from} ${state}`) ?? null;
      const month = periodOf((cell?.month ?? period.to).slice(0, 7));
      const about = voucher === null ? period : month;
      const figure = figureOf(voucher, cell, about, UNKNOWN);
      return { period, state, persons: guardedMeasure(figure, hides.find(period.from, state)) };
    });
  });
}

/** A report as the graph shows it: hidden where the same count is hidden in the series. */
export function rehabilitationReport(row: RehabilitationReportRow, month: string): RehabilitationReport {
  const period = periodOf(month);
  const hides = new HiddenCells(row.hidden);
  const stated = new Map(row.counts.map((count) => [count.state, count]));
  const counts = REHABILITATION_STATES.flatMap((state) => {
    const count = stated.get(state);
    if (count === undefined) return [];
    const { persons: value, provenance, source } = count;
    const persons = guardedMeasure({ value, period, provenance, source }, hides.find(period.from, state));
    return [{ period, state, persons }];
  });
  return { locality: locality(row.unitId), period, counts, version: row.version };
}
