/** A report as a spreadsheet: its figures on one sheet, what it is on another. */
import type { Table } from '@diaban/shared/tabular/table';
import { writeXlsx } from '@diaban/shared/tabular/xlsx/write-xlsx';
import { CORRECTED_NOTICE, LEGEND, type ReportContent, SYNTHETIC_NOTICE } from './report-content.js';

export async function writeReportXlsx(content: ReportContent): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of writeXlsx([figures(content), about(content)])) pieces.push(piece);
  return Buffer.concat(pieces);
}

function figures({ lines }: ReportContent): Table {
  return {
    name: 'Số liệu',
    columns: [
      { header: 'TT', width: 6 },
      { header: 'Mã chỉ tiêu', width: 24 },
      { header: 'Chỉ tiêu', width: 46 },
      { header: 'Đơn vị tính', width: 14 },
      { header: 'Số liệu', width: 12 },
      { header: 'Ghi chú', width: 40 },
    ],
    rows: lines.map(({ code, label, unit, value, figure, note }, at) => [
      at + 1,
      code,
      label,
      unit,
      value ?? figure,
      note,
    ]),
  };
}

function about({
  letterhead,
  subject,
  period,
  placeAndDate,
  isDraft,
  isCorrected,
  isSynthetic,
}: ReportContent): Table {
  const rows: [string, string | null | undefined][] = [
    ['Cơ quan chủ quản', letterhead.authority],
    ['Cơ quan ban hành', letterhead.issuer],
    ['Báo cáo', subject],
    ['Kỳ báo cáo', period],
    ['Địa danh, ngày tháng', placeAndDate],
    ['Nơi nhận', letterhead.recipient],
    ['Tình trạng', isDraft ? 'Dự thảo' : 'Đã gửi'],
    ['Đính chính', isCorrected ? CORRECTED_NOTICE : null],
    ['Lưu ý', isSynthetic ? SYNTHETIC_NOTICE : null],
    ['Ký hiệu', LEGEND],
  ];
  return {
    name: 'Thông tin',
    columns: [
      { header: 'Mục', width: 24 },
      { header: 'Nội dung', width: 90 },
    ],
    rows: rows.filter(([, text]) => text != null).map(([name, text]) => [name, text ?? null]),
  };
}
