/** What a list of pledges is asked for, checked, and the figures of one signatory. */
import { checkChoices, checkCursor, checkDays } from '@diaban/shared/graphql/dated-list';
import { type Measure, measure } from '@diaban/shared/graphql/measure';
import { type CursorValue, type Keyset, keysetOf, type PageArgs } from '@diaban/shared/graphql/page';
import { periodOf } from '@diaban/shared/graphql/period';
import { type StatedDate, statedDate } from '@diaban/shared/graphql/stated-date';
import type { LocalityPledgeFilter } from './pledge.inputs.js';
import type { Pledge } from './pledge.js';
import type { PledgeKind } from './pledge-kind.js';
import type { Signatory } from './signatory.js';

/** Conditions of a list; null means any. */
export interface WantedPledges {
  kinds: PledgeKind[] | null;
  signedFrom: string | null;
  signedTo: string | null;
}

/** @throws Invalid naming the field of the filter */
export function wantedPledges(filter: LocalityPledgeFilter | null): WantedPledges {
  const { kinds = null, signedFrom = null, signedTo = null } = filter ?? {};
  checkChoices(kinds, 'filter.kinds');
  checkDays(signedFrom, signedTo, 'filter.signedFrom');
  return { kinds, signedFrom, signedTo };
}

/** A checked position in a list of signatories. @throws Invalid naming `first` or `after` */
export function signatoryKeyset(args: PageArgs): Keyset {
  const keyset = keysetOf(args, 'signatories', 1);
  return checkCursor(keyset, Number.isSafeInteger(keyset.after?.[0]));
}

/** Where a pledge stands in lists: the latest first. */
export function pledgePosition({ signedFrom, id }: Pledge): CursorValue[] {
  return [signedFrom, id];
}

/** The date of signing as the source states it. */
export function signedOnOf({ signedText, signedInferred }: Pledge): StatedDate {
  return statedDate(signedText, signedInferred)!;
}

/** How many bodies, blocks or households signed; null where the source has a plural without a number. */
export function signedCountOf({ signedCount, provenance, source, signedText }: Signatory): Measure {
  return measure({ value: signedCount, provenance, source, period: periodOf(signedText) });
}
