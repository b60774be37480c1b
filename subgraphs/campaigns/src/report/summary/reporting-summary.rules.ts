/** What is asked of a reporting summary, in checked form, and its figures from counts. */
import { measure } from '@diaban/shared/graphql/measure';
import type { Period, Periodicity } from '@diaban/shared/graphql/period';
import { today } from '@diaban/shared/graphql/today';
import { wantedSeries } from '../../activity/activity.rules.js';
import type { ReportFrequency } from '../../reporting-obligation/reporting-obligation.js';
import { derivedProvenance, provenanceOf, sourceOf } from '../../roll-up/provenance.rules.js';
import type {
  PeriodCounts,
  ReportingCounts,
  ReportingSummary,
  ReportingSummaryArgs,
} from './reporting-summary.js';

export interface WantedReporting {
  per: Periodicity;
  periods: Period[];
  asOf: string;
  periodicity: ReportFrequency | null;
}

/** @throws Invalid when the months are the wrong way round or too far apart */
export function wantedReporting({ from, to, per, asOf, periodicity }: ReportingSummaryArgs): WantedReporting {
  const { periods } = wantedSeries({ from, to, per });
  return { per, periods, asOf: asOf ?? today(), periodicity: periodicity ?? null };
}

/** @param counts null for a unit of which nothing came back */
export function reportingOf(
  counts: ReportingCounts | null,
  { periods }: WantedReporting,
): ReportingSummary[] {
  const found = new Map((counts?.periods ?? []).map((period) => [period.from, period]));
  return periods.map((period) => summaryOf(period, found.get(period.from) ?? null));
}

function summaryOf(period: Period, counts: PeriodCounts | null): ReportingSummary {
  const provenance = counts === null ? 'REGISTERED' : derivedProvenance(provenanceOf(counts.provenances));
  const source = counts === null ? 'Reporting obligations: no report expected' : sourceOf(counts.sources);
  const figure = (value: number | null) => measure({ value, provenance, period, source });
  const share = (part: number, whole: number) =>
    whole === 0 ? null : Math.round((part / whole) * 1000) / 10;
  return {
    period,
    expected: figure(counts?.expected ?? null),
    received: figure(counts?.received ?? null),
    withDueDay: figure(counts?.withDueDay ?? null),
    onTime: figure(timed(counts, 'onTime')),
    approved: figure(counts?.approved ?? null),
    late: figure(timed(counts, 'late')),
    rate: figure(counts === null ? null : share(counts.received, counts.expected)),
    onTimeRate: figure(counts === null ? null : share(counts.onTime, counts.withDueDay)),
  };
}

/** Where no report has a due day, nobody can say how many were on time or late. */
function timed(counts: PeriodCounts | null, name: 'onTime' | 'late'): number | null {
  return counts === null || counts.withDueDay === 0 ? null : counts[name];
}
