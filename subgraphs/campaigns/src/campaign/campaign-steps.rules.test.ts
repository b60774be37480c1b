/** Which steps a campaign can take from which stage. */
import { describe, expect, test } from '@jest/globals';
import type { CampaignStage } from './campaign-enums.js';
import { type CampaignStep, enteredStage, stageAfter } from './campaign-steps.rules.js';

const STAGES: CampaignStage[] = ['PLANNED', 'LAUNCHED', 'CONCLUDED'];
const STEPS: CampaignStep[] = ['LAUNCH', 'CONCLUDE'];
const LEGAL: Record<string, CampaignStage> = {
  'PLANNED LAUNCH': 'LAUNCHED',
  'LAUNCHED CONCLUDE': 'CONCLUDED',
};

describe('a campaign', () => {
  test.each(STAGES.flatMap((stage) => STEPS.map((step) => [stage, step] as const)))(
    'that is %s and is to %s goes on only in the order of the steps',
    (stage, step) => {
      const next = LEGAL[`${stage} ${step}`];
      if (next !== undefined) expect(stageAfter(stage, step)).toBe(next);
      else
        expect(() => stageAfter(stage, step)).toThrow(
          expect.objectContaining({
            code: 'INVALID',
            message: expect.stringContaining(`The campaign is ${stage}: only a`),
          }),
        );
    },
  );

  test.each([
    [null, null, 'PLANNED'],
    ['2024-04', null, 'LAUNCHED'],
    ['2024', '2025', 'CONCLUDED'],
    [null, '2025', 'CONCLUDED'],
  ])('launched on %s and concluded on %s is %s', (launched, concluded, stage) => {
    expect(enteredStage(launched, concluded)).toBe(stage);
  });
});
