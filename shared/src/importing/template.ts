/** A template: which columns a file of records has, how each cell is read, and what its sender is told about it. */
import type { Cell } from '../tabular/cell.js';
import type { Fault, RowFault } from './fault.js';

/** Reads one kind of cell. */
export interface CellReader<V> {
  read(cell: Cell): V | Fault;
  /** which values it takes, in Vietnamese */
  permitted: string;
  /** codes whose zeros in front must not be lost */
  typedAsText?: boolean;
}

export interface ImportColumn<V> {
  /** in Vietnamese, as it stands in the first row of the template */
  header: string;
  required: boolean;
  reader: CellReader<V>;
  /** what it means, in Vietnamese */
  description: string;
  example: string;
}

/** Every record has a key of its sender's own, by which it is known again when the file is sent again. */
export interface ImportRow {
  sourceKey: string;
}

export type ImportColumns<Row extends ImportRow> = {
  readonly [K in keyof Row & string]: ImportColumn<NonNullable<Row[K]>>;
};

export interface ImportTemplate<Row extends ImportRow> {
  /** stable English name, such as `locality-statistics` */
  name: string;
  /** in Vietnamese */
  title: string;
  /** name of the sheet with the records */
  sheet: string;
  /** in the order of the template; a cell that is empty reads as null */
  columns: ImportColumns<Row>;
  /** what must hold between the cells of a row that are right each for itself */
  check?(row: Row): RowFault<Row> | null;
}

/** A template whose rows do not matter to the caller. */
// biome-ignore lint/suspicious/noExplicitAny: rows are contravariant in `check` and covariant in `columns`
export type AnyTemplate = ImportTemplate<any>;

export function columnsOf(template: AnyTemplate): [key: string, column: ImportColumn<unknown>][] {
  return Object.entries(template.columns as Record<string, ImportColumn<unknown>>);
}

/** A required column is marked for the reader of the template. */
export function headerOf({ header, required }: ImportColumn<unknown>): string {
  return required ? `${header} *` : header;
}
