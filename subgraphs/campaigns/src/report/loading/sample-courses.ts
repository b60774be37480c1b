/** How a synthetic report went: on time, late or never, and what came of it until the sample ends. */
import { Random } from '@diaban/shared/loading/random';
import { addDays } from '../../loading/sample-origin.js';
import type { ReportRow } from '../obligation/obligation.rules.js';
import type { ReportStatus } from '../report-enums.js';

/** Nothing of the sample happens after this day. */
const LAST_DAY = '2025-07-15';

/** Which part of its reports a unit sends at all, and which part of these on time. */
export interface Reliability {
  sent: number;
  punctual: number;
}

export function reliabilityOf(code: string): Reliability {
  const random = new Random(`sample:reporting:${code}`);
  return { sent: 0.8 + random.next() * 0.2, punctual: 0.6 + random.next() * 0.4 };
}

interface Course {
  status: ReportStatus;
  submitted_on: string | null;
  approved_on: string | null;
  return_reason: string | null;
  version: number;
}

export function courseOf(
  { id, due_on: due, period_to: to }: ReportRow,
  { sent, punctual }: Reliability,
): Course {
  const random = new Random(`sample:report:${id}`);
  const isSent = random.chance(sent);
  const inTime = random.chance(punctual);
  const days = inTime ? -random.between(0, 2) : random.between(1, 21);
  const submitted = addDays(due ?? to, days);
  const nothing = { submitted_on: null, approved_on: null, return_reason: null };
  if (!isSent || submitted > LAST_DAY)
    return random.chance(0.4)
      ? { status: 'DRAFT', ...nothing, version: 2 }
      : { status: 'EXPECTED', ...nothing, version: 1 };
  const decided = addDays(submitted, random.between(1, 12));
  const outcome = random.weighted({ APPROVED: 91, RETURNED: 4, SUBMITTED: 5 });
  if (decided > LAST_DAY || outcome === 'SUBMITTED')
    return { ...nothing, status: 'SUBMITTED', submitted_on: submitted, version: 3 };
  if (outcome === 'RETURNED')
    return {
      status: 'RETURNED',
      submitted_on: submitted,
      approved_on: null,
      return_reason: 'Đề nghị bổ sung số liệu còn thiếu (mẫu)',
      version: 4,
    };
  return { ...nothing, status: 'APPROVED', submitted_on: submitted, approved_on: decided, version: 4 };
}
