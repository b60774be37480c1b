/** The markup of a worksheet: a header that stays in sight and can filter, and one row after another. */
import { columnLetters } from '../cell.js';
import { serialOfDay } from '../dates.js';
import { looksLikeFormula, type TableColumn, type Value } from '../table.js';
import { escapeXml, STYLE } from './fixed-parts.js';

/** What a cell can hold. */
const MAX_CHARACTERS = 32_767;

export function sheetHead(columns: readonly TableColumn[]): string {
  const widths = columns.map(({ header, width, typedAsText }, index) => {
    const style = typedAsText ? ` style="${STYLE.text}"` : '';
    const size = width ?? Math.min(60, Math.max(10, header.length + 4));
    return `<col min="${index + 1}" max="${index + 1}" width="${size}" customWidth="1"${style}/>`;
  });
  const headers = columns.map(({ header }, index) =>
    textCellXml(`${columnLetters(index)}1`, header, STYLE.header),
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row r="1">${headers.join('')}</row>`;
}

export function sheetRow(number: number, values: readonly Value[], columns: readonly TableColumn[]): string {
  const cells = values.map((value, index) =>
    cellXml(`${columnLetters(index)}${number}`, value, columns[index]?.typedAsText ?? false),
  );
  return `<row r="${number}">${cells.join('')}</row>`;
}

export function sheetTail(columns: readonly TableColumn[]): string {
  return `</sheetData><autoFilter ref="A1:${columnLetters(Math.max(0, columns.length - 1))}1"/></worksheet>`;
}

function cellXml(reference: string, value: Value, typedAsText: boolean): string {
  if (value === null || value === '') return '';
  if (typeof value === 'string') {
    const style = looksLikeFormula(value) ? STYLE.quoted : typedAsText ? STYLE.text : STYLE.plain;
    return textCellXml(reference, value, style);
  }
  if (typeof value === 'boolean') return textCellXml(reference, value ? 'Có' : 'Không', STYLE.plain);
  if (typeof value === 'object')
    return `<c r="${reference}" s="${STYLE.day}"><v>${serialOfDay(value.day)}</v></c>`;
  return Number.isFinite(value) ? `<c r="${reference}"><v>${value}</v></c>` : '';
}

function textCellXml(reference: string, text: string, style: number): string {
  const fitting = text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS - 1)}…` : text;
  // `_x0041_` would be read as an escaped sign
  const escaped = escapeXml(fitting).replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x');
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped}</t></is></c>`;
}
