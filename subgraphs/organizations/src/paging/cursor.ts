/** Refuses cursors that were tampered with before the database stumbles over them. */
import { Invalid } from '@diaban/shared/errors';
import type { Keyset } from '@diaban/shared/graphql/page';
import { uuidOrNull } from '@diaban/shared/graphql/uuid';

export function noCursor(): Invalid {
  return new Invalid('after is no cursor of this list: give the endCursor of its previous page', 'after');
}

/** @throws Invalid where the last value of the position is no identity */
export function endingWithUuid(keyset: Keyset): Keyset {
  if (keyset.after !== null && uuidOrNull(keyset.after.at(-1)) === null) throw noCursor();
  return keyset;
}
