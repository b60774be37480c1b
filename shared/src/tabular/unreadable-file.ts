/** Why a file as a whole cannot be read, for the person who sent it: in Vietnamese, with an English code. */
export type UnreadableCode =
  | 'EMPTY_FILE'
  | 'FILE_TOO_LARGE'
  | 'UNPACKED_TOO_LARGE'
  | 'TOO_MANY_PARTS'
  | 'TOO_MANY_ROWS'
  | 'TOO_MANY_COLUMNS'
  | 'TEXT_TOO_LONG'
  | 'OLD_OR_ENCRYPTED_WORKBOOK'
  | 'NOT_A_WORKBOOK'
  | 'DAMAGED_WORKBOOK'
  | 'NOT_UTF8'
  | 'NOT_TEXT'
  | 'BAD_QUOTES';

export class UnreadableFile extends Error {
  constructor(
    readonly code: UnreadableCode,
    /** what is wrong, in Vietnamese */
    readonly problem: string,
    /** what to do, in Vietnamese */
    readonly fix: string,
    options?: ErrorOptions,
  ) {
    super(`${code}: ${problem}`, options);
    this.name = 'UnreadableFile';
  }
}

export function tooManyRows(limit: number): UnreadableFile {
  const count = (limit - 1).toLocaleString('vi-VN');
  return new UnreadableFile(
    'TOO_MANY_ROWS',
    `Tệp có hơn ${count} dòng.`,
    `Chia thành nhiều tệp, mỗi tệp không quá ${count} dòng.`,
  );
}

export function tooManyColumns(limit: number): UnreadableFile {
  return new UnreadableFile(
    'TOO_MANY_COLUMNS',
    `Bảng có hơn ${limit} cột.`,
    'Dùng tệp mẫu và xóa các cột không có trong mẫu.',
  );
}
