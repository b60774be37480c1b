/** Lists ordered by a day and then by id, both descending: their cursors, checked before they reach the database. */
import { Invalid } from '@diaban/shared/errors';
import { type Keyset, keysetOf, type PageArgs } from '@diaban/shared/graphql/page';
import { isDate } from '@diaban/shared/graphql/scalars';
import { uuidOrNull } from '@diaban/shared/graphql/uuid';

/** @param list names the list @throws Invalid naming `first` or `after` */
export function datedKeyset({ first, after }: PageArgs, list: string): Keyset {
  const keyset = keysetOf({ first, after }, list, 2);
  if (keyset.after !== null) {
    const [day, id] = keyset.after;
    if (typeof day !== 'string' || !isDate(day) || uuidOrNull(id) === null)
      throw new Invalid('after is no cursor of this list: give the endCursor of its previous page', 'after');
  }
  return keyset;
}

/** @throws Invalid naming the first of the two arguments when they are the wrong way round */
export function checkDays(from: string | null, to: string | null, field: string): void {
  if (from !== null && to !== null && from > to)
    throw new Invalid(`${field} is ${from}, which is after ${to}: give the earlier day first`, field);
}
