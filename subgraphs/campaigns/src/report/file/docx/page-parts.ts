/** The head and the foot of an official document: who issues it, the national motto, and who signs and receives it. */
import {
  BorderStyle,
  type Paragraph,
  Table,
  TableBorders,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx';
import { BLANK, DOTS, type ReportContent } from '../report-content.js';
import { centred, left, rule, SIZE, twips } from './official-paragraphs.js';

/** Millimetres between the margins of the page, and how they are shared. */
export const TEXT_WIDTH = 160;
const LEFT_WIDTH = 63;
const RIGHT_WIDTH = TEXT_WIDTH - LEFT_WIDTH;

export function head({ letterhead, placeAndDate, isDraft }: ReportContent): Table {
  const { authority, issuer, abbreviation } = letterhead;
  const agency = { size: SIZE.agency };
  return sideBySide(
    [
      centred((authority ?? DOTS).toUpperCase(), agency),
      centred((issuer ?? DOTS).toUpperCase(), { ...agency, bold: true }),
      rule(LEFT_WIDTH, 24),
      centred(`Số:          /BC-${abbreviation ?? BLANK}`, { size: SIZE.motto }),
      ...(isDraft ? [centred('DỰ THẢO', { size: SIZE.motto, bold: true })] : []),
    ],
    [
      centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { ...agency, bold: true }),
      centred('Độc lập - Tự do - Hạnh phúc', { size: SIZE.motto, bold: true }),
      rule(RIGHT_WIDTH, 60),
      centred(placeAndDate, { size: SIZE.motto, italics: true }),
    ],
  );
}

export function foot({ letterhead }: ReportContent): Table {
  const { recipient, signatory } = letterhead;
  return sideBySide(
    [
      left('Nơi nhận:', { size: SIZE.recipients, bold: true, italics: true }),
      left(`- ${recipient ?? DOTS};`, { size: SIZE.small }),
      left('- Lưu: VT.', { size: SIZE.small }),
    ],
    [centred((signatory ?? DOTS).toUpperCase(), { size: SIZE.body, bold: true }, 1200)],
  );
}

function sideBySide(one: Paragraph[], other: Paragraph[]): Table {
  return new Table({
    width: { size: twips(TEXT_WIDTH), type: WidthType.DXA },
    columnWidths: [twips(LEFT_WIDTH), twips(RIGHT_WIDTH)],
    layout: TableLayoutType.FIXED,
    borders: TableBorders.NONE,
    rows: [new TableRow({ cantSplit: true, children: [cell(one, LEFT_WIDTH), cell(other, RIGHT_WIDTH)] })],
  });
}

const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' };

function cell(children: Paragraph[], width: number): TableCell {
  return new TableCell({
    children,
    width: { size: twips(width), type: WidthType.DXA },
    margins: { left: 0, right: 0 },
    borders: { top: NO_BORDER, bottom: NO_BORDER, left: NO_BORDER, right: NO_BORDER },
  });
}
