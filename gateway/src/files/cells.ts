/** How single values of an answer stand in a cell: figures that are hidden or unknown are told apart from zero. */
import type { Value } from '@diaban/shared/tabular/table';
import { valueLabel } from '@diaban/shared/tabular/value-label';
import { type GraphQLLeafType, isEnumType } from 'graphql';
import { isObject } from '../engine/json.js';

/** Makes a cell of a value; lists are made of several. */
export type CellMaker = (value: unknown) => Value;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** Spreadsheet programs count no days before. */
const FIRST_DAY = '1900-03-01';

export function leafCell(type: GraphQLLeafType): CellMaker {
  if (type.name === 'Date') return dayCell;
  if (!isEnumType(type)) return plainCell;
  const labels = new Map<unknown, string | null>(
    type.getValues().map(({ name, description }) => [name, valueLabel(description)]),
  );
  return (value) => labels.get(value) ?? plainCell(value);
}

function dayCell(value: unknown): Value {
  return typeof value === 'string' && DAY.test(value) && value >= FIRST_DAY
    ? { day: value }
    : plainCell(value);
}

/** The label of a period: a day like other days, months and quarters as they are written in Vietnamese. */
export function periodCell(label: unknown): Value {
  if (typeof label !== 'string' || DAY.test(label)) return dayCell(label);
  return label.split('/').map(inVietnamese).join(' – ');
}

function inVietnamese(period: string): string {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period);
  return quarter ? `Quý ${quarter[2]}/${quarter[1]}` : period.split('-').reverse().join('/');
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
