/** Figures of reports as measures, with small values hidden; what authors may enter. */
import { Invalid } from '@diaban/shared/errors';
import {
  type Measure,
  measure,
  type Provenance,
  personMeasure,
  SMALL_CELL,
} from '@diaban/shared/graphql/measure';
import { labelOf } from '../report-period.rules.js';
import type { CorrectionRow, ReportCorrection } from './report-correction.js';
import type { FigureRow, ReportFigure, ReportOrigin, Sensitivity } from './report-figure.js';

/**
 * Counts of persons are always hidden when small. The residents of a commune are not known here, and many communes have
 * fewer than 5,000, so the cases of one are treated like persons.
 */
export function hidesSmall({ counts, level }: Sensitivity): boolean {
  return counts === 'PERSONS' || (counts === 'CASES' && (level === 'WARD' || level === 'NEIGHBOURHOOD'));
}

/** A value as it may stand where nobody checks who reads: in the list of changes. */
export function shownValue(value: number | null, sensitivity: Sensitivity): number | string | null {
  return value !== null && value > 0 && value < SMALL_CELL && hidesSmall(sensitivity)
    ? `<${SMALL_CELL}`
    : value;
}

export function figureOf(row: FigureRow): ReportFigure {
  return { indicator: row, value: measureOf(row.value, row.provenance, row), note: row.note };
}

export function correctionOf(row: CorrectionRow): ReportCorrection {
  return {
    indicator: row,
    before: measureOf(row.oldValue, 'REPORTED', row),
    after: measureOf(row.newValue, 'REPORTED', row),
    reason: row.reason,
    role: row.role,
    correctedOn: row.correctedOn,
  };
}

const SOURCES = {
  COMPUTED: 'Computed from the graph for the report',
  SYNTHETIC: 'Computed from synthetic figures of the graph for the report',
  REPORTED: 'Reported by the unit',
  NONE: 'No figure in the report that the viewer may see',
} as const;

function measureOf(
  value: number | null,
  stated: Provenance | null,
  row: Sensitivity & ReportOrigin,
): Measure {
  const synthetic = row.reportProvenance === 'SYNTHETIC';
  const computed = stated === 'COMPUTED' || stated === 'SYNTHETIC' ? stated : null;
  const provenance = value === null ? 'REPORTED' : (computed ?? 'REPORTED');
  const label = labelOf(row.periodicity, row.periodFrom, row.periodTo);
  const figure = {
    value,
    provenance: synthetic ? 'SYNTHETIC' : provenance,
    period: { from: row.periodFrom, to: row.periodTo, label },
    source: synthetic ? row.reportSource : `${SOURCES[value === null ? 'NONE' : provenance]}, ${label}`,
  } as const;
  return hidesSmall(row) ? personMeasure(figure) : measure(figure);
}

export interface EnteredFigure {
  indicator: string;
  value: number | null;
  note: string | null;
}

/** @param known codes of indicators @throws Invalid naming the line that is not usable */
export function enteredFigures(
  lines: readonly { indicator: string; value?: number | null; note?: string | null }[],
  known: readonly string[],
): EnteredFigure[] {
  if (lines.length === 0) throw new Invalid('figures is empty: give at least one indicator', 'figures');
  lines.forEach(({ indicator }, at) => {
    const field = `figures.${at}.indicator`;
    if (!known.includes(indicator))
      throw new Invalid(`"${indicator}" is no indicator: use one of ${known.join(', ')}`, field);
    if (lines.findIndex((line) => line.indicator === indicator) !== at)
      throw new Invalid(`${indicator} is given twice: give each indicator once`, field);
  });
  return lines.map(({ indicator, value, note }) => ({
    indicator,
    value: value ?? null,
    note: note?.trim() ?? null,
  }));
}
