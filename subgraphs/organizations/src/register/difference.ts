/** Which of the given values differ from those of a row: what a change sets, and what it tells of before and after. */
export interface Difference {
  columns: Record<string, unknown>;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}

/** One field of a change: the column that it sets, under the name that the graph gives it. A value that is left out stays. */
export interface FieldChange {
  field: string;
  column: string;
  value: unknown;
}

/** @returns null when nothing differs */
export function difference(
  row: Readonly<Record<string, unknown>>,
  changes: readonly FieldChange[],
): Difference | null {
  const changed = changes.filter(({ column, value }) => value !== undefined && row[column] !== value);
  if (changed.length === 0) return null;
  const named = (of: (change: FieldChange) => [string, unknown]) => Object.fromEntries(changed.map(of));
  return {
    columns: named(({ column, value }) => [column, value]),
    before: named(({ field, column }) => [field, row[column]]),
    after: named(({ field, value }) => [field, value]),
  };
}
