/** What is asked of gaps of the programme, in checked form, and gaps from rows. */
import { Invalid } from '@diaban/shared/errors';
import { measure } from '@diaban/shared/graphql/measure';
import type { CursorValue, Keyset, PageArgs } from '@diaban/shared/graphql/page';
import { periodOf } from '@diaban/shared/graphql/period';
import { gapKeyset } from '@diaban/shared/graphql/programme-gap';
import {
  type GapQuestion,
  gapQuestion,
  MAX_STEPS,
  packSteps,
  type TakenStep,
  unpackSteps,
} from '@diaban/shared/graphql/programme-gaps-code';
import { uuidOrNull } from '@diaban/shared/graphql/uuid';
import { campaignOf } from '../references/campaign.js';
import { localityOf } from '../references/locality.js';
import { type ProgrammeGap, ProgrammeGaps } from './programme-gaps.js';

/** A launch without a pledge. */
export interface LaunchRow {
  unitId: number;
  campaignId: string;
  since: string;
  days: number;
  synthetic: boolean;
  registerComplete: boolean;
}

/** The reference resolver: the question is all that there is to it; each list keeps to the viewer's scope by itself. */
export function resolveProgrammeGaps({ id, launches }: Record<string, unknown>): ProgrammeGaps | null {
  const question = gapQuestion(id);
  const launched = launches === undefined ? null : unpackSteps(launches);
  if (question === null || (launches !== undefined && launched === null)) return null;
  return Object.assign(new ProgrammeGaps(), { id, question, launched });
}

/** @throws Invalid naming `first` or `after` */
export function launchKeyset(args: PageArgs): Keyset {
  return gapKeyset(args, 'launched-not-pledged', (tie) => uuidOrNull(tie) !== null);
}

export function launchPosition({ since, campaign }: ProgrammeGap): CursorValue[] {
  return [since, campaign!.id];
}

export function launchGap(row: LaunchRow, { asOf }: GapQuestion): ProgrammeGap {
  const { unitId, campaignId, since, days, synthetic, registerComplete } = row;
  const figure = measure({
    value: days,
    period: periodOf(`${since}/${asOf}`),
    provenance: synthetic ? 'SYNTHETIC' : 'COMPUTED',
    source: 'Programme register, register of pledges',
  });
  return {
    locality: localityOf(unitId),
    campaign: campaignOf(campaignId),
    missing: 'PLEDGE',
    since,
    days: figure,
    registerComplete,
  };
}

/** @throws Invalid when there are more than an answer may hold */
export function packedPledges(pledged: readonly TakenStep[]): string {
  if (pledged.length > MAX_STEPS)
    throw new Invalid(
      `There are more than ${MAX_STEPS} units with a pledge: ask under one unit after the other`,
      'underId',
    );
  return packSteps(pledged);
}
