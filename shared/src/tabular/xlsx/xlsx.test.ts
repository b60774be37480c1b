/** Workbooks: those of other programs, with all their ways to say the same, and our own. */
import { describe, expect, test } from '@jest/globals';
import { openSheet } from '../open-sheet.js';
import { allRows, rawWorkbook, sheetXml, texts, whole, workbookXml } from '../testing/raw-workbook.js';
import { writeXlsx } from './write-xlsx.js';

const cells = async (rows: string, parts: Record<string, string> = {}) => {
  const file = await rawWorkbook({ 'xl/worksheets/sheet1.xml': sheetXml(rows), ...parts });
  return (await allRows(await openSheet(file))).map(({ number, cells: all }) => ({
    number,
    cells: Array.from(all, (cell) => (cell ? `${cell.kind} ${cell.text}` : null)),
  }));
};

describe('reading', () => {
  test('takes texts that are shared, in pieces, in place, and results of formulas', async () => {
    const strings =
      '<sst><si><t>Cửa</t></si><si><r><t xml:space="preserve">Nghi </t></r><r><rPr><b/></rPr><t>Hương</t></r><rPh><t>x</t></rPh></si></sst>';
    const rows =
      '<row r="3"><c r="A3" t="s"><v>0</v></c><c r="C3" t="s"><v>1</v></c><c r="D3" t="inlineStr"><is><t> Lò </t></is></c><c r="E3" t="str"><f>A3&amp;B3</f><v>ab</v></c><c r="F3"><f>1+1</f><v>2</v></c></row>';
    expect(await cells(rows, { 'xl/sharedStrings.xml': strings })).toEqual([
      { number: 3, cells: ['TEXT Cửa', null, 'TEXT Nghi Hương', 'TEXT Lò', 'TEXT ab', 'NUMBER 2'] },
    ]);
  });

  test('tells days from numbers by their style, and marks errors', async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\\/mm\\/yyyy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="4"/></cellXfs></styleSheet>';
    const rows =
      '<row r="1"><c r="A1"><v>45055</v></c><c r="B1" s="1"><v>45055</v></c><c r="C1" s="2"><v>45055.5</v></c><c r="D1" s="3"><v>-1.5E3</v></c><c r="E1" t="e"><v>#N/A</v></c><c r="F1" t="d"><v>2023-05-09T00:00:00</v></c></row>';
    const expected = [
      'NUMBER 45055',
      'DATE 2023-05-09',
      'DATE 2023-05-09',
      'NUMBER -1500',
      'ERROR #N/A',
      'DATE 2023-05-09',
    ];
    expect(await cells(rows, { 'xl/styles.xml': styles })).toEqual([{ number: 1, cells: expected }]);
    const since1904 = workbookXml('<sheet name="S" sheetId="1" r:id="rId1"/>', '<workbookPr date1904="1"/>');
    const old = await cells('<row r="1"><c r="A1" s="1"><v>43593</v></c></row>', {
      'xl/styles.xml': styles,
      'xl/workbook.xml': since1904,
    });
    expect(old).toEqual([{ number: 1, cells: ['DATE 2023-05-09'] }]);
  });

  test('takes rows and cells without references, prefixed tags, and escaped signs', async () => {
    const file = await rawWorkbook({
      'xl/worksheets/sheet1.xml':
        '<x:worksheet xmlns:x="urn:x"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c t="inlineStr"><x:is><x:t>a_x0041_b_x0000__xD83D_c_x005F_x0042_</x:t></x:is></x:c></x:row><x:row/><x:row><x:c><x:v>3</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    });
    expect(await texts(await openSheet(file))).toEqual([
      [1, '1', 'aAbc_x0042_'],
      [3, '3'],
    ]);
  });

  test('reads the sheet that is asked for, else the first that is not hidden', async () => {
    const file = await rawWorkbook({
      'xl/workbook.xml': workbookXml(
        '<sheet name="Ẩn" sheetId="1" state="hidden" r:id="rId1"/><sheet name="Thấy" sheetId="2" r:id="rId4"/><sheet name="Số liệu" sheetId="3" r:id="rId1"/>',
      ),
      'xl/worksheets/sheet1.xml': sheetXml('<row r="1"><c r="A1"><v>1</v></c></row>'),
      'xl/worksheets/sheet2.xml': sheetXml('<row r="1"><c r="A1"><v>2</v></c></row>'),
    });
    const first = await openSheet(file);
    expect([first.name, await texts(first)]).toEqual(['Thấy', [[1, '2']]]);
    const asked = await openSheet(file, { sheet: 'Số liệu' });
    expect([asked.name, await texts(asked)]).toEqual(['Số liệu', [[1, '1']]]);
  });

  test('tells how far it has come', async () => {
    const row = (number: number) => `<row r="${number}"><c r="A${number}"><v>${number}</v></c></row>`;
    const rows = Array.from({ length: 20_000 }, (_, at) => row(at + 1)).join('');
    const sheet = await openSheet(await rawWorkbook({ 'xl/worksheets/sheet1.xml': sheetXml(rows) }));
    const steps: number[] = [];
    for await (const _ of sheet.rows) steps.push(sheet.progress());
    expect(steps.length).toBeGreaterThan(5);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(steps[0]).toBeLessThan(0.5);
    expect(steps.at(-1)).toBe(1);
  });
});

describe('writing', () => {
  const columns = [
    { header: 'Mã', typedAsText: true },
    { header: 'Tên' },
    { header: 'Ngày' },
    { header: 'Số' },
  ];

  test('is read back as it was, texts, days, numbers and gaps', async () => {
    const rows = [
      ['00040', 'Cửa Lò <&"> _x0041_', { day: '2023-05-09' }, -12.5],
      ['b', null, null, 0],
      ['', 'x\u0001\ty', null, Number.POSITIVE_INFINITY],
    ];
    const sheet = await openSheet(await whole(writeXlsx([{ name: 'Số liệu', columns, rows }])));
    expect(sheet.name).toBe('Số liệu');
    expect(await texts(sheet)).toEqual([
      [1, 'Mã', 'Tên', 'Ngày', 'Số'],
      [2, '00040', 'Cửa Lò <&"> _x0041_', '2023-05-09', '-12.5'],
      [3, 'b', null, null, '0'],
      [4, null, 'x\ty'],
    ]);
  });

  test('keeps what looks like a formula text, with the style that keeps it text when a person edits it', async () => {
    const rows = [['=1+1'], ['+1'], ['-1'], ['@x'], ['\tx'], ['thường']];
    const file = await whole(writeXlsx([{ name: 'S', columns: [{ header: 'a' }], rows }]));
    const back = await allRows(await openSheet(file));
    expect(back.slice(1).map(({ cells: [cell] }) => cell)).toEqual(
      rows.map(([text]) => ({ text: text!.trim(), kind: 'TEXT' })),
    );
    const xml = await partOf(file, 'xl/worksheets/sheet1.xml');
    expect(xml).not.toContain('<f>');
    expect(xml.match(/ s="4" t="inlineStr"/g)).toHaveLength(5);
  });

  test('gives sheets names that programs take', async () => {
    const names = ['Số: liệu/2024', 'x'.repeat(40), 'X'.repeat(40), ''];
    const file = await whole(writeXlsx(names.map((name) => ({ name, columns, rows: [] }))));
    const workbook = await partOf(file, 'xl/workbook.xml');
    const written = [...workbook.matchAll(/sheet name="([^"]*)"/g)].map((match) => match[1]);
    expect(written).toEqual(['Số  liệu 2024', 'x'.repeat(31), `${'X'.repeat(27)} (2)`, 'Sheet']);
  });

  test('asks for rows only as fast as they are taken, and lets go of them when the reader leaves', async () => {
    let asked = 0;
    let left = false;
    async function* rows() {
      try {
        for (; asked < 200_000; asked += 1) yield [`dòng ${asked}`, 'một', null, Math.sin(asked)];
      } finally {
        left = true;
      }
    }
    const pieces = writeXlsx([{ name: 'S', columns, rows: rows() }]);
    for (let at = 0; at < 20; at += 1) await pieces.next();
    await pieces.return(undefined);
    while (!left) await new Promise((resolve) => setImmediate(resolve));
    expect(asked).toBeLessThan(100_000);
  });

  test('passes on what goes wrong with the rows', async () => {
    async function* rows() {
      yield ['a'];
      throw new Error('the database went away');
    }
    await expect(whole(writeXlsx([{ name: 'S', columns, rows: rows() }]))).rejects.toThrow(
      'the database went away',
    );
  });
});

async function partOf(file: Buffer, name: string): Promise<string> {
  const { PackedParts } = await import('./packed-parts.js');
  const { TABLE_LIMITS } = await import('../limits.js');
  const parts = await PackedParts.open(file, TABLE_LIMITS);
  return (await whole(await parts.stream(name))).toString();
}
