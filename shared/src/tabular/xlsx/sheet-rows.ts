/** Turns the tags of a worksheet into rows of cells, as they come. */
import { type Cell, columnIndex, type SheetRow, textCell } from '../cell.js';
import { dayOfSerial } from '../dates.js';
import type { TableLimits } from '../limits.js';
import { tooManyColumns, tooManyRows } from '../unreadable-file.js';
import { TextCollector } from './cell-text.js';
import type { Attributes, XmlHandlers } from './xml.js';

/** What the cells of a sheet refer to. */
export interface CellContext {
  strings: readonly string[];
  dayStyles: readonly boolean[];
  since1904: boolean;
  limits: TableLimits;
}

export class SheetRows implements XmlHandlers {
  private batch: SheetRow[] = [];
  private count = 0;
  private rowNumber = 0;
  private cells: (Cell | undefined)[] = [];
  private column = -1;
  private type = 'n';
  private style = 0;
  private inValue = false;
  private value = '';
  private readonly inline = new TextCollector();

  constructor(private readonly context: CellContext) {}

  /** The rows that were completed since the last call. */
  take(): SheetRow[] {
    const rows = this.batch;
    this.batch = [];
    return rows;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'row') {
      this.rowNumber = Number(attributes.r ?? this.rowNumber + 1);
      this.cells = [];
      this.column = -1;
    } else if (name === 'c') {
      this.column = attributes.r === undefined ? this.column + 1 : columnIndex(attributes.r);
      this.type = attributes.t ?? 'n';
      this.style = Number(attributes.s ?? 0);
      this.value = '';
    } else if (name === 'v') {
      this.inValue = true;
    } else {
      this.inline.open(name);
    }
  }

  text(text: string): void {
    if (this.inValue) this.value += text;
    else this.inline.text(text);
  }

  close(name: string): void {
    if (name === 'v') this.inValue = false;
    else if (name === 'c') this.endCell();
    else if (name === 'row') this.endRow();
    else this.inline.close(name);
  }

  private endCell(): void {
    const inline = this.inline.take();
    const cell = this.type === 'inlineStr' ? textCell(inline) : this.valueCell();
    if (cell === null) return;
    const { columns } = this.context.limits;
    if (!(this.column >= 0 && this.column < columns)) throw tooManyColumns(columns);
    this.cells[this.column] = cell;
  }

  private endRow(): void {
    if (this.cells.length === 0) return;
    this.count += 1;
    if (this.count > this.context.limits.rows) throw tooManyRows(this.context.limits.rows);
    this.batch.push({ number: this.rowNumber, cells: this.cells });
    this.cells = [];
  }

  private valueCell(): Cell | null {
    const { value } = this;
    if (value === '') return null;
    switch (this.type) {
      case 's':
        return textCell(this.context.strings[Number(value)] ?? '');
      case 'e':
        return { text: value, kind: 'ERROR' };
      case 'd':
        return { text: value.slice(0, 10), kind: 'DATE' };
      case 'n':
        return this.numberCell(Number(value));
      default:
        return textCell(value);
    }
  }

  private numberCell(value: number): Cell {
    if (this.context.dayStyles[this.style]) {
      const day = dayOfSerial(value, this.context.since1904);
      if (day !== null) return { text: day, kind: 'DATE' };
    }
    return Number.isFinite(value)
      ? { text: String(value), kind: 'NUMBER' }
      : { text: this.value, kind: 'ERROR' };
  }
}
