/** Writes CSV row by row: with a byte order mark, so that Excel reads UTF-8, and with nothing that runs as a formula. */
import { looksLikeFormula, PIECE, type Table, type Value } from '../table.js';

export interface CsvOptions {
  separator?: ',' | ';' | '\t';
}

/** Quoted wherever any program could end the cell early, whatever separator its language makes it expect. */
const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/;

export async function* writeCsv(
  { columns, rows }: Pick<Table, 'columns' | 'rows'>,
  { separator = ',' }: CsvOptions = {},
): AsyncGenerator<Buffer> {
  const line = (values: readonly Value[]) => `${values.map(field).join(separator)}\r\n`;
  let text = `\ufeff${line(columns.map(({ header }) => header))}`;
  for await (const row of rows) {
    text += line(row);
    if (text.length >= PIECE) {
      yield Buffer.from(text);
      text = '';
    }
  }
  if (text !== '') yield Buffer.from(text);
}

function field(value: Value): string {
  const text = plain(value);
  const safe = typeof value === 'string' && looksLikeFormula(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function plain(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'object') return value.day.split('-').reverse().join('/');
  if (typeof value === 'boolean') return value ? 'Có' : 'Không';
  return typeof value === 'number' && !Number.isFinite(value) ? '' : String(value);
}
