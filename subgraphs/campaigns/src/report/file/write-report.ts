/** Brings together what a report file shows, and has it written. */
import type { CampaignsContext } from '../../loaders.js';
import { figureOf } from '../figure/figure.rules.js';
import type { Report } from '../report.js';
import type { ReportFileFormat } from '../report-enums.js';
import { type Letterhead, mergedLetterhead } from './letterhead.js';
import { type ReportContent, reportContent } from './report-content.js';
import type { ReportFile } from './report-file.js';
import { writeReportXlsx } from './report-xlsx.js';

const CONTENT_TYPES: Readonly<Record<ReportFileFormat, string>> = {
  DOCX: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export async function fileOf(
  { loaders }: CampaignsContext,
  report: Report,
  format: ReportFileFormat,
  letterhead: Letterhead | null | undefined,
): Promise<ReportFile> {
  const [obligation, figures] = await Promise.all([
    loaders.obligationById.load(report.obligationId),
    loaders.figuresOfReport.load(report.id),
  ]);
  const campaign = obligation?.campaignId ? await loaders.campaignById.load(obligation.campaignId) : null;
  const content = reportContent(
    report,
    { content: obligation?.content ?? null, campaign: campaign?.title ?? null },
    mergedLetterhead(letterhead, obligation?.letterhead),
    figures.map(figureOf),
  );
  const bytes = format === 'DOCX' ? await writeDocx(content) : await writeReportXlsx(content);
  const period = report.period.label.replaceAll('/', '_');
  return {
    fileName: `bao-cao-${period}-${report.id.slice(0, 8)}.${format.toLowerCase()}`,
    contentType: CONTENT_TYPES[format],
    content: bytes.toString('base64'),
  };
}

/** The library is large and rarely needed: it is read when the first document is asked for. */
async function writeDocx(content: ReportContent): Promise<Buffer> {
  const { writeReportDocx } = await import('./docx/report-docx.js');
  return writeReportDocx(content);
}
