/** A report as a Word document in the layout of Decree 30/2020/NĐ-CP (thể thức văn bản hành chính). */
import { AlignmentType, Document, Header, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import { CORRECTED_NOTICE, LEGEND, type ReportContent, SYNTHETIC_NOTICE } from '../report-content.js';
import { figureTable } from './figure-table.js';
import { body, centred, FONT, left, rule, SIZE, twips } from './official-paragraphs.js';
import { foot, head, TEXT_WIDTH } from './page-parts.js';

/** Millimetres: A4, within the bounds that the decree sets for each margin. */
const PAGE = { width: 210, height: 297, top: 20, bottom: 20, left: 30, right: 20 };

export function writeReportDocx(content: ReportContent): Promise<Buffer> {
  const document = new Document({
    creator: 'Diaban',
    title: `Báo cáo ${content.subject}`,
    styles: { default: { document: { run: { font: FONT, size: SIZE.body } } } },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: twips(PAGE.width), height: twips(PAGE.height) },
            margin: {
              top: twips(PAGE.top),
              bottom: twips(PAGE.bottom),
              left: twips(PAGE.left),
              right: twips(PAGE.right),
              header: twips(10),
            },
          },
        },
        headers: { default: pageNumber(), first: new Header({ children: [] }) },
        children: [head(content), ...title(content), ...text(content), foot(content)],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function title({ subject, letterhead, isSynthetic }: ReportContent): Paragraph[] {
  const strong = { size: SIZE.body, bold: true };
  return [
    left('', { size: SIZE.small }),
    centred('BÁO CÁO', strong),
    centred(subject, strong),
    rule(TEXT_WIDTH, 40),
    ...(isSynthetic ? [centred(SYNTHETIC_NOTICE, { ...strong, italics: true }, 120)] : []),
    ...(letterhead.recipient == null
      ? []
      : [centred(`Kính gửi: ${letterhead.recipient}`, { size: SIZE.body }, 120)]),
  ];
}

function text({ opening, lines, closing, isCorrected }: ReportContent) {
  const small = { size: SIZE.recipients, italics: true };
  return [
    body(opening),
    figureTable(lines),
    left(LEGEND, small, { before: 60, after: isCorrected ? 0 : 120 }),
    ...(isCorrected ? [left(CORRECTED_NOTICE, small, { after: 120 })] : []),
    body(closing),
  ];
}

/** Arabic, in the middle of the upper margin, from the second page on. */
function pageNumber(): Header {
  return new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], font: FONT, size: SIZE.motto })],
      }),
    ],
  });
}
