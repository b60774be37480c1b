/** The empty template as a workbook: the header to fill in under, and a sheet that explains each column. */
import type { Table } from '../tabular/table.js';
import { writeXlsx } from '../tabular/xlsx/write-xlsx.js';
import { type AnyTemplate, columnsOf, headerOf } from './template.js';

export async function templateWorkbook(template: AnyTemplate): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of writeXlsx([records(template), notes(template)])) pieces.push(piece);
  return Buffer.concat(pieces);
}

function records(template: AnyTemplate): Table {
  return {
    name: template.sheet,
    columns: columnsOf(template).map(([, column]) => ({
      header: headerOf(column),
      width: Math.max(16, column.header.length + 4),
      typedAsText: column.reader.typedAsText ?? false,
    })),
    rows: [],
  };
}

function notes(template: AnyTemplate): Table {
  return {
    name: 'Hướng dẫn',
    columns: [
      { header: 'Cột', width: 24 },
      { header: 'Bắt buộc', width: 10 },
      { header: 'Ý nghĩa', width: 60 },
      { header: 'Giá trị cho phép', width: 70 },
      { header: 'Ví dụ', width: 24 },
    ],
    rows: [
      ...columnsOf(template).map(([, { header, required, description, reader, example }]) => [
        header,
        required ? 'Có' : 'Không',
        description,
        reader.permitted,
        example,
      ]),
      [],
      ['Biểu mẫu', null, template.title],
      [
        'Lưu ý',
        null,
        `Nhập mỗi bản ghi một dòng trong sheet "${template.sheet}", không đổi tên cột và không thêm cột. Cột có dấu * là bắt buộc; ô trống nghĩa là không có số liệu, không phải số 0.`,
      ],
      [
        'Gửi lại',
        null,
        'Dòng có Mã nguồn đã gửi và nội dung không đổi thì được giữ nguyên; nội dung khác thì được cập nhật và lưu lại giá trị cũ.',
      ],
    ],
  };
}
