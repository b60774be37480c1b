/** What of a change is shown: the properties that differ, with small numbers hidden whatever they count. */
import { SMALL_CELL } from '@diaban/shared/graphql/measure';
import type { Change, ChangedField } from './change.js';

/** The properties of a change, in the order of their names. */
export function changedFields({ before, after }: Pick<Change, 'before' | 'after'>): ChangedField[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names]
    .sort()
    .map((name) => ({ name, before: shown(before?.[name]), after: shown(after?.[name]) }))
    .filter((field) => before === null || after === null || !same(before[field.name], after[field.name]));
}

function same(before: unknown, after: unknown): boolean {
  return JSON.stringify(before ?? null) === JSON.stringify(after ?? null);
}

/** A count of persons is not told apart from other numbers here, so all numbers from 1 to 4 are hidden, also inside lists. */
function shown(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string'
    ? value
    : JSON.stringify(hidden(value)).replaceAll(`"1-${SMALL_CELL - 1}"`, `1-${SMALL_CELL - 1}`);
}

function hidden(value: unknown): unknown {
  if (typeof value === 'number') return value > 0 && value < SMALL_CELL ? `1-${SMALL_CELL - 1}` : value;
  if (Array.isArray(value)) return value.map(hidden);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, hidden(inner)]));
  }
  return value;
}
