/** What the four synthetic samples agree on: where, when, how it is marked, and which unit reached which milestone. */
import { Random } from './random.js';

/** The provinces of the seeds: Thanh Hóa, Nghệ An, Hà Tĩnh, Ninh Thuận. */
export const SAMPLE_PROVINCES = ['38', '40', '42', '58'] as const;

/** First and last month, the last one before the districts ended. */
export const SAMPLE_FROM = '2021-01';
export const SAMPLE_TO = '2025-06';

/** The source that every synthetic value names. */
export const SAMPLE_SOURCE = 'Synthetic sample of Diaban: SYNTHETIC, not a real figure';

/** Days on which a sample unit was planned for, began, and was joined by others; null where it did not come to that. */
export interface Milestones {
  planned: string;
  begun: string | null;
  joined: string | null;
}

/** The milestones of a commune-level unit, or null where nothing was planned; they follow from its code alone. */
export function sampleMilestones(code: string): Milestones | null {
  const random = new Random(`milestones:${code}`);
  if (!random.chance(0.7)) return null;
  const planned = Date.UTC(2021, random.between(2, 46), random.between(1, 28));
  const later = (from: number, low: number, high: number) => from + random.between(low, high) * 86_400_000;
  const begun = random.chance(0.85) ? later(planned, 20, 120) : null;
  const joined = begun !== null && random.chance(0.8) ? later(begun, 0, 60) : null;
  const day = (moment: number | null) => {
    const text = moment === null ? null : new Date(moment).toISOString().slice(0, 10);
    return text !== null && text <= `${SAMPLE_TO}-30` ? text : null;
  };
  return { planned: day(planned)!, begun: day(begun), joined: day(joined) };
}
