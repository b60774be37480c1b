/** What a list of pledges is asked for, checked, and the figures of one signatory. */
import { Invalid } from '@diaban/shared/errors';
import { type Measure, measure } from '@diaban/shared/graphql/measure';
import { type CursorValue, type Keyset, keysetOf, type PageArgs } from '@diaban/shared/graphql/page';
import { periodOf } from '@diaban/shared/graphql/period';
import { isDate } from '@diaban/shared/graphql/scalars';
import { type StatedDate, statedDate } from '@diaban/shared/graphql/stated-date';
import { endingWithUuid, noCursor } from '../paging/cursor.js';
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
  if (kinds?.length === 0)
    throw new Invalid('kinds is empty: leave it out to list all kinds', 'filter.kinds');
  if (signedFrom !== null && signedTo !== null && signedFrom > signedTo) {
    throw new Invalid(`signedFrom ${signedFrom} is later than signedTo ${signedTo}`, 'filter.signedFrom');
  }
  return { kinds, signedFrom, signedTo };
}

/** A checked position in a list of pledges. @throws Invalid naming `first` or `after` */
export function pledgeKeyset(args: PageArgs, list: string): Keyset {
  const keyset = endingWithUuid(keysetOf(args, list, 2));
  if (keyset.after !== null && !isDate(String(keyset.after[0]))) {
    throw noCursor();
  }
  return keyset;
}

/** A checked position in a list of signatories. @throws Invalid naming `first` or `after` */
export function signatoryKeyset(args: PageArgs): Keyset {
  const keyset = keysetOf(args, 'signatories', 1);
  if (keyset.after !== null && !Number.isSafeInteger(keyset.after[0])) throw noCursor();
  return keyset;
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
