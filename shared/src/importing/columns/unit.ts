/** Reader of cells that name a unit: its GSO code as text, or the identity that the graph gives it. */
import { unitIdOrNull } from '../../scope/unit-id.js';
import { Fault } from '../fault.js';
import type { CellReader } from '../template.js';

export function unitCode(): CellReader<string> {
  return {
    permitted:
      'Mã đơn vị hành chính: tỉnh 2, huyện 3, xã 5 chữ số (ví dụ 16732), hoặc mã của hệ thống như u123 cho khối, thôn.',
    typedAsText: true,
    read({ text, kind }) {
      // a number has lost the zeros in front: 40 could be the province or the commune 00040
      if (kind === 'NUMBER' && !/^\d{5}$/.test(text)) {
        return new Fault(
          'CODE_WITHOUT_ZEROS',
          'Ô là số nên có thể đã mất các số 0 ở đầu mã.',
          'Định dạng cột là Văn bản rồi nhập lại đủ chữ số, ví dụ 40 hoặc 00040.',
        );
      }
      if (/^(VN|\d{2}|\d{3}|\d{5})$/.test(text) || unitIdOrNull(text) !== null) return text;
      return new Fault(
        'NOT_A_UNIT_CODE',
        'Ô không phải là mã đơn vị hành chính.',
        'Nhập mã 2, 3 hoặc 5 chữ số, ví dụ 16732.',
      );
    },
  };
}
