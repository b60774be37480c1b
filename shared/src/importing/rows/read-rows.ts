/** Reads a file against a template: checked rows in chunks, and faults on a list. */
import type { Sheet, SheetRow } from '../../tabular/cell.js';
import { Fault, type FaultList } from '../fault.js';
import type { ImportRow, ImportTemplate } from '../template.js';
import { type CheckedRow, RowChecker } from './check-row.js';
import { layoutOf, mayBeAbove, noHeader } from './layout.js';

/** Rows that are checked against the database and written with one statement each. */
const CHUNK = 2_000;

export interface RowChunk<Row extends ImportRow> {
  /** rows of the file that it covers, faulty ones included */
  read: number;
  rows: CheckedRow<Row>[];
  checker: RowChecker<Row>;
}

/** Yields nothing when the header is wrong: then nothing of the rows can be said. */
export async function* readRows<Row extends ImportRow>(
  template: ImportTemplate<Row>,
  sheet: Sheet,
  faults: FaultList,
): AsyncGenerator<RowChunk<Row>> {
  let checker: RowChecker<Row> | null = null;
  let chunk: CheckedRow<Row>[] = [];
  let read = 0;
  let total = 0;
  for await (const row of each(sheet)) {
    if (checker === null) {
      const layout = layoutOf(template, sheet.name, row, faults);
      if (faults.count > 0) return;
      if (layout === null && !mayBeAbove(row)) break;
      if (layout !== null) checker = new RowChecker(template, sheet.name, layout, faults);
      continue;
    }
    read += 1;
    const checked = checker.check(row);
    if (checked !== null) chunk.push(checked);
    if (read < CHUNK) continue;
    yield { read, rows: chunk, checker };
    total += read;
    read = 0;
    chunk = [];
  }
  if (checker === null) faults.add(noHeader(template), { sheet: sheet.name });
  else if (total + read === 0) faults.add(noRows(), { sheet: sheet.name });
  else if (read > 0) yield { read, rows: chunk, checker };
}

async function* each({ rows }: Sheet): AsyncGenerator<SheetRow> {
  for await (const batch of rows) yield* batch;
}

function noRows(): Fault {
  return new Fault(
    'NO_ROWS',
    'Tệp chỉ có tiêu đề, không có dòng dữ liệu nào.',
    'Nhập dữ liệu từ dòng dưới tiêu đề.',
  );
}
