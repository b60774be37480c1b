/** Finds the header of a table and which of its columns is which of the template. */
import { columnLetters, type SheetRow } from '../../tabular/cell.js';
import { Fault, type FaultList } from '../fault.js';
import { type AnyTemplate, columnsOf } from '../template.js';

/** Titles and notes may stand above the table. */
const SEARCHED_ROWS = 20;
/** No header of ours is longer. */
const MAX_HEADER = 200;

export interface Layout {
  headerRow: number;
  /** column of the table by key of the template's column */
  columns: ReadonlyMap<string, number>;
}

/** Whether the header may still come after this row. */
export function mayBeAbove(row: SheetRow): boolean {
  return row.number < SEARCHED_ROWS;
}

/** @returns null when this is not the row of the header */
export function layoutOf(
  template: AnyTemplate,
  sheet: string | null,
  row: SheetRow,
  faults: FaultList,
): Layout | null {
  const byHeader = new Map(columnsOf(template).map(([key, { header }]) => [headerKey(header), key]));
  const found = row.cells.flatMap((cell, index) => (cell ? [{ index, text: cell.text }] : []));
  // one common word is chance: a title may hold it
  if (found.filter(({ text }) => byHeader.has(headerKey(text))).length < 2) return null;
  const columns = new Map<string, number>();
  for (const { index, text } of found) {
    const key = byHeader.get(headerKey(text));
    const place = { sheet, row: row.number, column: columnLetters(index), header: text, value: text };
    if (key === undefined) faults.add(unknownColumn(), place);
    else if (columns.has(key)) faults.add(repeatedColumn(text), place);
    else columns.set(key, index);
  }
  for (const [key, { header, required }] of columnsOf(template)) {
    if (required && !columns.has(key)) faults.add(missingColumn(header), { sheet, row: row.number, header });
  }
  return { headerRow: row.number, columns };
}

export function noHeader(template: AnyTemplate): Fault {
  const headers = columnsOf(template).map(([, { header }]) => header);
  return new Fault(
    'NO_HEADER',
    `Không thấy dòng tiêu đề của biểu mẫu trong ${SEARCHED_ROWS} dòng đầu.`,
    `Dùng tệp mẫu; dòng tiêu đề gồm: ${headers.join(', ')}.`,
  );
}

function headerKey(text: string): string {
  return text
    .slice(0, MAX_HEADER)
    .normalize('NFC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/ ?\*+$/, '')
    .trim();
}

function unknownColumn(): Fault {
  return new Fault(
    'UNKNOWN_COLUMN',
    'Cột không có trong biểu mẫu.',
    'Xóa cột này hoặc sửa lại tên cột theo tệp mẫu.',
  );
}

function repeatedColumn(header: string): Fault {
  return new Fault('REPEATED_COLUMN', `Cột "${header}" có hai lần.`, 'Giữ lại một cột.');
}

function missingColumn(header: string): Fault {
  return new Fault('MISSING_COLUMN', `Thiếu cột "${header}".`, 'Thêm cột này theo tệp mẫu.');
}
