/** The steps of a campaign: from the plan to the launch to the conclusion, in this order and each once. */
import { Invalid } from '@diaban/shared/errors';
import type { CampaignStage } from './campaign-enums.js';

export type CampaignStep = 'LAUNCH' | 'CONCLUDE';

const STEPS: Record<CampaignStep, { from: CampaignStage; to: CampaignStage; done: string }> = {
  LAUNCH: { from: 'PLANNED', to: 'LAUNCHED', done: 'launched' },
  CONCLUDE: { from: 'LAUNCHED', to: 'CONCLUDED', done: 'concluded' },
};

/** How far a campaign has come by what is entered of it, whatever the day. */
export function enteredStage(launchedOn: string | null, concludedOn: string | null): CampaignStage {
  if (concludedOn !== null) return 'CONCLUDED';
  return launchedOn === null ? 'PLANNED' : 'LAUNCHED';
}

/** @returns the stage after the step @throws Invalid when the campaign is in another stage than the step begins in */
export function stageAfter(stage: CampaignStage, step: CampaignStep): CampaignStage {
  const { from, to, done } = STEPS[step];
  if (stage !== from)
    throw new Invalid(
      `The campaign is ${stage}: only a ${from} one can be ${done}. Read its stage again`,
      'campaignId',
    );
  return to;
}
