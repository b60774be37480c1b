/** What is written when some rows of a file are faulty, how a job stands, and why it failed. */
import { registerEnumType } from 'type-graphql';

export const ImportMode = { ALL_OR_NOTHING: 'ALL_OR_NOTHING', VALID_ROWS: 'VALID_ROWS' } as const;
export type ImportMode = (typeof ImportMode)[keyof typeof ImportMode];
registerEnumType(ImportMode, {
  name: 'ImportMode',
  description: 'What is written when some rows of a file are faulty.',
  valuesConfig: {
    ALL_OR_NOTHING: { description: 'Nothing (tất cả hoặc không): one fault, and the file changes nothing.' },
    VALID_ROWS: { description: 'The rows without faults (chỉ các dòng hợp lệ); the others are reported.' },
  },
});

export const ImportStatus = { QUEUED: 'QUEUED', RUNNING: 'RUNNING', DONE: 'DONE', FAILED: 'FAILED' } as const;
export type ImportStatus = (typeof ImportStatus)[keyof typeof ImportStatus];
registerEnumType(ImportStatus, {
  name: 'ImportStatus',
  description: 'How an import stands.',
  valuesConfig: {
    QUEUED: { description: 'Waiting for the files before it (đang chờ).' },
    RUNNING: { description: 'Being read and checked (đang xử lý); nothing of it is visible yet.' },
    DONE: { description: 'Written, as far as its mode says (đã xong).' },
    FAILED: { description: 'Ended without writing anything (không thành công); `failure` says why.' },
  },
});

export const ImportFailure = {
  FILE_UNREADABLE: 'FILE_UNREADABLE',
  FAULTY_ROWS: 'FAULTY_ROWS',
  NO_VALID_ROW: 'NO_VALID_ROW',
  PROCESS_ENDED: 'PROCESS_ENDED',
  INTERNAL: 'INTERNAL',
} as const;
export type ImportFailure = (typeof ImportFailure)[keyof typeof ImportFailure];
registerEnumType(ImportFailure, {
  name: 'ImportFailure',
  description: 'Why an import wrote nothing.',
  valuesConfig: {
    FILE_UNREADABLE: { description: 'The file or its header cannot be read; the faults say what to do.' },
    FAULTY_ROWS: { description: 'Some rows are faulty, and the mode is ALL_OR_NOTHING.' },
    NO_VALID_ROW: { description: 'All rows are faulty.' },
    PROCESS_ENDED: { description: 'The program was stopped meanwhile. Send the file again.' },
    INTERNAL: {
      description: 'Something went wrong here. Send the file again, or quote the id of the import.',
    },
  },
});

/** What the sender is told in Vietnamese. */
export const FAILURE_TEXTS: Readonly<Record<ImportFailure, string>> = {
  FILE_UNREADABLE: 'Không đọc được tệp hoặc dòng tiêu đề; chưa ghi dữ liệu nào.',
  FAULTY_ROWS: 'Có dòng lỗi nên chưa ghi dữ liệu nào. Sửa các dòng lỗi rồi gửi lại tệp.',
  NO_VALID_ROW: 'Không có dòng nào hợp lệ; chưa ghi dữ liệu nào.',
  PROCESS_ENDED: 'Hệ thống đã dừng khi đang xử lý; chưa ghi dữ liệu nào. Hãy gửi lại tệp.',
  INTERNAL: 'Lỗi của hệ thống; chưa ghi dữ liệu nào. Hãy gửi lại tệp hoặc báo mã của lần nhập này.',
};
