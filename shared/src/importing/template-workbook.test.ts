/** The empty template: what its receiver sees, and that what is filled in under its header is read. */
import { describe, expect, test } from '@jest/globals';
import { openSheet } from '../tabular/open-sheet.js';
import { texts } from '../tabular/testing/raw-workbook.js';
import { statedDate } from './columns/date.js';
import { freeText, sourceKey } from './columns/text.js';
import { templateFile } from './template-file.js';
import { templateWorkbook } from './template-workbook.js';

const template = {
  name: 'test-template',
  title: 'Biểu mẫu thử',
  sheet: 'Số liệu',
  columns: {
    sourceKey: {
      header: 'Mã nguồn',
      required: true,
      reader: sourceKey(),
      description: 'Mã.',
      example: 'A-1',
    },
    on: {
      header: 'Ngày',
      required: false,
      reader: statedDate(),
      description: 'Khi nào.',
      example: '05/2023',
    },
    note: { header: 'Ghi chú', required: false, reader: freeText(), description: '=Ghi chú.', example: '-' },
  },
};

describe('the empty template', () => {
  test('has the header, required columns marked, and nothing under it', async () => {
    const sheet = await openSheet(await templateWorkbook(template), { sheet: 'Số liệu' });
    expect(sheet.name).toBe('Số liệu');
    expect(await texts(sheet)).toEqual([[1, 'Mã nguồn *', 'Ngày', 'Ghi chú']]);
  });

  test('explains each column in Vietnamese on a second sheet', async () => {
    const notes = await openSheet(await templateWorkbook(template), { sheet: 'Hướng dẫn' });
    const rows = await texts(notes);
    expect(rows.slice(0, 4)).toEqual([
      [1, 'Cột', 'Bắt buộc', 'Ý nghĩa', 'Giá trị cho phép', 'Ví dụ'],
      [2, 'Mã nguồn', 'Có', 'Mã.', expect.stringContaining('không quá 100 ký tự'), 'A-1'],
      [3, 'Ngày', 'Không', 'Khi nào.', expect.stringContaining('tháng (05/2023)'), '05/2023'],
      [4, 'Ghi chú', 'Không', '=Ghi chú.', expect.stringContaining('280'), '-'],
    ]);
    expect(rows.flat().join(' ')).toContain('không phải số 0');
  });

  test('is given out with what its columns mean', async () => {
    const file = await templateFile(template);
    expect(file).toMatchObject({
      name: 'test-template',
      title: 'Biểu mẫu thử',
      fileName: 'test-template.xlsx',
    });
    expect(file.columns.map(({ header, required }) => [header, required])).toEqual([
      ['Mã nguồn', true],
      ['Ngày', false],
      ['Ghi chú', false],
    ]);
    const sheet = await openSheet(Buffer.from(file.workbook, 'base64'));
    expect(sheet.name).toBe('Số liệu');
  });
});
