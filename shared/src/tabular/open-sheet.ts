/** Opens a table file, XLSX or CSV, told apart by what it holds and not by its name. */
import type { Sheet } from './cell.js';
import { openCsv } from './csv/open-csv.js';
import { TABLE_LIMITS, type TableLimits } from './limits.js';
import { UnreadableFile } from './unreadable-file.js';
import { openXlsx } from './xlsx/open-xlsx.js';

export interface OpenOptions {
  /** the sheet to read where a workbook has it; otherwise its first visible one */
  sheet?: string;
  limits?: Partial<TableLimits>;
}

const ZIP = Buffer.from('PK\x03\x04', 'latin1');
/** Workbooks up to 2003, and newer ones that a password encrypts. */
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** @throws UnreadableFile, here or while its rows are read */
export async function openSheet(bytes: Buffer, options: OpenOptions = {}): Promise<Sheet> {
  const limits = { ...TABLE_LIMITS, ...options.limits };
  if (bytes.length === 0) {
    throw new UnreadableFile('EMPTY_FILE', 'Tệp trống.', 'Chọn tệp có dữ liệu rồi gửi lại.');
  }
  if (bytes.length > limits.fileBytes) {
    const megabytes = Math.floor(limits.fileBytes / 1024 / 1024);
    throw new UnreadableFile(
      'FILE_TOO_LARGE',
      `Tệp lớn hơn ${megabytes} MB.`,
      'Chia thành nhiều tệp nhỏ hơn, hoặc xóa hình ảnh và các sheet không cần.',
    );
  }
  if (bytes.subarray(0, OLE.length).equals(OLE)) {
    throw new UnreadableFile(
      'OLD_OR_ENCRYPTED_WORKBOOK',
      'Đây là tệp Excel đời cũ (.xls) hoặc có mật khẩu.',
      'Mở trong Excel, bỏ mật khẩu, rồi chọn Lưu thành: Sổ làm việc Excel (.xlsx).',
    );
  }
  return bytes.subarray(0, ZIP.length).equals(ZIP)
    ? openXlsx(bytes, options.sheet ?? null, limits)
    : openCsv(bytes, limits);
}
