/** Writes a workbook row by row into a stream: texts in place, days as days, and nothing that runs as a formula. */
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { PIECE, type Table } from '../table.js';
import {
  contentTypes,
  packageRelationships,
  STYLES,
  workbook,
  workbookRelationships,
} from './fixed-parts.js';
import { sheetHead, sheetRow, sheetTail } from './sheet-xml.js';

/** What one sheet of a workbook can hold. */
const MAX_ROWS = 1_048_576;

/** @param tables one sheet each @throws RangeError, when there are more rows than a sheet can hold */
export async function* writeXlsx(tables: readonly Table[]): AsyncGenerator<Buffer> {
  const zip = new ZipFile();
  const add = (name: string, text: string) => zip.addBuffer(Buffer.from(text), name);
  add('[Content_Types].xml', contentTypes(tables.length));
  add('_rels/.rels', packageRelationships());
  add('xl/workbook.xml', workbook(sheetNames(tables)));
  add('xl/_rels/workbook.xml.rels', workbookRelationships(tables.length));
  add('xl/styles.xml', STYLES);
  const sheets = tables.map((table) => Readable.from(sheet(table)));
  for (const [index, stream] of sheets.entries()) {
    stream.on('error', (error) => (zip.outputStream as Readable).destroy(error));
    zip.addReadStream(stream, `xl/worksheets/sheet${index + 1}.xml`);
  }
  zip.end();
  try {
    for await (const chunk of zip.outputStream as AsyncIterable<Buffer>) yield chunk;
  } finally {
    // a reader that leaves early must not leave the queries behind the rows open
    for (const stream of sheets) stream.destroy();
  }
}

async function* sheet({ columns, rows }: Table): AsyncGenerator<Buffer> {
  let text = sheetHead(columns);
  let number = 1;
  for await (const row of rows) {
    number += 1;
    if (number > MAX_ROWS) throw new RangeError(`A sheet holds ${MAX_ROWS} rows: write CSV instead`);
    text += sheetRow(number, row, columns);
    if (text.length >= PIECE) {
      yield Buffer.from(text);
      text = '';
    }
  }
  yield Buffer.from(text + sheetTail(columns));
}

/** Spreadsheet programs refuse long names, some signs, and two sheets of one name. */
function sheetNames(tables: readonly Table[]): string[] {
  const names: string[] = [];
  for (const { name } of tables) {
    const allowed =
      name
        .replace(/[[\]:*?/\\]/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim()
        .slice(0, 31) || 'Sheet';
    const taken = names.filter((other) =>
      other.toLowerCase().startsWith(allowed.slice(0, 27).toLowerCase()),
    ).length;
    names.push(taken === 0 ? allowed : `${allowed.slice(0, 27)} (${taken + 1})`);
  }
  return names;
}
