/** For which periods an obligation expects reports, and until when each is due. */
import { type Period, type Periodicity, periodsBetween } from '@diaban/shared/graphql/period';
import type { ReportFrequency } from '../reporting-obligation/reporting-obligation.js';

export interface ObligationTerms {
  periodicity: readonly ReportFrequency[];
  dueDay: number | null;
  validFrom: string;
  validTo: string | null;
}

export interface ExpectedReport {
  periodicity: ReportFrequency;
  period: Period;
  dueOn: string | null;
}

const CUT_BY: Readonly<Record<Exclude<ReportFrequency, 'ONE_OFF'>, Periodicity>> = {
  MONTHLY: 'MONTH',
  QUARTERLY: 'QUARTER',
  YEARLY: 'YEAR',
};

/**
 * The reports of all periods that end while the obligation holds, and no later than a day. A one-off report is about
 * the whole time in which the obligation holds.
 */
export function expectedReports(terms: ObligationTerms, until: string): ExpectedReport[] {
  const { validFrom, validTo, dueDay } = terms;
  const last = validTo === null || validTo > until ? until : validTo;
  return terms.periodicity.flatMap((periodicity) =>
    periodsOf(periodicity, validFrom, validTo, last)
      .filter((period) => period.to >= validFrom && period.to <= last)
      .map((period) => ({ periodicity, period, dueOn: dueOn(period, dueDay) })),
  );
}

function periodsOf(
  periodicity: ReportFrequency,
  from: string,
  validTo: string | null,
  last: string,
): Period[] {
  if (periodicity === 'ONE_OFF')
    return validTo === null ? [] : [{ from, to: validTo, label: `${from}/${validTo}` }];
  return last < from ? [] : periodsBetween(from.slice(0, 7), last.slice(0, 7), CUT_BY[periodicity]);
}

/** The due day in the month after the period, or the last day of that month where it is shorter. */
export function dueOn({ to }: Pick<Period, 'to'>, dueDay: number | null): string | null {
  if (dueDay === null) return null;
  const [year, month] = to.split('-').map(Number) as [number, number];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(dueDay, lastDay))).toISOString().slice(0, 10);
}

export function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}

/** The name that reports give a period. */
export function labelOf(periodicity: ReportFrequency, from: string, to: string): string {
  const month = Number(from.slice(5, 7));
  const labels: Record<ReportFrequency, string> = {
    MONTHLY: from.slice(0, 7),
    QUARTERLY: `${from.slice(0, 4)}-Q${Math.ceil(month / 3)}`,
    YEARLY: from.slice(0, 4),
    ONE_OFF: `${from}/${to}`,
  };
  return labels[periodicity];
}
