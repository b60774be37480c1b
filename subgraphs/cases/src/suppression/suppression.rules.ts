/**
 * Which counts of persons are hidden among siblings. The database applies this rule (migrations/0005-suppression.sql),
 * because it takes the counts of units that the viewer may not see; the tests hold the two together.
 */
import {
  type Figure,
  type Measure,
  measure,
  personMeasure,
  SMALL_CELL,
} from '@diaban/shared/graphql/measure';

/**
 * The rule for one group: the units of one parent in one period, or the lines of one unit. Counts below 5 are hidden, and
 * with them the next smallest (of equal ones all) where the total would tell what is hidden. A true zero is never hidden.
 * @param totalHidden whether the sum of the group is itself hidden @returns for each count whether it is hidden
 */
export function hiddenAmong(counts: readonly number[], totalHidden: boolean): boolean[] {
  const small = counts.filter((count) => count > 0 && count < SMALL_CELL);
  const larger = counts.filter((count) => count >= SMALL_CELL).sort((a, b) => a - b);
  // of equal ones all or none: which of them is hidden would tell where the small one is not
  const upTo = larger.slice(0, companions(small, totalHidden)).at(-1) ?? 0;
  return counts.map((count) => count > 0 && (count < SMALL_CELL || count <= upTo));
}

/** How many counts that are not small must be hidden with the small ones. */
function companions(small: readonly number[], totalHidden: boolean): number {
  const sum = small.reduce((total, count) => total + count, 0);
  // a hidden total would follow from parts that are all shown; one hidden part would tell it within a few persons
  if (small.length === 0) return totalHidden ? 2 : 0;
  if (small.length === 1 || sum < SMALL_CELL) return 1;
  // all ones or all fours: the sum and the band would tell each of them
  return sum === small.length || sum === small.length * (SMALL_CELL - 1) ? 1 : 0;
}

/** A hidden count: `line` is '' for all together. */
export interface HiddenCell {
  /** first day of the period */
  from: string;
  line: string;
  /** whether it may be said to be 1 to 4: not where larger ones are hidden with it */
  banded: boolean;
}

/** What is hidden of one unit. */
export class HiddenCells {
  private readonly cells: ReadonlyMap<string, HiddenCell>;

  constructor(cells: readonly HiddenCell[]) {
    this.cells = new Map(cells.map((cell) => [`${cell.from} ${cell.line}`, cell]));
  }

  find(from: string, line: string): HiddenCell | null {
    return this.cells.get(`${from} ${line}`) ?? null;
  }
}

/** A count of persons as it may be shown. @param hidden null: neither small nor needed to hide a small one */
export function guardedMeasure(figure: Figure, hidden: Pick<HiddenCell, 'banded'> | null): Measure {
  // what is unknown or zero has nothing to hide
  if (hidden === null || figure.value === null || figure.value === 0) return personMeasure(figure);
  return hiddenMeasure(figure, hidden.banded);
}

/** A figure of which is said only that there is one. */
export function hiddenMeasure(figure: Figure, banded: boolean): Measure {
  const band = banded ? `1-${SMALL_CELL - 1}` : null;
  return { ...measure({ ...figure, value: null }), status: 'SUPPRESSED', band };
}
