/** Workbooks as other programs write them, made part by part, to test what we read; and whole files from streams. */
import { ZipFile } from 'yazl';
import type { Sheet, SheetRow } from '../cell.js';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Parts by name, on top of a workbook with the one sheet `Sheet1`. */
export function rawWorkbook(parts: Record<string, string>): Promise<Buffer> {
  const all: Record<string, string> = {
    '_rels/.rels': relationships([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbookXml('<sheet name="Sheet1" sheetId="1" r:id="rId1"/>'),
    'xl/_rels/workbook.xml.rels': relationships([
      ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
      ['rId2', 'sharedStrings', '/xl/sharedStrings.xml'],
      ['rId3', 'styles', 'styles.xml'],
      ['rId4', 'worksheet', 'worksheets/sheet2.xml'],
    ]),
    ...parts,
  };
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(all)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  return whole(zip.outputStream as AsyncIterable<Buffer>);
}

export function workbookXml(sheets: string, properties = ''): string {
  return `<workbook xmlns:r="${OFFICE}">${properties}<sheets>${sheets}</sheets></workbook>`;
}

export function sheetXml(rows: string): string {
  return `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
}

function relationships(all: [id: string, type: string, target: string][]): string {
  const items = all.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships>${items.join('')}</Relationships>`;
}

export async function whole(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

export async function allRows({ rows }: Sheet): Promise<SheetRow[]> {
  const all: SheetRow[] = [];
  for await (const batch of rows) all.push(...batch);
  return all;
}

/** The texts of each row, null for empty cells, with the row's number before them. */
export async function texts(sheet: Sheet): Promise<(string | number | null)[][]> {
  return (await allRows(sheet)).map(({ number, cells }) => [
    number,
    ...Array.from(cells, (cell) => cell?.text ?? null),
  ]);
}
