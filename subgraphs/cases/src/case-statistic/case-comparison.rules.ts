/** The series beside which a series is laid: the period before each of its periods, and the same one last year. */
import type { Measure } from '@diaban/shared/graphql/measure';
import type { Periodicity } from '@diaban/shared/graphql/period';
import type { SeriesArgs } from '../series/series.js';
import type { CaseFigures } from './case-statistic.rules.js';

const MONTHS: Record<Periodicity, number> = { MONTH: 1, QUARTER: 3, YEAR: 12 };

/** Whole periods, so that the shifted series has as many as the series itself. */
function firstMonth(month: string, per: Periodicity): number {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
  return Math.floor(index / MONTHS[per]) * MONTHS[per];
}

function monthOf(index: number): string {
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** The same series, each period one period earlier. */
export function onePeriodEarlier<A extends SeriesArgs>(args: A): A {
  return earlier(args, MONTHS[args.per]);
}

/** The same series, each period one year earlier. */
export function oneYearEarlier<A extends SeriesArgs>(args: A): A {
  return earlier(args, 12);
}

function earlier<A extends SeriesArgs>(args: A, months: number): A {
  const { from, to, per } = args;
  const [first, last] = [firstMonth(from, per) - months, firstMonth(to, per) - months];
  return { ...args, from: monthOf(first), to: monthOf(last) };
}

/** The year 1 has no year before it. */
export function hasEarlier({ from, per }: SeriesArgs, months = MONTHS[per]): boolean {
  return firstMonth(from, per) - months >= 12;
}

/** How much more than then: unknown where either is, and hidden where either is. */
export function changeBetween(now: Measure, then: Measure): Measure {
  const { period, provenance } = now;
  const source = now.source === then.source ? now.source : `${now.source}; ${then.source}`;
  const about = { band: null, provenance: mixed(provenance, then.provenance), period, source };
  if (now.value !== null && then.value !== null) {
    const value = now.value - then.value;
    return { ...about, value, status: value === 0 ? 'ZERO' : 'REPORTED' };
  }
  const hidden = now.status === 'SUPPRESSED' || then.status === 'SUPPRESSED';
  const unknown = now.status === 'NOT_REPORTED' || then.status === 'NOT_REPORTED';
  return { ...about, value: null, status: hidden && !unknown ? 'SUPPRESSED' : 'NOT_REPORTED' };
}

function mixed(now: Measure['provenance'], then: Measure['provenance']): Measure['provenance'] {
  return now === 'SYNTHETIC' || then === 'SYNTHETIC' ? 'SYNTHETIC' : 'COMPUTED';
}

/** What a period is compared with. */
export interface CaseComparison extends Pick<CaseFigures, 'period' | 'cases' | 'subjects'> {
  casesChange: Measure;
  subjectsChange: Measure;
}

export function compared(now: CaseFigures, { period, cases, subjects }: CaseFigures): CaseComparison {
  return {
    period,
    cases,
    subjects,
    casesChange: changeBetween(now.cases, cases),
    subjectsChange: changeBetween(now.subjects, subjects),
  };
}
