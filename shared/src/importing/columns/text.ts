/** Readers of cells with text: free, keys of the sender's own, and one of a few choices. */
import { Fault } from '../fault.js';
import { holdsPersonalData } from '../personal-data.js';
import type { CellReader } from '../template.js';

/** The hub keeps notes, not stories. */
const MAX_FREE_TEXT = 280;
const MAX_KEY = 100;

/** @param max in characters */
export function freeText(max = MAX_FREE_TEXT): CellReader<string> {
  return {
    permitted: `Văn bản không quá ${max} ký tự, không có số căn cước (12 chữ số), số điện thoại hay e-mail.`,
    read: ({ text }) => {
      if (text.length > 2 * max || [...text].length > max) return tooLong(max);
      return holdsPersonalData(text) ? personalData() : text;
    },
  };
}

/** The key under which the sender's own system or book keeps the record. */
export function sourceKey(): CellReader<string> {
  return {
    permitted: `Mã của đơn vị tự đặt, không quá ${MAX_KEY} ký tự, mỗi dòng một mã và không đổi giữa các lần gửi.`,
    typedAsText: true,
    read: ({ text, kind }) => {
      if (kind === 'ERROR') return new Fault('BAD_KEY', 'Ô là công thức bị lỗi.', 'Nhập mã vào ô này.');
      if (text.length > MAX_KEY) return tooLong(MAX_KEY);
      return holdsPersonalData(text) ? personalData() : text;
    },
  };
}

/** @param labels the Vietnamese label of each value; upper and lower case are the same, and values count as labels */
export function choice<V extends string>(labels: Readonly<Record<V, string>>): CellReader<V> {
  const entries = Object.entries(labels) as [V, string][];
  const values = new Map(
    entries.flatMap(([value, label]) => [value, label].map((text) => [folded(text), value])),
  );
  const permitted = `Một trong: ${entries.map(([, label]) => label).join('; ')}.`;
  return {
    permitted,
    read: ({ text }) =>
      values.get(folded(text)) ??
      new Fault('NOT_A_CHOICE', 'Giá trị không có trong danh mục.', `Chọn đúng chữ. ${permitted}`),
  };
}

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ');
}

function personalData(): Fault {
  return new Fault(
    'PERSONAL_DATA',
    'Ô chứa dữ liệu có thể chỉ ra một người: số có 12 chữ số, số điện thoại hoặc e-mail.',
    'Xóa dữ liệu đó; hệ thống không lưu thông tin cá nhân.',
  );
}

function tooLong(max: number): Fault {
  return new Fault('TEXT_TOO_LONG', `Văn bản dài hơn ${max} ký tự.`, `Rút còn không quá ${max} ký tự.`);
}
