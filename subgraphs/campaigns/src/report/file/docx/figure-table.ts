/** The figures of a report as a table of an official document. */
import {
  AlignmentType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { ContentLine } from '../report-content.js';
import { run, SIZE, twips } from './official-paragraphs.js';
import { TEXT_WIDTH } from './page-parts.js';

interface Column {
  title: string;
  /** millimetres */
  width: number;
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType];
  text(line: ContentLine, at: number): string;
}

const COLUMNS: readonly Column[] = [
  { title: 'TT', width: 11, alignment: AlignmentType.CENTER, text: (_, at) => `${at + 1}` },
  { title: 'Chỉ tiêu', width: 64, alignment: AlignmentType.LEFT, text: ({ label }) => label },
  { title: 'Đơn vị tính', width: 25, alignment: AlignmentType.CENTER, text: ({ unit }) => unit },
  { title: 'Số liệu', width: 20, alignment: AlignmentType.RIGHT, text: ({ figure }) => figure },
  { title: 'Ghi chú', width: TEXT_WIDTH - 120, alignment: AlignmentType.LEFT, text: ({ note }) => note },
];

export function figureTable(lines: readonly ContentLine[]): Table {
  const header = COLUMNS.map((column) => cell(column, column.title, AlignmentType.CENTER, true));
  return new Table({
    width: { size: twips(TEXT_WIDTH), type: WidthType.DXA },
    columnWidths: COLUMNS.map(({ width }) => twips(width)),
    layout: TableLayoutType.FIXED,
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: header }),
      ...lines.map(
        (line, at) =>
          new TableRow({
            cantSplit: true,
            children: COLUMNS.map((column) => cell(column, column.text(line, at), column.alignment, false)),
          }),
      ),
    ],
  });
}

function cell({ width }: Column, text: string, alignment: Column['alignment'], bold: boolean): TableCell {
  return new TableCell({
    width: { size: twips(width), type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    children: [new Paragraph({ alignment, children: [run(text, { size: SIZE.table, bold })] })],
  });
}
