/** What is asked of gaps, in checked form, and gaps from rows. */
import { Invalid } from '@diaban/shared/errors';
import { checkChoices, checkCursor } from '@diaban/shared/graphql/dated-list';
import { measure } from '@diaban/shared/graphql/measure';
import { type CursorValue, type Keyset, keysetOf } from '@diaban/shared/graphql/page';
import { periodOf } from '@diaban/shared/graphql/period';
import { isDate } from '@diaban/shared/graphql/scalars';
import { today } from '@diaban/shared/graphql/today';
import { uuidOrNull } from '@diaban/shared/graphql/uuid';
import { parseUnitId } from '@diaban/shared/scope/unit-id';
import type { Campaign } from '../campaign/campaign.js';
import type { CampaignKind } from '../campaign/campaign-enums.js';
import { derivedProvenance } from '../roll-up/provenance.rules.js';
import type { CampaignGapArgs } from './campaign-gap.inputs.js';
import type { CampaignGap, CampaignGapKind, GapRow } from './campaign-gap.js';

export interface WantedGaps {
  kind: CampaignGapKind;
  asOf: string;
  unitId: number | null;
  campaignKinds: CampaignKind[] | null;
  days: number;
}

const MAX_DAYS = 3_650;

/** @throws Invalid naming what is malformed */
export function wantedGaps({ kind, asOf, underId, campaignKinds, days }: CampaignGapArgs): WantedGaps {
  checkChoices(campaignKinds, 'campaignKinds');
  if (days < 1 || days > MAX_DAYS) throw new Invalid(`days is ${days}: give 1 to ${MAX_DAYS}`, 'days');
  return {
    kind,
    asOf: asOf ?? today(),
    unitId: underId == null ? null : parseUnitId(underId, 'underId'),
    campaignKinds: campaignKinds ?? null,
    days,
  };
}

/** The longest first. @throws Invalid naming `first` or `after` */
export function gapKeyset(args: CampaignGapArgs): Keyset {
  const keyset = keysetOf(args, `campaign-gaps-${args.kind}`, 2);
  const [since, id] = keyset.after ?? [];
  return checkCursor(keyset, typeof since === 'string' && isDate(since) && uuidOrNull(id) !== null);
}

export function gapPosition({ since, campaign }: CampaignGap): CursorValue[] {
  return [since, campaign.id];
}

export function gapOf({ since, days }: GapRow, campaign: Campaign, { kind, asOf }: WantedGaps): CampaignGap {
  const { locality, provenance, source } = campaign;
  const period = periodOf(`${since}/${asOf}`);
  const figure = { value: days, provenance: derivedProvenance(provenance), period, source };
  return { kind, locality, campaign, since, days: measure(figure) };
}
