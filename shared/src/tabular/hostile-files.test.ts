/** Files that are made to exhaust, or damaged: each ends early, with a reason that its sender understands. */
import { describe, expect, test } from '@jest/globals';
import type { TableLimits } from './limits.js';
import { openSheet } from './open-sheet.js';
import { allRows, rawWorkbook, sheetXml } from './testing/raw-workbook.js';

const SHEET = 'xl/worksheets/sheet1.xml';

async function refusal(file: Buffer, limits: Partial<TableLimits> = {}): Promise<unknown> {
  try {
    await allRows(await openSheet(file, { limits }));
    return null;
  } catch (error) {
    return error;
  }
}

const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>1</v></c></row>`).join(
    '',
  );

describe('a packed file', () => {
  test('that unpacks to more than the bound is refused before it is unpacked', async () => {
    const bomb = await rawWorkbook({ [SHEET]: sheetXml(' '.repeat(8 * 1024 * 1024)) });
    expect(bomb.length).toBeLessThan(32 * 1024);
    expect(await refusal(bomb, { unpackedBytes: 4 * 1024 * 1024 })).toMatchObject({
      code: 'UNPACKED_TOO_LARGE',
    });
    expect(await refusal(bomb)).toMatchObject({ code: 'TEXT_TOO_LONG' });
  });

  test('that lies about its size is cut off where its lie ends', async () => {
    const bomb = Buffer.from(await rawWorkbook({ [SHEET]: sheetXml(rowsOf(50_000)) }));
    const before = process.memoryUsage().arrayBuffers;
    // the size that the directory states, for every part that is larger
    let at = bomb.indexOf('PK\x01\x02', 0, 'latin1');
    for (; at !== -1; at = bomb.indexOf('PK\x01\x02', at + 4, 'latin1')) {
      if (bomb.readUInt32LE(at + 24) > 5_000) bomb.writeUInt32LE(5_000, at + 24);
    }
    expect(await refusal(bomb)).toMatchObject({ code: 'DAMAGED_WORKBOOK' });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 1024 * 1024);
  });

  test('all of whose parts together are too large is refused, whichever is read last', async () => {
    const text = `<sst>${'<si><t>x</t></si>'.repeat(50_000)}</sst>`;
    const file = await rawWorkbook({ [SHEET]: sheetXml(rowsOf(20_000)), 'xl/sharedStrings.xml': text });
    expect(await refusal(file, { unpackedBytes: 1_500_000 })).toMatchObject({ code: 'UNPACKED_TOO_LARGE' });
    expect(await refusal(file)).toBeNull();
  });

  test('with thousands of parts is refused', async () => {
    const parts = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`xl/media/${at}`, 'x']));
    const file = await rawWorkbook({ [SHEET]: sheetXml(rowsOf(1)), ...parts });
    expect(await refusal(file, { parts: 20 })).toMatchObject({ code: 'TOO_MANY_PARTS' });
  });

  test('that is no workbook, or cut off, or old, is told apart', async () => {
    const file = await rawWorkbook({ [SHEET]: sheetXml(rowsOf(1)) });
    expect(await refusal(file.subarray(0, file.length - 30))).toMatchObject({ code: 'DAMAGED_WORKBOOK' });
    expect(await refusal(Buffer.from('PK\x03\x04 and nothing else'))).toMatchObject({
      code: 'DAMAGED_WORKBOOK',
    });
    expect(await refusal(Buffer.from('d0cf11e0a1b11ae10000', 'hex'))).toMatchObject({
      code: 'OLD_OR_ENCRYPTED_WORKBOOK',
    });
    const empty = await rawWorkbook({ 'xl/workbook.xml': '<workbook><sheets/></workbook>' });
    expect(await refusal(empty)).toMatchObject({ code: 'NOT_A_WORKBOOK' });
  });

  test('whose markup defines entities, nests without end, or is not well formed, is refused', async () => {
    const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>';
    for (const xml of [laughs, '<a>'.repeat(5_000), '<worksheet><sheetData><row></sheetData></worksheet>'])
      expect(await refusal(await rawWorkbook({ [SHEET]: xml }))).toMatchObject({ code: 'DAMAGED_WORKBOOK' });
  });

  test('with more rows or columns than can be meant is refused at the first one too many', async () => {
    const rows = await rawWorkbook({ [SHEET]: sheetXml(rowsOf(30)) });
    expect(await refusal(rows, { rows: 21 })).toMatchObject({
      code: 'TOO_MANY_ROWS',
      problem: 'Tệp có hơn 20 dòng.',
    });
    const wide = await rawWorkbook({ [SHEET]: sheetXml('<row r="1"><c r="XFD1"><v>1</v></c></row>') });
    expect(await refusal(wide)).toMatchObject({ code: 'TOO_MANY_COLUMNS' });
  });

  test('with a text of megabytes in one cell is refused before it is put together', async () => {
    const cell = `<row r="1"><c r="A1" t="inlineStr"><is><t>${'x'.repeat(3 * 1024 * 1024)}</t></is></c></row>`;
    expect(await refusal(await rawWorkbook({ [SHEET]: sheetXml(cell) }))).toMatchObject({
      code: 'TEXT_TOO_LONG',
    });
  });
});

describe('a CSV file', () => {
  test('is bounded in bytes, rows, columns and the length of a cell', async () => {
    expect(await refusal(Buffer.from('a;b\n'.repeat(30)), { fileBytes: 100 })).toMatchObject({
      code: 'FILE_TOO_LARGE',
    });
    expect(await refusal(Buffer.from('a;b\n'.repeat(30)), { rows: 21 })).toMatchObject({
      code: 'TOO_MANY_ROWS',
    });
    expect(await refusal(Buffer.from(`${'a;'.repeat(200)}\n`))).toMatchObject({ code: 'TOO_MANY_COLUMNS' });
    expect(await refusal(Buffer.from(`a;b\n"${'x'.repeat(2 * 1024 * 1024)}"\n`))).toMatchObject({
      code: 'BAD_QUOTES',
    });
  });
});
