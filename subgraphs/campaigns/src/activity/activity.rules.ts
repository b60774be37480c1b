/** What is asked of activities, in checked form, and the outreach series from roll-ups. */
import { Invalid } from '@diaban/shared/errors';
import { checkChoices, checkDays } from '@diaban/shared/graphql/dated-list';
import { measure, personMeasure } from '@diaban/shared/graphql/measure';
import { type Period, type Periodicity, periodsBetween } from '@diaban/shared/graphql/period';
import { parseUnitId } from '@diaban/shared/scope/unit-id';
import { rolledUp } from '../roll-up/roll-up.rules.js';
import type { ActivityFilter, OutreachSummaryArgs } from './activity.inputs.js';
import type { ActivityAudience, ActivityFormat } from './activity-enums.js';
import type { OutreachRollUps, OutreachSummary } from './outreach-summary.js';

/** A checked filter: null lets all through. */
export interface WantedActivities {
  unitId: number | null;
  formats: ActivityFormat[] | null;
  audiences: ActivityAudience[] | null;
  heldFrom: string | null;
  heldTo: string | null;
}

/** @throws Invalid naming what is malformed */
export function wantedActivities(filter: ActivityFilter | null | undefined): WantedActivities {
  const { localityId, formats, audiences, heldFrom, heldTo } = filter ?? {};
  checkDays(heldFrom, heldTo, 'heldFrom');
  checkChoices(formats, 'formats');
  checkChoices(audiences, 'audiences');
  return {
    unitId: localityId == null ? null : parseUnitId(localityId, 'localityId'),
    formats: formats ?? null,
    audiences: audiences ?? null,
    heldFrom: heldFrom ?? null,
    heldTo: heldTo ?? null,
  };
}

/** A series of periods to sum over. */
export interface WantedSeries {
  per: Periodicity;
  periods: Period[];
  audiences: ActivityAudience[] | null;
  formats: ActivityFormat[] | null;
}

/** Ten years by month: longer series are asked in parts. */
const MAX_PERIODS = 120;

/** @throws Invalid when the months are the wrong way round or too far apart, or a list of choices is empty */
export function wantedSeries({ from, to, per, audiences, formats }: OutreachSummaryArgs): WantedSeries {
  checkChoices(audiences, 'audiences');
  checkChoices(formats, 'formats');
  if (from > to)
    throw new Invalid(`from is ${from}, which is after ${to}: give the earlier month first`, 'from');
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1;
  const periods = years > MAX_PERIODS ? [] : periodsBetween(from, to, per);
  if (periods.length === 0 || periods.length > MAX_PERIODS)
    throw new Invalid(
      `from ${from} to ${to} by ${per} is more than ${MAX_PERIODS} periods: ask for fewer`,
      'to',
    );
  return { per, periods, audiences: audiences ?? null, formats: formats ?? null };
}

/** @param rollUps null for a unit of which nothing came back */
export function seriesOf(rollUps: OutreachRollUps | null, { periods }: WantedSeries): OutreachSummary[] {
  const found = new Map((rollUps?.periods ?? []).map((period) => [period.from, period]));
  const coverage = rollUps?.coverage ?? [];
  return periods.map((period) => ({
    period,
    sessions: measure(rolledUp(found.get(period.from)?.sessions ?? null, coverage, period)),
    reach: personMeasure(rolledUp(found.get(period.from)?.reach ?? null, coverage, period)),
  }));
}
