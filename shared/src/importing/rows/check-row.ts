/** Checks one row after another against a template, before anything is asked of the database. */
import { createHash } from 'node:crypto';
import { type Cell, columnLetters, type SheetRow } from '../../tabular/cell.js';
import { Fault, type FaultList, type FaultPlace, type RowFault } from '../fault.js';
import { columnsOf, type ImportRow, type ImportTemplate } from '../template.js';
import type { Layout } from './layout.js';

/** A row whose cells are right, each for itself and together. */
export interface CheckedRow<Row> {
  row: SheetRow;
  values: Row;
  /** equal for rows with equal values */
  hash: string;
}

export class RowChecker<Row extends ImportRow> {
  private readonly columns: ReturnType<typeof columnsOf>;
  private readonly known: ReadonlySet<number>;
  /** row of each key of the file */
  private readonly keys = new Map<string, number>();

  constructor(
    private readonly template: ImportTemplate<Row>,
    private readonly sheet: string | null,
    private readonly layout: Layout,
    private readonly faults: FaultList,
  ) {
    this.columns = columnsOf(template);
    this.known = new Set(layout.columns.values());
  }

  /** @returns null for a row with faults, which are on the list then */
  check(row: SheetRow): CheckedRow<Row> | null {
    const before = this.faults.count;
    const values: Record<string, unknown> = {};
    for (const [key] of this.columns) values[key] = this.cell(row, key);
    row.cells.forEach((cell, index) => {
      if (!this.known.has(index)) this.faults.add(outsideTable(), this.placeAt(row, index, null, cell));
    });
    if (this.faults.count > before) return null;
    const checked = values as unknown as Row;
    const earlier = this.keys.get(checked.sourceKey);
    this.keys.set(checked.sourceKey, earlier ?? row.number);
    if (earlier !== undefined) this.faults.add(repeatedKey(earlier), this.place(row, 'sourceKey'));
    const fault = this.template.check?.(checked) ?? null;
    if (fault !== null) this.add(row, fault);
    if (this.faults.count > before) return null;
    const hash = createHash('sha256').update(JSON.stringify(checked)).digest('base64url');
    return { row, values: checked, hash };
  }

  /** Puts a fault that was found later on the list. */
  add(row: SheetRow, { column, fault }: RowFault<Row>): void {
    this.faults.add(
      fault,
      column === null ? { sheet: this.sheet, row: row.number } : this.place(row, column),
    );
  }

  private cell(row: SheetRow, key: string): unknown {
    const { required, reader } = this.template.columns[key as keyof Row & string];
    const index = this.layout.columns.get(key);
    const cell = index === undefined ? undefined : row.cells[index];
    if (cell === undefined) {
      if (required) this.faults.add(missingValue(), this.place(row, key));
      return null;
    }
    const value = cell.kind === 'ERROR' ? formulaError() : reader.read(cell);
    if (!(value instanceof Fault)) return value;
    this.faults.add(value, this.place(row, key));
    return null;
  }

  private place(row: SheetRow, key: string): FaultPlace {
    const { header } = this.template.columns[key as keyof Row & string];
    const index = this.layout.columns.get(key);
    if (index === undefined) return { sheet: this.sheet, row: row.number, column: null, header, value: null };
    return this.placeAt(row, index, header, row.cells[index]);
  }

  private placeAt(row: SheetRow, index: number, header: string | null, cell: Cell | undefined): FaultPlace {
    return {
      sheet: this.sheet,
      row: row.number,
      column: columnLetters(index),
      header,
      value: cell?.text ?? null,
    };
  }
}

function missingValue(): Fault {
  return new Fault('MISSING_VALUE', 'Ô bắt buộc đang trống.', 'Nhập giá trị vào ô này.');
}

function formulaError(): Fault {
  return new Fault('FORMULA_ERROR', 'Ô là công thức bị lỗi.', 'Sửa công thức hoặc nhập giá trị vào ô này.');
}

function outsideTable(): Fault {
  return new Fault('CELL_OUTSIDE_TABLE', 'Ô nằm ngoài các cột của biểu mẫu.', 'Xóa nội dung ô này.');
}

function repeatedKey(row: number): Fault {
  return new Fault(
    'REPEATED_KEY',
    `Mã nguồn đã có ở dòng ${row} của tệp này.`,
    'Mỗi dòng dùng một mã nguồn riêng; xóa dòng trùng.',
  );
}
