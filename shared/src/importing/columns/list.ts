/** Readers of cells that hold several entries with semicolons between them, and of entries such as `Tờ rơi: 320`. */
import { type Cell, textCell } from '../../tabular/cell.js';
import { Fault } from '../fault.js';
import { shown } from '../personal-data.js';
import type { CellReader } from '../template.js';

export interface ListOptions<V> {
  max: number;
  /** equal for entries of which a list may have one only */
  key: (entry: V) => string;
}

/** @returns a reader of lists whose entries `entry` reads */
export function listOf<V>(entry: CellReader<V>, { max, key }: ListOptions<V>): CellReader<V[]> {
  return {
    permitted: `Một hoặc nhiều mục (không quá ${max}), cách nhau bằng dấu chấm phẩy. Mỗi mục: ${entry.permitted}`,
    typedAsText: true,
    read({ text }) {
      const entries = new Map<string, V>();
      for (const part of text.split(';')) {
        const cell = textCell(part);
        if (cell === null) continue;
        const value = entry.read(cell);
        if (value instanceof Fault) return inEntry(cell, value);
        if (entries.has(key(value))) return inEntry(cell, repeated());
        if (entries.size === max) return tooMany(max);
        entries.set(key(value), value);
      }
      return entries.size === 0 ? empty() : [...entries.values()];
    },
  };
}

/** What stands before the colon of an entry, and behind it. */
export interface Labelled<K, A> {
  label: K;
  amount: A | null;
}

/** @returns a reader of entries such as `Tờ rơi: 320`, or `Tờ rơi` where the amount is not known */
export function labelled<K, A>(label: CellReader<K>, amount: CellReader<A>): CellReader<Labelled<K, A>> {
  return {
    permitted: `"tên: số lượng", hoặc chỉ tên nếu không rõ số lượng. Tên: ${label.permitted} Số lượng: ${amount.permitted}`,
    read({ text }) {
      const colon = text.indexOf(':');
      const named = label.read({ text: (colon < 0 ? text : text.slice(0, colon)).trim(), kind: 'TEXT' });
      if (named instanceof Fault) return named;
      const rest = colon < 0 ? null : textCell(text.slice(colon + 1));
      const value = rest === null ? null : amount.read(rest);
      return value instanceof Fault ? value : { label: named, amount: value };
    },
  };
}

function inEntry({ text }: Cell, { code, problem, fix }: Fault): Fault {
  return new Fault(code, `Mục "${shown(text)}": ${problem}`, fix);
}

function repeated(): Fault {
  return new Fault('REPEATED_ENTRY', 'Mục này có hai lần.', 'Giữ lại một lần; nếu là số lượng thì cộng lại.');
}

function tooMany(max: number): Fault {
  return new Fault('TOO_MANY_ENTRIES', `Ô có hơn ${max} mục.`, `Giữ không quá ${max} mục.`);
}

function empty(): Fault {
  return new Fault('EMPTY_LIST', 'Ô chỉ có dấu chấm phẩy.', 'Nhập các mục, hoặc bỏ trống ô.');
}
