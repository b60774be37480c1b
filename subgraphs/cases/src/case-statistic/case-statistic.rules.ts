/** Lays the counted cells out as a series without gaps, in which a zero is true and a null says why. */
import { type Measure, measure } from '@diaban/shared/graphql/measure';
import type { Period } from '@diaban/shared/graphql/period';
import { figureOf, type Voucher, voucherFor } from '../coverage/coverage.rules.js';
import { guardedMeasure, HiddenCells } from '../suppression/suppression.rules.js';
import { type CaseLine, type CaseQuestion, guardOf, linesOf, partsOf } from './case-lines.js';
import type { CaseCell, CaseSeriesRow } from './case-statistic.repository.js';

export const UNKNOWN_CASES: Voucher = {
  provenance: 'REGISTERED',
  source: 'No register of cases covers the whole of this period',
};

/** The figures of one line in one period. */
export interface CaseFigures extends CaseLine {
  period: Period;
  cases: Measure;
  subjects: Measure;
}

/** One for each period and line of the question. */
export function caseFigures(
  { spans, cells, hidden }: CaseSeriesRow,
  periods: readonly Period[],
  question: CaseQuestion,
): CaseFigures[] {
  const counted = new Map(cells.map((cell) => [`${cell.from} ${cell.offence} ${cell.stage}`, cell]));
  const lines = linesOf(question);
  const hides = hiddenIn(new HiddenCells(hidden), question);
  return periods.flatMap((period) => {
    const voucher = voucherFor(spans, period);
    return lines.map((line) => {
      const cell = counted.get(`${period.from} ${line.offence} ${line.stage}`) ?? null;
      return figures(voucher, period, line, cell, hides);
    });
  });
}

type Hides = (from: string, line: CaseLine) => { banded: boolean } | null;

/** Whether a count of persons is hidden: with it all sums that it is part of. */
function hiddenIn(hidden: HiddenCells, question: CaseQuestion): Hides {
  if (guardOf(question) === 'both') return () => ({ banded: false });
  return (from, line) => {
    const parts = partsOf(line, question);
    const found = parts.flatMap((part) => hidden.find(from, part) ?? []);
    if (found.length === 0) return null;
    return { banded: parts.length === 1 && found[0]!.banded };
  };
}

function figures(
  voucher: Voucher | null,
  period: Period,
  line: CaseLine,
  cell: CaseCell | null,
  hides: Hides,
): CaseFigures {
  const cases = cell && { value: cell.cases, synthetic: cell.synthetic };
  // a sum in which an unknown number is missing would be too small, and would not look it
  const known = cell?.subjectsUnknown === 0;
  const subjects = cell && { value: known ? cell.subjects : null, synthetic: cell.synthetic };
  return {
    ...line,
    period,
    cases: measure(figureOf(voucher, cases, period, UNKNOWN_CASES)),
    subjects: guardedMeasure(figureOf(voucher, subjects, period, UNKNOWN_CASES), hides(period.from, line)),
  };
}
