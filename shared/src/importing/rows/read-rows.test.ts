/** Rows against a template: every fault with its place, and nothing read where the header is wrong. */
import { describe, expect, test } from '@jest/globals';
import { openSheet } from '../../tabular/open-sheet.js';
import { wholeNumber } from '../columns/number.js';
import { freeText, sourceKey } from '../columns/text.js';
import { Fault, FaultList, RowFault } from '../fault.js';
import type { ImportRow, ImportTemplate } from '../template.js';
import { readRows } from './read-rows.js';

interface Row extends ImportRow {
  name: string;
  count: number | null;
}

const column = { description: 'x', example: 'x' };
const template: ImportTemplate<Row> = {
  name: 'test',
  title: 'Thử',
  sheet: 'Số liệu',
  columns: {
    sourceKey: { ...column, header: 'Mã nguồn', required: true, reader: sourceKey() },
    name: { ...column, header: 'Tên', required: true, reader: freeText() },
    count: { ...column, header: 'Số lượng', required: false, reader: wholeNumber({ min: 0, max: 99 }) },
  },
  check: ({ name, count }) =>
    name === 'không' && count !== null ? new RowFault<Row>('count', new Fault('ODD', 'Lạ.', 'Sửa.')) : null,
};

async function read(csv: string, kept?: number) {
  const faults = new FaultList(kept);
  const rows: Row[] = [];
  let seen = 0;
  for await (const chunk of readRows(template, await openSheet(Buffer.from(csv)), faults)) {
    rows.push(...chunk.rows.map(({ values }) => values));
    seen += chunk.read;
  }
  const places = faults.first.map(({ code, row, column, header, value }) => [
    code,
    row,
    column,
    header,
    value,
  ]);
  return { rows, seen, places, count: faults.count };
}

describe('the header', () => {
  test('is found below titles, in any order of columns, in any spelling of case and spaces', async () => {
    const { rows, places } = await read('UBND phường;;\n\nSỐ  LƯỢNG;mã nguồn *;Tên*\n5;A;một\n;B;hai\n');
    expect(places).toEqual([]);
    expect(rows).toEqual([
      { sourceKey: 'A', name: 'một', count: 5 },
      { sourceKey: 'B', name: 'hai', count: null },
    ]);
  });

  test('that lacks a column, repeats one or has an unknown one is refused, and no row is read', async () => {
    const { rows, places } = await read('Mã nguồn;Số lượng;Số lượng;Ghi chú\nA;1;2;x\n');
    expect(rows).toEqual([]);
    expect(places).toEqual([
      ['REPEATED_COLUMN', 1, 'C', 'Số lượng', 'Số lượng'],
      ['UNKNOWN_COLUMN', 1, 'D', 'Ghi chú', 'Ghi chú'],
      ['MISSING_COLUMN', 1, null, 'Tên', null],
    ]);
  });

  test('that is nowhere in the first rows is asked for', async () => {
    expect((await read('a;b\n1;2\n')).places).toEqual([['NO_HEADER', null, null, null, null]]);
    expect((await read(`${'a;b\n'.repeat(20)}Mã nguồn;Tên\nA;x\n`)).places[0]![0]).toBe('NO_HEADER');
  });

  test('without rows is no file', async () => {
    expect((await read('Mã nguồn;Tên\n')).places).toEqual([['NO_ROWS', null, null, null, null]]);
  });
});

describe('a row', () => {
  test('is refused for each of its faults, with the place of each', async () => {
    const { rows, places, seen } = await read(
      'Mã nguồn;Tên;Số lượng\nA;một;1\n;;x\nB;gọi 0912345678;-1\nC;không;5\nA;hai;2\nD;ba;3;thừa\nE;bốn;4\n',
    );
    expect(rows.map(({ sourceKey: key }) => key)).toEqual(['A', 'E']);
    expect(seen).toBe(7);
    expect(places).toEqual([
      ['MISSING_VALUE', 3, 'A', 'Mã nguồn', null],
      ['MISSING_VALUE', 3, 'B', 'Tên', null],
      ['NOT_A_NUMBER', 3, 'C', 'Số lượng', 'x'],
      ['PERSONAL_DATA', 4, 'B', 'Tên', 'gọi •••'],
      ['OUT_OF_RANGE', 4, 'C', 'Số lượng', '-1'],
      ['ODD', 5, 'C', 'Số lượng', '5'],
      ['REPEATED_KEY', 6, 'A', 'Mã nguồn', 'A'],
      ['CELL_OUTSIDE_TABLE', 7, 'D', null, 'thừa'],
    ]);
  });

  test('comes in chunks, and of many faults the first are kept and all counted', async () => {
    const lines = Array.from({ length: 5_000 }, (_, at) => `K${at};${at % 2 ? '' : 'tên'};1`);
    const { rows, places, count, seen } = await read(`Mã nguồn;Tên;Số lượng\n${lines.join('\n')}\n`, 100);
    expect([rows.length, seen, places.length, count]).toEqual([2_500, 5_000, 100, 2_500]);
  });
});
