/** What is asked of gaps, in checked form, and gaps from rows. */
import { Invalid } from '@diaban/shared/errors';
import { checkChoices } from '@diaban/shared/graphql/dated-list';
import { measure } from '@diaban/shared/graphql/measure';
import type { CursorValue, Keyset } from '@diaban/shared/graphql/page';
import { periodOf } from '@diaban/shared/graphql/period';
import { gapKeyset } from '@diaban/shared/graphql/programme-gap';
import { type GapQuestion, MAX_GAP_DAYS } from '@diaban/shared/graphql/programme-gaps-code';
import { today } from '@diaban/shared/graphql/today';
import { uuidOrNull } from '@diaban/shared/graphql/uuid';
import { parseUnitId } from '@diaban/shared/scope/unit-id';
import type { Campaign } from '../campaign/campaign.js';
import { derivedProvenance } from '../roll-up/provenance.rules.js';
import type { CampaignGapArgs } from './campaign-gap.inputs.js';
import type { CampaignGap, CampaignGapKind, GapRow } from './campaign-gap.js';
import type { ProgrammeGapsArgs } from './programme-gaps.inputs.js';

export interface WantedGaps extends GapQuestion {
  kind: CampaignGapKind;
}

/** @throws Invalid naming what is malformed */
export function wantedGaps(args: CampaignGapArgs): WantedGaps {
  return { kind: args.kind, ...askedOfGaps(args) };
}

/** @throws Invalid naming what is malformed */
export function askedOfGaps({ asOf, underId, campaignKinds, days }: ProgrammeGapsArgs): GapQuestion {
  checkChoices(campaignKinds, 'campaignKinds');
  if (days < 1 || days > MAX_GAP_DAYS)
    throw new Invalid(`days is ${days}: give 1 to ${MAX_GAP_DAYS}`, 'days');
  return {
    asOf: asOf ?? today(),
    unitId: underId == null ? null : parseUnitId(underId, 'underId'),
    campaignKinds: campaignKinds ?? null,
    days,
  };
}

/** The longest first. @throws Invalid naming `first` or `after` */
export function campaignGapKeyset(args: CampaignGapArgs): Keyset {
  return gapKeyset(args, `campaign-gaps-${args.kind}`, (tie) => uuidOrNull(tie) !== null);
}

export function campaignGapPosition({ since, campaign }: CampaignGap): CursorValue[] {
  return [since, campaign.id];
}

export function gapOf({ since, days }: GapRow, campaign: Campaign, { kind, asOf }: WantedGaps): CampaignGap {
  const { locality, provenance, source } = campaign;
  const period = periodOf(`${since}/${asOf}`);
  const figure = { value: days, provenance: derivedProvenance(provenance), period, source };
  return { kind, locality, campaign, since, days: measure(figure) };
}
