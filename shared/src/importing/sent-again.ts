/** What can be wrong with a record that a file states anew: the file is not the only way in which records change. */
import { Fault, RowFault } from './fault.js';
import type { ImportRow } from './template.js';

/** A record that was moved to where its sender does not write. */
export const OUT_OF_REACH = new RowFault<ImportRow>(
  'sourceKey',
  new Fault(
    'OUT_OF_REACH',
    'Bản ghi đã nhập với mã nguồn này không còn thuộc phạm vi của tài khoản.',
    'Xóa dòng này; đơn vị quản lý bản ghi hoặc cấp trên sẽ sửa.',
  ),
);

/** A record that was changed through the graph since: the file does not know of that, and would take it back. */
export const CHANGED_ELSEWHERE = new RowFault<ImportRow>(
  'sourceKey',
  new Fault(
    'CHANGED_ELSEWHERE',
    'Bản ghi này đã được sửa trên hệ thống sau khi nhập, và dòng này nói khác.',
    'Sửa tiếp trên hệ thống, hoặc ghi dòng này đúng như hệ thống đang có.',
  ),
);
