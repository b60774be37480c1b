/** How single values of an answer stand in a cell: figures that are hidden or unknown are told apart from zero. */
import type { Value } from '@diaban/shared/tabular/table';
import { isObject } from '../engine/json.js';
import { statusText } from './headers.js';

/** Makes a cell of a value; lists are made of several. */
export type CellMaker = (value: unknown) => Value;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** Spreadsheet programs count no days before. */
const FIRST_DAY = '1900-03-01';

/** @param type name of the scalar or enum */
export function leafCell(type: string): CellMaker {
  if (type !== 'Date') return plainCell;
  return (value) =>
    typeof value === 'string' && DAY.test(value) && value >= FIRST_DAY ? { day: value } : plainCell(value);
}

function plainCell(value: unknown): Value {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return JSON.stringify(value);
}

/** A Measure: its value, `<5` where it is suppressed, and nothing where nobody reported it. */
export function figureCell(measure: unknown): Value {
  if (!isObject(measure)) return null;
  if (measure.status !== 'SUPPRESSED') return plainCell(measure.value);
  const band = typeof measure.band === 'string' ? measure.band : '';
  const [, upper] = /^1-(\d+)$/.exec(band) ?? [];
  // programs would take `1-4` for the first of April
  return upper === undefined ? `(${band})` : `<${Number(upper) + 1}`;
}

export function statusCell(status: unknown): Value {
  return typeof status === 'string' ? statusText(status) : null;
}

/** Several cells as one, in the order of the list; empty places stay, so that columns of one list fit each other. */
export function joined(cells: readonly Value[]): Value {
  const texts = cells.map(textOf);
  return texts.some((text) => text !== '') ? texts.join('; ') : null;
}

function textOf(cell: Value): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return cell.day.split('-').reverse().join('/');
  if (typeof cell === 'boolean') return cell ? 'Có' : 'Không';
  return String(cell);
}
