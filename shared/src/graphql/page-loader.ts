/** A list under many parents at once: one statement brings the same page of each of them. */
import DataLoader from 'dataloader';
import { type CursorValue, type Keyset, type Page, toPage } from './page.js';

/** A row of a list under a parent. */
export type Under<K, V> = V & { parentKey: K };

/**
 * Pages by parent. @param fetch returns for each parent at most `keyset.limit` rows after `keyset.after`, in the order
 * of the list @param position the ordering values of a row
 */
export function pageLoader<K extends string | number, V>(
  fetch: (parents: readonly K[]) => Promise<readonly Under<K, V>[]>,
  keyset: Keyset,
  position: (row: V) => CursorValue[],
): DataLoader<K, Page<V>> {
  return new DataLoader<K, Page<V>>(async (parents) => {
    const rows = new Map<K, V[]>(parents.map((parent) => [parent, []]));
    for (const row of await fetch(parents)) rows.get(row.parentKey)?.push(row);
    return parents.map((parent) => toPage(rows.get(parent) ?? [], keyset, position));
  });
}
