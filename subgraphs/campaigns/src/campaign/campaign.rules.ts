/** What is asked of campaigns, in checked form; the stage of a campaign on a day; figures from roll-ups. */

import { checkChoices, checkDays } from '@diaban/shared/graphql/dated-list';
import { measure } from '@diaban/shared/graphql/measure';
import { periodOf } from '@diaban/shared/graphql/period';
import { today } from '@diaban/shared/graphql/today';
import { parseUnitId } from '@diaban/shared/scope/unit-id';
import type { ProgrammeLevel } from '../register/programme-level.js';
import { rolledUp } from '../roll-up/roll-up.rules.js';
import type { CampaignFilter, CampaignSummaryArgs } from './campaign.inputs.js';
import type { CampaignKind, CampaignStage } from './campaign-enums.js';
import type { CampaignRollUps, CampaignSummary } from './campaign-summary.js';

/** A checked filter: null lets all through. */
export interface WantedCampaigns {
  unitId: number | null;
  kinds: CampaignKind[] | null;
  levels: ProgrammeLevel[] | null;
  stages: CampaignStage[] | null;
  launchedFrom: string | null;
  launchedTo: string | null;
  /** the day on which stages are meant */
  today: string;
}

/** @throws Invalid naming what is malformed */
export function wantedCampaigns(filter: CampaignFilter | null | undefined): WantedCampaigns {
  const { localityId, kinds, levels, stages, stagesOn, launchedFrom, launchedTo } = filter ?? {};
  checkDays(launchedFrom, launchedTo, 'launchedFrom');
  checkChoices(kinds, 'kinds');
  checkChoices(levels, 'levels');
  checkChoices(stages, 'stages');
  return {
    unitId: localityId == null ? null : parseUnitId(localityId, 'localityId'),
    kinds: kinds ?? null,
    levels: levels ?? null,
    stages: stages ?? null,
    launchedFrom: launchedFrom ?? null,
    launchedTo: launchedTo ?? null,
    today: stagesOn ?? today(),
  };
}

export interface WantedSummary {
  asOf: string;
  kinds: CampaignKind[] | null;
}

/** @throws Invalid naming `kinds` when it is empty */
export function wantedSummary({ asOf, kinds }: CampaignSummaryArgs): WantedSummary {
  checkChoices(kinds, 'kinds');
  return { asOf: asOf ?? today(), kinds: kinds ?? null };
}

/** The last stage that is certain to have been reached by a day. */
export function stageOn(
  { launchedBy, concludedBy }: { launchedBy: string | null; concludedBy: string | null },
  day: string,
): CampaignStage {
  if (concludedBy !== null && concludedBy <= day) return 'CONCLUDED';
  return launchedBy !== null && launchedBy <= day ? 'LAUNCHED' : 'PLANNED';
}

/** @param rollUps null for a unit of which nothing came back */
export function summaryOf(rollUps: CampaignRollUps | null, asOf: string): CampaignSummary {
  const figure = (name: keyof CampaignSummary) =>
    measure(rolledUp(rollUps?.[name] ?? null, rollUps?.coverage ?? [], periodOf(asOf)));
  return {
    planned: figure('planned'),
    launched: figure('launched'),
    concluded: figure('concluded'),
    unitsWithLaunch: figure('unitsWithLaunch'),
    criteriaMet: figure('criteriaMet'),
    criteriaTotal: figure('criteriaTotal'),
  };
}
