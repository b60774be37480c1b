/** Numbers as people in Viet Nam write them (`1.234,5`), and as others do, where only one reading is possible. */
import type { Cell } from './cell.js';

export type NumberFault = 'NOT_A_NUMBER' | 'AMBIGUOUS_NUMBER';

const PLAIN = /^\d+$/;
/** One mark that could separate thousands or decimals: `1.234`, `1,234`. */
const EITHER = /^[1-9]\d{0,2}[.,]\d{3}$/;
const DECIMAL = /^\d+[.,]\d+$/;
const DOTS = /^[1-9]\d{0,2}(\.\d{3})+$/;
const COMMAS = /^[1-9]\d{0,2}(,\d{3})+$/;
const VIETNAMESE = /^[1-9]\d{0,2}(\.\d{3})+,\d+$/;
const ENGLISH = /^[1-9]\d{0,2}(,\d{3})+\.\d+$/;
/** Spaces, also those that do not break, between groups of three digits. */
const SPACED = /^[1-9]\d{0,2}([ \u00a0\u202f]\d{3})+([.,]\d+)?$/;

/** @returns the number, or why the text is none */
export function parseNumber({ text, kind }: Cell): number | NumberFault {
  if (kind === 'NUMBER') return Number(text);
  if (kind !== 'TEXT') return 'NOT_A_NUMBER';
  const negative = /^[-−]/.test(text);
  const digits = withDot(negative ? text.slice(1).trimStart() : text);
  if (digits === 'NOT_A_NUMBER' || digits === 'AMBIGUOUS_NUMBER') return digits;
  const value = Number(digits);
  if (!Number.isFinite(value)) return 'NOT_A_NUMBER';
  return negative && value !== 0 ? -value : value;
}

/** Of a whole number `1.234` has one reading only: a thousand and more. */
export function parseWholeNumber(cell: Cell): number | NumberFault {
  const value =
    cell.kind === 'TEXT' && DOTS.test(cell.text) ? Number(cell.text.replaceAll('.', '')) : parseNumber(cell);
  if (typeof value !== 'number') return value;
  return Number.isSafeInteger(value) ? value : 'NOT_A_NUMBER';
}

/** The digits with a decimal point and without marks between thousands. */
function withDot(text: string): string {
  if (PLAIN.test(text)) return text;
  if (EITHER.test(text)) return 'AMBIGUOUS_NUMBER';
  if (SPACED.test(text)) return text.replace(/[ \u00a0\u202f]/g, '').replace(',', '.');
  if (DECIMAL.test(text)) return text.replace(',', '.');
  if (DOTS.test(text) || VIETNAMESE.test(text)) return text.replaceAll('.', '').replace(',', '.');
  if (COMMAS.test(text) || ENGLISH.test(text)) return text.replaceAll(',', '');
  return 'NOT_A_NUMBER';
}
