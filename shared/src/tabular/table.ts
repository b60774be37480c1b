/** What is written into a table file: columns with headers in Vietnamese, and rows of plain values. */

/** A day is told apart from a text, so that spreadsheet programs can sort and filter by it. */
export interface DayValue {
  /** `YYYY-MM-DD` */
  day: string;
}

export type Value = string | number | boolean | DayValue | null;

export interface TableColumn {
  header: string;
  /** in characters; left out: that of the header */
  width?: number;
  /** cells that a person fills in stay the text that was typed, so that `00040` keeps its zeros */
  typedAsText?: boolean;
}

export interface Table {
  /** sheet of a workbook */
  name: string;
  columns: readonly TableColumn[];
  rows: AsyncIterable<readonly Value[]> | Iterable<readonly Value[]>;
}

/** Texts that a spreadsheet program would take for a formula, also with the full-width forms of the signs. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

export function looksLikeFormula(text: string): boolean {
  return FORMULA.test(text);
}

/** Rows of output are collected to pieces of about this many characters. */
export const PIECE = 64 * 1024;
