/** The life of a report as pure rules: which step leads where, who may take it, and when a report is late. */
import { Conflict, Forbidden } from '@diaban/shared/errors';
import type { ReportStatus } from './report-enums.js';

/** Where a viewer stands to the unit that reports. */
export type Standing = 'REPORTER' | 'ABOVE' | 'ELSEWHERE';

/** @param scope key of the viewer's unit @param skey key of the unit that reports */
export function standingOf(scope: string, skey: string): Standing {
  if (scope === skey) return 'REPORTER';
  return skey.startsWith(scope) ? 'ABOVE' : 'ELSEWHERE';
}

export type ReportStep = 'DRAFT' | 'SUBMIT' | 'RETURN' | 'APPROVE' | 'CORRECT';

interface Transition {
  from: readonly ReportStatus[];
  to: ReportStatus;
  by: Standing;
}

export const TRANSITIONS: Readonly<Record<ReportStep, Transition>> = {
  DRAFT: { from: ['EXPECTED', 'DRAFT', 'RETURNED'], to: 'DRAFT', by: 'REPORTER' },
  SUBMIT: { from: ['DRAFT', 'RETURNED'], to: 'SUBMITTED', by: 'REPORTER' },
  RETURN: { from: ['SUBMITTED'], to: 'RETURNED', by: 'ABOVE' },
  APPROVE: { from: ['SUBMITTED'], to: 'APPROVED', by: 'ABOVE' },
  // what was approved is no longer what the report says, so it needs approval again
  CORRECT: { from: ['APPROVED'], to: 'SUBMITTED', by: 'REPORTER' },
};

const DONE: Readonly<Record<ReportStep, string>> = {
  DRAFT: 'written',
  SUBMIT: 'submitted',
  RETURN: 'returned',
  APPROVE: 'approved',
  CORRECT: 'corrected',
};

/** A report that was corrected was approved once: no draft may change it without a trace, returned or not. */
const CORRECTED: Readonly<Partial<Record<ReportStep, Transition>>> = {
  DRAFT: { ...TRANSITIONS.DRAFT, from: [] },
  CORRECT: { ...TRANSITIONS.CORRECT, from: ['APPROVED', 'RETURNED'] },
};

/** Where a report stands. */
export interface Stand {
  status: ReportStatus;
  /** whether it was corrected after an approval */
  isCorrected: boolean;
}

/** @returns the status after a step @throws Forbidden for who may not take it, Conflict where it does not follow */
export function statusAfter(
  step: ReportStep,
  { status, isCorrected }: Stand,
  standing: Standing,
): ReportStatus {
  const { from, to, by } = (isCorrected ? CORRECTED[step] : undefined) ?? TRANSITIONS[step];
  if (standing !== by) throw new Forbidden(REFUSALS[by](DONE[step]));
  if (from.includes(status)) return to;
  if (from.length === 0)
    throw new Conflict(
      `A report that was approved once cannot be ${DONE[step]} anew: change its figures with correctReport`,
    );
  throw new Conflict(
    `A report that is ${status} cannot be ${DONE[step]}: it must be ${from.join(' or ')}; ${NEXT[status]}`,
  );
}

/** What can be done about a report in a status. */
const NEXT: Readonly<Record<ReportStatus, string>> = {
  EXPECTED: 'its unit writes it with fillDraft or saveDraft',
  DRAFT: 'its unit sends it with submitReport',
  SUBMITTED: 'a level above decides with approveReport or returnReport',
  RETURNED: 'its unit mends it and sends it with submitReport',
  APPROVED: 'its unit changes it with correctReport',
};

const REFUSALS: Readonly<Record<Standing, (done: string) => string>> = {
  REPORTER: (done) => `A report is ${done} by the unit that owes it: sign in with an account of that unit`,
  ABOVE: (done) =>
    `A report is ${done} by a level above the unit that owes it, never by that unit itself: ask the district or province`,
  ELSEWHERE: (done) => `A report is not ${done} from elsewhere`,
};

interface Timing {
  dueOn: string | null;
  submittedOn: string | null;
}

/** Whether the due day had passed by a day without the report having come; null where no due day is stated. */
export function isLate({ dueOn, submittedOn }: Timing, day: string): boolean | null {
  if (dueOn === null) return null;
  return dueOn < day && (submittedOn === null || submittedOn > day);
}

/** Whether the report came by its due day; null while it has not come, and where no due day is stated. */
export function cameOnTime({ dueOn, submittedOn }: Timing): boolean | null {
  return dueOn === null || submittedOn === null ? null : submittedOn <= dueOn;
}
