/** How far a report has come, and in which files it can be had. */
import { describedEnum } from '../register/described-enum.js';

export const ReportStatus = describedEnum('ReportStatus', 'How far a report has come (trạng thái báo cáo).', {
  EXPECTED: 'Owed, and nothing written yet (chờ báo cáo).',
  DRAFT: 'The reporting unit is writing it (dự thảo); its figures are seen by that unit alone.',
  SUBMITTED:
    'Sent to the level above (đã gửi), which sees its figures and returns or approves it. A corrected report is submitted again.',
  RETURNED:
    'Sent back with a reason (trả lại); the reporting unit mends it and submits it again. What was approved once it mends by `correctReport` alone.',
  APPROVED:
    'Approved by a level above (đã duyệt). From then on its figures are locked: they change by `correctReport` alone.',
});
export type ReportStatus = keyof typeof ReportStatus;

export const ReportFileFormat = describedEnum(
  'ReportFileFormat',
  'The kind of a report file (định dạng tệp).',
  {
    DOCX: 'A Word document in the layout of Decree 30/2020/NĐ-CP (thể thức văn bản hành chính).',
    XLSX: 'A spreadsheet of the figures (bảng tính).',
  },
);
export type ReportFileFormat = keyof typeof ReportFileFormat;
