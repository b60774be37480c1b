/** What of a draft the programme register can fill in: its own indicators, where it knows a value. */
import type { Period, Periodicity } from '@diaban/shared/graphql/period';
import type { OutreachRollUps } from '../../activity/outreach-summary.js';
import type { CampaignRollUps } from '../../campaign/campaign-summary.js';
import type { ReportFrequency } from '../../reporting-obligation/reporting-obligation.js';
import { rolledUp } from '../../roll-up/roll-up.rules.js';

/** Series of outreach are cut by calendar periods, which the time of a one-off report is not. */
export const SERIES_OF: Readonly<Record<ReportFrequency, Periodicity | null>> = {
  MONTHLY: 'MONTH',
  QUARTERLY: 'QUARTER',
  YEARLY: 'YEAR',
  ONE_OFF: null,
};

/** Nothing is filled in where the register does not know: unknown is not zero. */
export function computedFigures(
  campaigns: CampaignRollUps | null,
  outreach: OutreachRollUps | null,
  period: Period,
): { indicator: string; value: number }[] {
  const held = outreach?.periods.find(({ from }) => from === period.from);
  const coverage = outreach?.coverage ?? campaigns?.coverage ?? [];
  const values: Record<string, number | null> = {
    CAMPAIGNS_LAUNCHED: rolledUp(campaigns?.launched ?? null, coverage, period).value,
    CRITERIA_MET: rolledUp(campaigns?.criteriaMet ?? null, coverage, period).value,
    CRITERIA_TOTAL: rolledUp(campaigns?.criteriaTotal ?? null, coverage, period).value,
    ...(outreach === null
      ? {}
      : {
          OUTREACH_SESSIONS: rolledUp(held?.sessions ?? null, coverage, period).value,
          OUTREACH_REACH: rolledUp(held?.reach ?? null, coverage, period).value,
        }),
  };
  return Object.entries(values).flatMap(([indicator, value]) => (value === null ? [] : { indicator, value }));
}
