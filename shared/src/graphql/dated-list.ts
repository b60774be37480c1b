/** Lists ordered by a day and then by id, latest first: their cursors, checked before they reach the database. */
import { Invalid } from '../errors.js';
import { type CursorValue, type Keyset, keysetOf, type PageArgs } from './page.js';
import { isDate } from './scalars.js';
import { uuidOrNull } from './uuid.js';

/** @param list names the list, so that a cursor of another one is refused @throws Invalid naming `first` or `after` */
export function datedKeyset(args: PageArgs, list: string): Keyset {
  const keyset = keysetOf(args, list, 2);
  const [day, id] = keyset.after ?? [];
  return checkCursor(keyset, typeof day === 'string' && isDate(day) && uuidOrNull(id) !== null);
}

/** Refuses a cursor whose values are not those of its list; the first page has none. */
export function checkCursor(keyset: Keyset, fits: boolean): Keyset {
  if (keyset.after === null || fits) return keyset;
  throw new Invalid('after is no cursor of this list: give the endCursor of its previous page', 'after');
}

/** Where a row stands in such a list. */
export function datedPosition(day: string, id: string): CursorValue[] {
  return [day, id];
}

/** @throws Invalid naming the first of two days when they are the wrong way round */
export function checkDays(
  from: string | null | undefined,
  to: string | null | undefined,
  field: string,
): void {
  if (from != null && to != null && from > to) {
    throw new Invalid(`${field} is ${from}, which is after ${to}: give the earlier day first`, field);
  }
}

/** @throws Invalid when a list of choices is given and empty, which would never find anything */
export function checkChoices(choices: readonly unknown[] | null | undefined, field: string): void {
  if (choices?.length === 0) throw new Invalid(`${field} is empty: leave it out to list all`, field);
}
