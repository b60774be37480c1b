/** What a table file holds, whatever its format: rows of text with the places where a person finds them again. */

/** NUMBER and DATE are only what the file itself marks as such; all of a CSV file is TEXT. ERROR is a failed formula. */
export type CellKind = 'TEXT' | 'NUMBER' | 'DATE' | 'ERROR';

/** Trimmed and in Unicode form C. A NUMBER is written like `1234.5`, a DATE like `2023-05-09`. */
export interface Cell {
  text: string;
  kind: CellKind;
}

/** A row that is not empty. Empty cells are left out, so that `cells` may have holes. */
export interface SheetRow {
  /** as spreadsheet programs count them, from 1 */
  number: number;
  cells: readonly (Cell | undefined)[];
}

export interface Sheet {
  /** null for a CSV file, which has no sheets */
  name: string | null;
  /** Batches of rows, to be read once. @throws UnreadableFile */
  rows: AsyncIterable<SheetRow[]>;
  /** which part of the file has been read, 0 to 1 */
  progress(): number;
}

/** @returns null for an empty text */
export function textCell(text: string): Cell | null {
  const trimmed = text.normalize('NFC').trim();
  return trimmed === '' ? null : { text: trimmed, kind: 'TEXT' };
}

/** The letters that spreadsheet programs give a column. @param index from 0 */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}

/** @returns the index from 0, or -1 where the reference begins with no letters */
export function columnIndex(reference: string): number {
  let index = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at);
    if (code < 65 || code > 90) break;
    index = index * 26 + code - 64;
  }
  return index - 1;
}
