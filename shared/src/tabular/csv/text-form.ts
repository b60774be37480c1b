/** In which form a CSV file writes its text: encoding, and the sign between cells. */
import { UnreadableFile } from '../unreadable-file.js';

const SLICE = 16 * 1024;
const SEPARATORS = [';', ',', '\t'] as const;

/** @throws UnreadableFile for legacy encodings and for what is no text at all */
export function* decodeUtf8(bytes: Buffer): Generator<{ value: string; bytes: number }> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let start = 0; start < bytes.length; start += SLICE) {
    const slice = bytes.subarray(start, start + SLICE);
    let value: string;
    try {
      value = decoder.decode(slice, { stream: start + SLICE < bytes.length });
    } catch (cause) {
      throw notUtf8({ cause });
    }
    if (value.includes('\0')) throw isUtf16(bytes) ? notUtf8() : notText();
    yield { value, bytes: slice.length };
  }
}

export interface CsvForm {
  delimiter: string;
  /** bytes before the first row: a byte order mark, a line `sep=;` */
  skip: number;
  /** number of the row that comes first then */
  firstRow: number;
}

/** The separator that occurs most in the first line that has one; what stands in quotes does not count. */
export function separatorOf(bytes: Buffer): CsvForm {
  if (isUtf16(bytes)) throw notUtf8();
  const skip = bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? 3 : 0;
  const head = bytes.subarray(skip, skip + SLICE).toString('latin1');
  const stated = /^sep=([;,\t])\r?\n/i.exec(head);
  if (stated) return { delimiter: stated[1]!, skip: skip + stated[0].length, firstRow: 2 };
  for (const line of unquoted(head).split(/[\r\n]+/)) {
    const counts = SEPARATORS.map((separator) => line.split(separator).length - 1);
    const most = Math.max(...counts);
    if (most > 0) return { delimiter: SEPARATORS[counts.indexOf(most)]!, skip, firstRow: 1 };
  }
  return { delimiter: ',', skip, firstRow: 1 };
}

function unquoted(text: string): string {
  return text.replace(/"[^"]*"/g, '');
}

function isUtf16(bytes: Buffer): boolean {
  const mark = bytes.subarray(0, 2).toString('hex');
  return mark === 'fffe' || mark === 'feff';
}

function notUtf8(options?: ErrorOptions): UnreadableFile {
  return new UnreadableFile(
    'NOT_UTF8',
    'Tệp không ở bảng mã UTF-8 (có thể là bảng mã cũ như TCVN3, VNI hoặc Windows-1258).',
    'Trong Excel chọn Lưu thành: CSV UTF-8 (phân cách bằng dấu phẩy), hoặc Sổ làm việc Excel (.xlsx).',
    options,
  );
}

function notText(): UnreadableFile {
  return new UnreadableFile(
    'NOT_TEXT',
    'Tệp không phải là bảng tính .xlsx hay văn bản CSV.',
    'Mở tệp mẫu, chép dữ liệu vào và lưu ở dạng .xlsx.',
  );
}
