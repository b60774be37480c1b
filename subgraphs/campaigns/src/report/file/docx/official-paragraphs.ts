/** The pieces that Vietnamese official documents are set from, in the sizes of Decree 30/2020/NĐ-CP, appendix I. */
import { AlignmentType, BorderStyle, Paragraph, TextRun } from 'docx';

export const FONT = 'Times New Roman';

/** Half points, as Word counts sizes. */
export const SIZE = { small: 22, recipients: 24, agency: 24, motto: 26, body: 28, table: 26 } as const;

interface Look {
  size: number;
  bold?: boolean;
  italics?: boolean;
}

export function centred(text: string, look: Look, after = 0): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after }, children: [run(text, look)] });
}

export function left(text: string, look: Look, spacing: { before?: number; after?: number } = {}): Paragraph {
  return new Paragraph({ spacing, keepNext: true, children: [run(text, look)] });
}

/** A paragraph of the body: justified, the first line set in by 1 cm, 6 points after it, on the page of what follows. */
export function body(text: string): Paragraph {
  return new Paragraph({
    keepNext: true,
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: twips(10) },
    spacing: { after: 120, line: 276 },
    children: [run(text, { size: SIZE.body })],
  });
}

/** A thin line in the middle of a column. @param width of the column @param length of the line, both in millimetres */
export function rule(width: number, length: number): Paragraph {
  const side = twips((width - length) / 2);
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: 70, after: 120, line: 40, lineRule: 'exact' },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
    children: [],
  });
}

export function run(text: string, { size, bold = false, italics = false }: Look): TextRun {
  return new TextRun({ text, font: FONT, size, bold, italics, language: { value: 'vi-VN' } });
}

/** Twentieths of a point. */
export function twips(millimetres: number): number {
  return Math.round((millimetres / 25.4) * 1440);
}
