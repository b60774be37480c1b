/** CSV: the forms in which spreadsheet programs save it, and what we write for them. */
import { describe, expect, test } from '@jest/globals';
import { openSheet } from '../open-sheet.js';
import { allRows, texts, whole } from '../testing/raw-workbook.js';
import { writeCsv } from './write-csv.js';

const read = async (content: string | Buffer) => texts(await openSheet(Buffer.from(content)));
const refusal = (content: string | Buffer) =>
  read(content).then(
    () => null,
    (error: { code: string; problem: string; fix: string }) => error,
  );

describe('reading', () => {
  test.each([
    ['semicolons', 'Mã;Tên\nA;Cửa Lò\n'],
    ['commas', 'Mã,Tên\nA,Cửa Lò\n'],
    ['tabs', 'Mã\tTên\nA\tCửa Lò\n'],
    ['a byte order mark', '\ufeffMã;Tên\nA;Cửa Lò\n'],
    ['line ends of Windows', 'Mã;Tên\r\nA;Cửa Lò\r\n'],
    ['line ends of old Macs', 'Mã;Tên\rA;Cửa Lò\r'],
    ['no line end at its end', 'Mã;Tên\nA;Cửa Lò'],
    ['commas inside quotes', '"Mã";"Tên"\n"A";"Cửa Lò"\n'],
    ['letters with separate marks', 'Mã;Tên\nA;Cửa Lò\n'.normalize('NFD')],
  ])('takes %s', async (_form, content) => {
    expect(await read(content)).toEqual([
      [1, 'Mã', 'Tên'],
      [2, 'A', 'Cửa Lò'],
    ]);
  });

  test('keeps quotes, separators and line ends inside quoted cells', async () => {
    expect(await read('a;b\n"x;""y""";"dòng 1\r\ndòng 2"\n')).toEqual([
      [1, 'a', 'b'],
      [2, 'x;"y"', 'dòng 1\r\ndòng 2'],
    ]);
  });

  test('takes a quote in the middle of a cell as it stands', async () => {
    expect(await read('a;b\nkhối "mới";2\n')).toEqual([
      [1, 'a', 'b'],
      [2, 'khối "mới"', '2'],
    ]);
  });

  test('counts rows as spreadsheet programs do, empty ones and a line with the separator included', async () => {
    expect(await read('sep=;\r\na;b\r\n\r\n;;\r\n"x\ny";2\r\n')).toEqual([
      [2, 'a', 'b'],
      [5, 'x\ny', '2'],
    ]);
  });

  test('leaves empty cells out and marks everything as text', async () => {
    const rows = await allRows(await openSheet(Buffer.from('a;;c\n1;;2023-05-09\n')));
    expect(rows[1]!.cells[0]).toEqual({ text: '1', kind: 'TEXT' });
    expect(1 in rows[1]!.cells).toBe(false);
  });

  test('tells somebody with a legacy encoding how to save the file', async () => {
    const windows1258 = Buffer.from('Mã;Tên\nA;C\xd2a L\xf2\n', 'latin1');
    expect(await refusal(windows1258)).toMatchObject({
      code: 'NOT_UTF8',
      problem: expect.stringContaining('TCVN3'),
      fix: expect.stringContaining('CSV UTF-8'),
    });
    expect(await refusal(Buffer.from('\ufeffMã;Tên', 'utf16le'))).toMatchObject({ code: 'NOT_UTF8' });
  });

  test('refuses what is no table', async () => {
    expect(await refusal('')).toMatchObject({ code: 'EMPTY_FILE' });
    expect(await refusal(Buffer.from([1, 2, 0, 3]))).toMatchObject({ code: 'NOT_TEXT' });
    expect(await refusal('a;b\n"never closed;1\nx;2\n')).toMatchObject({
      code: 'BAD_QUOTES',
      problem: expect.stringContaining('dòng 2'),
    });
  });
});

describe('writing', () => {
  const columns = [{ header: 'Tên' }, { header: 'Số' }];
  const written = async (
    rows: (string | number | boolean | null | { day: string })[][],
    separator: ',' | ';' = ',',
  ) => (await whole(writeCsv({ columns, rows }, { separator }))).toString();

  test('begins with a byte order mark, so that Excel reads Vietnamese letters', async () => {
    const bytes = await whole(writeCsv({ columns, rows: [] }));
    expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
    expect(bytes.toString()).toBe('\ufeffTên,Số\r\n');
  });

  test.each(['=1+1', '+84', '-cmd', '@SUM(A1)', '\tx', '\rx', '＝1'])(
    'puts a mark before %j, which a program would take for a formula, and reads it back without',
    async (text) => {
      const csv = await written([[text, 1]]);
      expect(csv.split('\r\n').slice(1).join('\r\n')).toMatch(/^"?'/);
      const [, row] = await texts(await openSheet(Buffer.from(csv)));
      expect(row).toEqual([2, text.trim(), '1']);
    },
  );

  test('leaves negative numbers numbers', async () => {
    expect(await written([['x', -12.5]])).toBe('\ufeffTên,Số\r\nx,-12.5\r\n');
  });

  test('quotes whatever could end a cell in a program of another language', async () => {
    expect(
      await written(
        [
          ['a;=1+1', 1],
          ['b"c', 2],
          [' d', 3],
          ['e\nf', 4],
        ],
        ',',
      ),
    ).toBe('\ufeffTên,Số\r\n"a;=1+1",1\r\n"b""c",2\r\n" d",3\r\n"e\nf",4\r\n');
  });

  test('writes days as people in Viet Nam do, and nothing for null', async () => {
    expect(
      await written(
        [
          [{ day: '2023-05-09' }, null],
          [true, Number.NaN],
        ],
        ';',
      ),
    ).toBe('\ufeffTên;Số\r\n09/05/2023;\r\nCó;\r\n');
  });

  test('asks for rows only as fast as they are taken', async () => {
    let asked = 0;
    async function* rows() {
      for (let at = 0; at < 100_000; at += 1) {
        asked += 1;
        yield ['một dòng khá dài để đầy bộ đệm', at];
      }
    }
    const pieces = writeCsv({ columns, rows: rows() });
    await pieces.next();
    expect(asked).toBeLessThan(5_000);
    await pieces.return(undefined);
  });
});
