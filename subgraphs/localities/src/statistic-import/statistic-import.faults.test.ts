/** Files of statistics with faults: each told by sheet, row and column, and what is written in either mode. */
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { clearImports, fileOf, imported, type Line, reported } from './testing/files.js';

const CUA_LO = viewer('district', '413');

let localities: TestSubgraph;
beforeAll(async () => {
  localities = await TestSubgraph.start(subgraph);
});
afterEach(() => clearImports(localities));
afterAll(() => localities.stop());

/** Key, unit, name, period, population, households, source. */
const NH: Line = ['A1', '16732', 'phuong Nghi Huong', { day: '2024-12-31' }, 6142, 1650, 'Báo cáo 2024'];
const NT: Line = ['A2', '16729', null, '2024', '5.310', null, 'Báo cáo 2024'];
const WRITTEN = [
  '16729 POPULATION 5310 2024 Báo cáo 2024',
  '16732 HOUSEHOLDS 1650 2024-12-31 Báo cáo 2024',
  '16732 POPULATION 6142 2024-12-31 Báo cáo 2024',
];

describe('a file with faults', () => {
  const LINES: Line[] = [
    NH,
    ['B1', '16732', 'Phường Nghi Thu', '2023', 1, null, 'x'],
    ['B2', '16729', null, '31/02/2024', '1,234', 'nhiều', 'gọi 0912345678'],
    ['B3', '16729', null, '2022', null, null, 'x'],
    ['B4', '16729', null, '2022', 10, 11, 'x'],
    ['A1', '16729', null, '2022', 10, 5, 'x'],
    ['B5', '16732', null, '31/12/2024', 7, null, 'x'],
  ];
  const FAULTS = [
    ['Số liệu', 4, 'D', 'Kỳ số liệu', '31/02/2024', 'NOT_A_DATE'],
    ['Số liệu', 4, 'E', 'Nhân khẩu', '1,234', 'AMBIGUOUS_NUMBER'],
    ['Số liệu', 4, 'F', 'Số hộ', 'nhiều', 'NOT_A_NUMBER'],
    ['Số liệu', 4, 'G', 'Nguồn số liệu', 'gọi •••', 'PERSONAL_DATA'],
    ['Số liệu', 5, 'E', 'Nhân khẩu', null, 'NO_FIGURE'],
    ['Số liệu', 6, 'F', 'Số hộ', '11', 'MORE_HOUSEHOLDS_THAN_PEOPLE'],
    ['Số liệu', 7, 'A', 'Mã nguồn', 'A1', 'REPEATED_KEY'],
    ['Số liệu', 3, 'C', 'Tên đơn vị', 'Phường Nghi Thu', 'OTHER_UNIT_NAME'],
    ['Số liệu', 8, 'D', 'Kỳ số liệu', '31/12/2024', 'ALREADY_THERE'],
  ];
  // biome-ignore lint/suspicious/noExplicitAny: answers are read freely
  const placesOf = (job: any) =>
    job.faults.nodes.map((fault: Record<string, unknown>) =>
      ['sheet', 'row', 'column', 'header', 'value', 'code'].map((key) => fault[key]),
    );

  test('writes nothing when all or nothing was asked, and names each fault by sheet, row and column', async () => {
    const job = await imported(localities, await fileOf(LINES, 'xlsx'), { as: CUA_LO });
    expect(job).toMatchObject({
      status: 'FAILED',
      failure: 'FAULTY_ROWS',
      message: expect.stringContaining('chưa ghi dữ liệu nào'),
      rowsTotal: 7,
      rowsValid: 1,
      rowsFaulty: 6,
      rowsCreated: 0,
      faultCount: 9,
    });
    expect(placesOf(job)).toEqual(FAULTS);
    for (const { problem, fix } of job.faults.nodes) expect([problem, fix].join(' ')).toMatch(/[ăâđêôơưà-ỹ]/);
    expect(await reported(localities)).toEqual([]);
    const left = await localities.admin.query(
      "select from app.import_sources union all select from app.changes where role <> 'load'",
    );
    expect(left.rowCount).toBe(0);
  });

  test('writes the rows without faults when these were asked for, and reports the others', async () => {
    const job = await imported(localities, await fileOf(LINES, 'xlsx'), { as: CUA_LO, mode: 'VALID_ROWS' });
    expect(job).toMatchObject({ status: 'DONE', rowsValid: 1, rowsFaulty: 6, rowsCreated: 1, faultCount: 9 });
    expect(placesOf(job)).toEqual(FAULTS);
    expect(await reported(localities)).toEqual(WRITTEN.slice(1));
  });

  test('can be mended and sent again, whichever mode was asked before', async () => {
    for (const mode of ['ALL_OR_NOTHING', 'VALID_ROWS'] as const)
      await imported(localities, await fileOf([NH, NT.with(4, 'nhiều')]), { as: CUA_LO, mode });
    const job = await imported(localities, await fileOf([NH, NT]), { as: CUA_LO });
    expect(job).toMatchObject({ status: 'DONE', rowsCreated: 1, rowsUnchanged: 1 });
    expect(await reported(localities)).toEqual(WRITTEN);
  });

  test('that cannot be read at all, or has only faulty rows, says so', async () => {
    const legacy = Buffer.from('M\xe3 ngu\xf4n;x\n', 'latin1');
    expect(await imported(localities, legacy, { as: CUA_LO })).toMatchObject({
      failure: 'FILE_UNREADABLE',
      faults: {
        nodes: [{ code: 'NOT_UTF8', sheet: null, row: null, fix: expect.stringContaining('CSV UTF-8') }],
      },
    });
    expect(await imported(localities, 'a;b\n1;2\n', { as: CUA_LO })).toMatchObject({
      failure: 'FILE_UNREADABLE',
      faults: { nodes: [{ code: 'NO_HEADER' }] },
    });
    const faulty = await fileOf([NH.with(4, 'x')]);
    expect(await imported(localities, faulty, { as: CUA_LO, mode: 'VALID_ROWS' })).toMatchObject({
      status: 'FAILED',
      failure: 'NO_VALID_ROW',
    });
  });
});
