/** What stands in the file of a report, whatever its format: the words of Vietnamese official documents. */
import type { Measure } from '@diaban/shared/graphql/measure';
import type { ReportFrequency } from '../../reporting-obligation/reporting-obligation.js';
import type { ReportFigure } from '../figure/report-figure.js';
import type { Report } from '../report.js';
import type { Letterhead } from './letterhead.js';

export interface ReportContent {
  letterhead: Letterhead;
  /** what the report is about, with its period (trích yếu) */
  subject: string;
  /** the sentence before the figures */
  opening: string;
  closing: string;
  /** `Hồng Lĩnh, ngày 05 tháng 4 năm 2024` */
  placeAndDate: string;
  isDraft: boolean;
  isCorrected: boolean;
  isSynthetic: boolean;
  period: string;
  lines: ContentLine[];
}

export interface ContentLine {
  code: string;
  label: string;
  unit: string;
  figure: string;
  value: number | null;
  note: string;
}

/** Where a hand fills in: a long text, or a short one. */
export const DOTS = '………………';
export const BLANK = '……';

export const LEGEND =
  'Ký hiệu: “<5”: từ 1 đến 4, không nêu số cụ thể để không chỉ ra cá nhân; “—”: chưa có số liệu báo cáo; “0”: không phát sinh.';
export const SYNTHETIC_NOTICE = 'SỐ LIỆU MẪU, KHÔNG PHẢI SỐ LIỆU THẬT';
export const CORRECTED_NOTICE = 'Số liệu đã được đính chính sau khi duyệt.';

const FREQUENCIES: Readonly<Record<ReportFrequency, string>> = {
  MONTHLY: 'báo cáo định kỳ hàng tháng',
  QUARTERLY: 'báo cáo định kỳ hàng quý',
  YEARLY: 'báo cáo định kỳ hàng năm',
  ONE_OFF: 'báo cáo',
};

export function reportContent(
  report: Report,
  { content, campaign }: { content: string | null; campaign: string | null },
  letterhead: Letterhead,
  figures: readonly ReportFigure[],
): ReportContent {
  const about = content ?? 'Kết quả công tác phòng, chống ma túy';
  const period = periodText(report);
  const subject = [about, campaign === null ? null : `mô hình “${campaign}”`, period]
    .filter((part) => part !== null)
    .join(' ');
  const issuer = letterhead.issuer ?? 'đơn vị';
  const recipient = letterhead.recipient == null ? '' : ` ${letterhead.recipient}`;
  return {
    letterhead,
    subject,
    opening: `Thực hiện chế độ ${FREQUENCIES[report.periodicity]}, ${issuer} báo cáo${recipient} số liệu ${period} như sau:`,
    closing: `Trên đây là báo cáo ${period} của ${issuer}./.`,
    placeAndDate: `${letterhead.place ?? DOTS}, ${dateText(report)}`,
    isDraft: report.status !== 'SUBMITTED' && report.status !== 'APPROVED',
    isCorrected: report.isCorrected,
    isSynthetic: [report, ...figures.map(({ value }) => value)].some(
      ({ provenance }) => provenance === 'SYNTHETIC',
    ),
    period,
    lines: figures.map(({ indicator, value, note }) => ({
      code: indicator.code,
      label: indicator.label,
      unit: indicator.unit,
      figure: figureText(value),
      value: value.value,
      note: note ?? '',
    })),
  };
}

const NUMBER = new Intl.NumberFormat('vi-VN');

export function figureText({ value, status }: Pick<Measure, 'value' | 'status'>): string {
  if (value !== null) return NUMBER.format(value);
  return status === 'SUPPRESSED' ? '<5' : '—';
}

const ROMAN = ['I', 'II', 'III', 'IV'];

/** `tháng 3 năm 2024`, `quý I năm 2024`, `năm 2024`, or from day to day. */
export function periodText({ periodicity, periodFrom, periodTo }: Report): string {
  const [year, month] = periodFrom.split('-') as [string, string];
  const texts: Record<ReportFrequency, () => string> = {
    MONTHLY: () => `tháng ${monthText(month)} năm ${year}`,
    QUARTERLY: () => `quý ${ROMAN[Math.ceil(Number(month) / 3) - 1]} năm ${year}`,
    YEARLY: () => `năm ${year}`,
    ONE_OFF: () => `từ ngày ${dayText(periodFrom)} đến ngày ${dayText(periodTo)}`,
  };
  return texts[periodicity]();
}

/** The day on which it was sent. The decree wants a zero before days below 10 and before the months 1 and 2. */
export function dateText({ submittedOn, dueOn }: Pick<Report, 'submittedOn' | 'dueOn'>): string {
  if (submittedOn === null) return `ngày ${BLANK} tháng ${BLANK} năm ${dueOn?.slice(0, 4) ?? BLANK}`;
  const [year, month, date] = submittedOn.split('-') as [string, string, string];
  return `ngày ${date} tháng ${monthText(month)} năm ${year}`;
}

function monthText(month: string): string {
  return Number(month) < 3 ? month : `${Number(month)}`;
}

export function dayText(day: string): string {
  return day.split('-').reverse().join('/');
}
