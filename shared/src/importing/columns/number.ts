/** Readers of cells with numbers, also as they are written in Vietnamese. */
import type { Cell } from '../../tabular/cell.js';
import { type NumberFault, parseNumber, parseWholeNumber } from '../../tabular/numbers.js';
import { Fault } from '../fault.js';
import type { CellReader } from '../template.js';

export interface Bounds {
  min: number;
  max: number;
}

export function wholeNumber(bounds: Bounds): CellReader<number> {
  return numberReader('Số nguyên', 'ví dụ 1234 hoặc 1.234', bounds, parseWholeNumber);
}

export function decimalNumber(bounds: Bounds): CellReader<number> {
  return numberReader('Số', 'ví dụ 1234,5 hoặc 1.234,5', bounds, parseNumber);
}

function numberReader(
  noun: string,
  example: string,
  { min, max }: Bounds,
  parse: (cell: Cell) => number | NumberFault,
): CellReader<number> {
  const range = `từ ${min.toLocaleString('vi-VN')} đến ${max.toLocaleString('vi-VN')}`;
  return {
    permitted: `${noun} ${range}, ${example}.`,
    read(cell) {
      const value = parse(cell);
      if (value === 'AMBIGUOUS_NUMBER') {
        return new Fault(
          value,
          'Không rõ dấu chấm hay dấu phẩy ngăn cách hàng nghìn hay phần thập phân.',
          'Viết số không có dấu ngăn cách hàng nghìn, hoặc định dạng ô là Số.',
        );
      }
      if (value === 'NOT_A_NUMBER') {
        return new Fault(
          value,
          `Ô không phải là ${noun.toLowerCase()}.`,
          `Nhập ${noun.toLowerCase()}, ${example}.`,
        );
      }
      if (value >= min && value <= max) return value;
      return new Fault('OUT_OF_RANGE', `Số không nằm trong khoảng cho phép.`, `Nhập số ${range}.`);
    },
  };
}
