/** Reads CSV as spreadsheet programs save it: UTF-8 with or without BOM, separated by `;`, `,` or tab. */
import { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import { type Cell, type Sheet, type SheetRow, textCell } from '../cell.js';
import type { TableLimits } from '../limits.js';
import { tooManyColumns, tooManyRows, UnreadableFile } from '../unreadable-file.js';
import { decodeUtf8, separatorOf } from './text-form.js';

const BATCH = 500;

export function openCsv(bytes: Buffer, limits: TableLimits): Sheet {
  const read = { bytes: 0 };
  return {
    name: null,
    rows: csvRows(bytes, limits, read),
    progress: () => Math.min(1, read.bytes / bytes.length),
  };
}

async function* csvRows(
  bytes: Buffer,
  limits: TableLimits,
  read: { bytes: number },
): AsyncGenerator<SheetRow[]> {
  const { delimiter, skip, firstRow } = separatorOf(bytes);
  read.bytes = skip;
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: limits.pieceCharacters,
  });
  const source = Readable.from(texts(bytes.subarray(skip), read));
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let batch: SheetRow[] = [];
  let number = firstRow - 1;
  let count = 0;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      number += 1;
      const cells = cellsOf(record, limits);
      if (cells.length === 0) continue;
      count += 1;
      if (count > limits.rows) throw tooManyRows(limits.rows);
      batch.push({ number, cells });
      if (batch.length === BATCH) {
        yield batch;
        batch = [];
      }
    }
    if (batch.length > 0) yield batch;
  } catch (error) {
    // the parser is ahead of the rows that were taken from it
    throw error instanceof CsvError ? badQuotes(firstRow + Number(error.records), error) : error;
  } finally {
    source.destroy();
    parser.destroy();
  }
}

/** Decoded slices, with a turn of the event loop before each, so that a long file does not hold up requests. */
async function* texts(bytes: Buffer, read: { bytes: number }): AsyncGenerator<string> {
  for (const text of decodeUtf8(bytes)) {
    await turn();
    read.bytes += text.bytes;
    if (text.value !== '') yield text.value;
  }
}

function cellsOf(record: readonly string[], { columns }: TableLimits): (Cell | undefined)[] {
  const cells: (Cell | undefined)[] = [];
  for (const [index, value] of record.entries()) {
    const cell = textCell(withoutGuard(value));
    if (cell === null) continue;
    if (index >= columns) throw tooManyColumns(columns);
    cells[index] = cell;
  }
  return cells;
}

/** What we write as `'=1+1`, so that no program takes it for a formula, comes back as it was. */
function withoutGuard(value: string): string {
  return /^'[=+\-@\t\r\n＝＋－＠]/.test(value) ? value.slice(1) : value;
}

function badQuotes(row: number, cause: CsvError): UnreadableFile {
  return new UnreadableFile(
    'BAD_QUOTES',
    `Không tách được các ô từ dòng ${row}: dấu nháy kép (") mở mà không đóng, hoặc ô quá dài.`,
    'Kiểm tra dấu nháy kép ở dòng đó, hoặc lưu lại tệp ở dạng .xlsx.',
    { cause },
  );
}
