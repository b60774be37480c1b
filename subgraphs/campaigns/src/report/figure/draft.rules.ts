/** What a draft is filled with: the question to the graph about the unit and the period, and its answer as figures. */
import type { Provenance } from '@diaban/shared/graphql/measure';
import { formatUnitId } from '@diaban/shared/scope/unit-id';
import type { ReportFrequency } from '../../reporting-obligation/reporting-obligation.js';
import { derivedProvenance, provenanceOf } from '../../roll-up/provenance.rules.js';
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

type Figure = { value: number | null; provenance: Provenance };

/** What the answer says of the unit, as far as reports tell it. Series are left out of one-off reports. */
export interface GraphFigures {
  campaignSummary: Record<'launched' | 'criteriaMet' | 'criteriaTotal', Figure>;
  pledgeSummary: Record<'pledges' | 'emulationPacts', Figure>;
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
    signedFrom: periodFrom,
    series: per !== null,
    ...(per !== null && { per }),
  };
}

export interface ComputedFigure {
  indicator: string;
  value: number;
  provenance: Provenance;
}

/** Nothing is filled in where the graph does not know, or hides a small count: unknown is not zero. */
export function figuresAnswered(unit: GraphFigures | null): ComputedFigure[] {
  if (unit === null) return [];
  const { campaignSummary, pledgeSummary, rehabilitation } = unit;
  const [outreach, cases, tipOffs] = [unit.outreachSummary?.[0], unit.caseStatistics?.[0], unit.tipOffs?.[0]];
  const managed = rehabilitation?.find(({ state }) => state === 'UNDER_MANAGEMENT');
  const figures: Record<string, Figure | undefined> = {
    CAMPAIGNS_LAUNCHED: campaignSummary.launched,
    CRITERIA_MET: campaignSummary.criteriaMet,
    CRITERIA_TOTAL: campaignSummary.criteriaTotal,
    OUTREACH_SESSIONS: outreach?.sessions,
    OUTREACH_REACH: outreach?.reach,
    PLEDGES_SIGNED: sum([pledgeSummary.pledges, pledgeSummary.emulationPacts]),
    CASES_DETECTED: cases?.cases,
    SUBJECTS_HANDLED: cases?.subjects,
    TIP_OFFS: tipOffs?.tipOffs,
    HOTSPOTS_OPEN: sum(unit.openHotspots.map(({ count }) => count)),
    PEOPLE_MANAGED: managed?.persons,
  };
  return Object.entries(figures).flatMap(([indicator, figure]) =>
    figure?.value == null
      ? []
      : { indicator, value: figure.value, provenance: derivedProvenance(figure.provenance) },
  );
}

/** Null where one of them is not known. */
function sum(figures: readonly Figure[]): Figure {
  const value = figures.reduce<number | null>(
    (total, { value }) => (total === null || value === null ? null : total + value),
    0,
  );
  return { value, provenance: provenanceOf(['COMPUTED', ...figures.map(({ provenance }) => provenance)]) };
}
