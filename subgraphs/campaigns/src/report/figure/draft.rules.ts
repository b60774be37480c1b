/** What a draft is filled with: the question to the graph about the unit and the period, and its answer as figures. */
import { formatUnitId } from '@diaban/shared/scope/unit-id';
import type { ReportFrequency } from '../../reporting-obligation/reporting-obligation.js';
import type { Report } from '../report.js';

/** The trusted query that tells all figures of a unit for a report. */
export const REPORT_FIGURES = 'report-figures';

/** Series are cut by calendar periods, which the time of a one-off report is not. */
const SERIES_OF: Readonly<Record<ReportFrequency, string | null>> = {
  MONTHLY: 'MONTH',
  QUARTERLY: 'QUARTER',
  YEARLY: 'YEAR',
  ONE_OFF: null,
};

type Figure = { value: number | null };
type Signed = Record<'pledges' | 'emulationPacts', Figure>;

/** What the answer says of the unit, as far as reports tell it. Series are left out of one-off reports. */
export interface GraphFigures {
  campaignSummary: Record<'launched' | 'criteriaMet' | 'criteriaTotal', Figure>;
  pledged: Signed;
  pledgedBefore: Signed;
  openHotspots: { count: Figure }[];
  outreachSummary?: Record<'sessions' | 'reach', Figure>[];
  caseStatistics?: Record<'cases' | 'subjects', Figure>[];
  tipOffs?: { tipOffs: Figure }[];
  rehabilitation?: { state: string; persons: Figure }[];
}

export function figuresQuestion({ localityId, periodicity, periodFrom, periodTo }: Report) {
  const per = SERIES_OF[periodicity];
  return {
    unitId: formatUnitId(localityId),
    byId: true,
    from: periodFrom.slice(0, 7),
    to: periodTo.slice(0, 7),
    asOf: periodTo,
    dayBefore: dayBefore(periodFrom),
    series: per !== null,
    ...(per !== null && { per }),
  };
}

/** Nothing is filled in where the graph does not know, or hides a small count: unknown is not zero. */
export function figuresAnswered(unit: GraphFigures | null): { indicator: string; value: number }[] {
  if (unit === null) return [];
  const { campaignSummary, pledged, pledgedBefore, openHotspots, rehabilitation } = unit;
  const [outreach, cases, tipOffs] = [unit.outreachSummary?.[0], unit.caseStatistics?.[0], unit.tipOffs?.[0]];
  const managed = rehabilitation?.find(({ state }) => state === 'UNDER_MANAGEMENT');
  const [signed, before] = [sum(Object.values(pledged)), sum(Object.values(pledgedBefore))];
  const values: Record<string, number | null | undefined> = {
    CAMPAIGNS_LAUNCHED: campaignSummary.launched.value,
    CRITERIA_MET: campaignSummary.criteriaMet.value,
    CRITERIA_TOTAL: campaignSummary.criteriaTotal.value,
    OUTREACH_SESSIONS: outreach?.sessions.value,
    OUTREACH_REACH: outreach?.reach.value,
    PLEDGES_SIGNED: signed === null || before === null ? null : signed - before,
    CASES_DETECTED: cases?.cases.value,
    SUBJECTS_HANDLED: cases?.subjects.value,
    TIP_OFFS: tipOffs?.tipOffs.value,
    HOTSPOTS_OPEN: sum(openHotspots.map(({ count }) => count)),
    PEOPLE_MANAGED: managed?.persons.value,
  };
  return Object.entries(values).flatMap(([indicator, value]) => (value == null ? [] : { indicator, value }));
}

/** Null where one of them is not known. */
function sum(figures: readonly Figure[]): number | null {
  return figures.reduce<number | null>(
    (total, { value }) => (total === null || value === null ? null : total + value),
    0,
  );
}

function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}
