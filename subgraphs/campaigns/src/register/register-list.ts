/** Lists of the register, latest first: where an entry stands, and the page that a list query brought. */
import { datedPosition } from '@diaban/shared/graphql/dated-list';
import { type CursorValue, type Keyset, type Page, toPage } from '@diaban/shared/graphql/page';
import type { RegisterEntry } from './register-entry.js';

export function positionOf({ listedOn, id }: RegisterEntry): CursorValue[] {
  return datedPosition(listedOn, id);
}

export function registerPage<T extends RegisterEntry>(rows: readonly T[], keyset: Keyset): Page<T> {
  return toPage(rows, keyset, positionOf);
}
