/** Reader of cells that name an object of the graph by its identity. */
import { uuidOrNull } from '../../graphql/uuid.js';
import { Fault } from '../fault.js';
import type { CellReader } from '../template.js';

/** @param noun what is named, in Vietnamese */
export function identity(noun: string): CellReader<string> {
  return {
    permitted: `Mã định danh của ${noun} do hệ thống cấp, dạng 01234567-89ab-8def-8123-456789abcdef.`,
    read: ({ text }) =>
      uuidOrNull(text) ??
      new Fault(
        'NOT_AN_ID',
        'Ô không phải là mã định danh.',
        `Sao chép mã định danh của ${noun} từ hệ thống hoặc từ tệp xuất danh sách.`,
      ),
  };
}
