/** A loader of series: one statement brings the rows of many units, each of which is then laid out as a series. */
import DataLoader from 'dataloader';

/** @param fetch the row of each unit in scope @param lay the series of a row */
export function seriesLoader<R extends { unitId: number }, S>(
  fetch: (unitIds: readonly number[]) => Promise<readonly R[]>,
  lay: (row: R) => S[],
): DataLoader<number, S[]> {
  return new DataLoader<number, S[]>(async (unitIds) => {
    const rows = new Map((await fetch(unitIds)).map((row) => [row.unitId, row]));
    return unitIds.map((unitId) => {
      const row = rows.get(unitId);
      return row ? lay(row) : [];
    });
  });
}
