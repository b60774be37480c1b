/** What a list of units with a pledge is asked for, checked, and its rows as the graph shows them. */
import { checkCursor } from '@diaban/shared/graphql/dated-list';
import { type CursorValue, type Keyset, keysetOf, type PageArgs } from '@diaban/shared/graphql/page';
import { statedDate } from '@diaban/shared/graphql/stated-date';
import { localityOf } from '../references/locality.js';
import type { UnitWithPledge } from './pledged-unit.js';

export interface PledgedUnitRow {
  unitId: number;
  skey: string;
  signedText: string;
  signedInferred: boolean;
}

/** When the first pledge of a campaign was signed. */
export interface FirstPledge {
  campaignId: string;
  signedText: string;
  signedInferred: boolean;
}

/** @throws Invalid naming `first` or `after` */
export function pledgedUnitKeyset(args: PageArgs): Keyset {
  const keyset = keysetOf(args, 'units-with-pledge', 1);
  return checkCursor(keyset, typeof keyset.after?.[0] === 'string');
}

export function pledgedUnitPosition({ skey }: UnitWithPledge): CursorValue[] {
  return [skey];
}

export function pledgedUnitOf({ unitId, skey, signedText, signedInferred }: PledgedUnitRow): UnitWithPledge {
  return { locality: localityOf(unitId), firstSignedOn: statedDate(signedText, signedInferred)!, skey };
}
