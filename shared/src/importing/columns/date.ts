/** Readers of cells with days, and with dates that a source knows only to the month or year. */
import { today } from '../../graphql/today.js';
import type { Cell } from '../../tabular/cell.js';
import { parseDay, parseMonth } from '../../tabular/dates.js';
import { Fault } from '../fault.js';
import type { CellReader } from '../template.js';

/** @returns a reader of days as `YYYY-MM-DD`; @param future whether days to come make sense */
export function day({ future = false }: { future?: boolean } = {}): CellReader<string> {
  return {
    permitted: `Ngày, ví dụ 09/05/2023${future ? '' : ', không sau hôm nay'}.`,
    read(cell) {
      const value = cell.kind === 'DATE' ? cell.text : cell.kind === 'TEXT' ? parseDay(cell.text) : null;
      if (value === null) return notADate('Nhập ngày/tháng/năm, ví dụ 09/05/2023.');
      return !future && value > today() ? inFuture() : value;
    },
  };
}

/** @returns a reader of `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, as exactly as the sender states it */
export function statedDate(): CellReader<string> {
  return {
    permitted: 'Ngày (09/05/2023), tháng (05/2023) hoặc năm (2023), không sau hôm nay.',
    read(cell) {
      const value = stated(cell);
      if (value === null) return notADate('Nhập ngày 09/05/2023, tháng 05/2023 hoặc năm 2023.');
      return value > today() ? inFuture() : value;
    },
  };
}

function stated({ text, kind }: Cell): string | null {
  if (kind === 'DATE') return text;
  if (/^(19|20)\d{2}$/.test(text)) return text;
  return kind === 'TEXT' ? (parseDay(text) ?? parseMonth(text)) : null;
}

function notADate(fix: string): Fault {
  return new Fault('NOT_A_DATE', 'Ô không phải là ngày có trong lịch.', fix);
}

function inFuture(): Fault {
  return new Fault('DATE_IN_FUTURE', 'Ngày ở sau hôm nay.', 'Kiểm tra lại ngày, tháng, năm.');
}
