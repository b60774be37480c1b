/** The decision what is hidden as tests make it: plainly, over all sums in every round, to hold the database to it. */

/** A count as the database decides on it. */
export interface Cell {
  skey: string;
  day: string;
  line: string;
  value: number;
  hidden: boolean;
}

export const nameOf = ({ skey, day, line }: Pick<Cell, 'skey' | 'day' | 'line'>) => `${skey} ${day} ${line}`;

/** What is hidden in the end, round by round over all sums: each cell is a part of those that `totalsOf` names. */
export function hiddenInRounds(
  cells: readonly Cell[],
  totalsOf: (cell: Cell) => string[],
  hiders: ReadonlySet<string>,
) {
  const sums = new Map<string, Cell[]>();
  for (const one of cells)
    for (const total of totalsOf(one)) sums.set(total, [...(sums.get(total) ?? []), one]);
  const hidden = new Set(cells.filter(({ value }) => value < 5));
  for (let newly = [...hidden]; newly.length > 0; ) {
    newly = [...sums].flatMap(([total, parts]) => {
      const small = parts.filter((part) => hidden.has(part)).map(({ value }) => value);
      const shown = parts.filter((part) => !hidden.has(part)).sort((a, b) => a.value - b.value);
      const sum = small.reduce((all, value) => all + value, 0);
      const alike = Math.max(...small) < 5 && (sum === small.length || sum === 4 * small.length);
      const more =
        small.length === 0 ? (hiders.has(total) ? 2 : 0) : small.length === 1 || sum < 5 || alike ? 1 : 0;
      const upTo = more === 0 ? 0 : (shown[more - 1] ?? shown.at(-1))?.value;
      return shown.filter(({ value }) => value <= (upTo ?? 0));
    });
    for (const one of newly) hidden.add(one);
  }
  return [...hidden].map(nameOf).sort();
}
