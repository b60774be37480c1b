/** What has become of a pledge by a day, and what may still be done with it. Keys equal values. */
import { Conflict } from '@diaban/shared/errors';
import { registerEnumType } from 'type-graphql';

export const PledgeState = {
  ACTIVE: 'ACTIVE',
  EXPIRED: 'EXPIRED',
  RENEWED: 'RENEWED',
  WITHDRAWN: 'WITHDRAWN',
} as const;
export type PledgeState = keyof typeof PledgeState;
registerEnumType(PledgeState, {
  name: 'PledgeState',
  description: 'What has become of a pledge (tình trạng cam kết).',
  valuesConfig: {
    ACTIVE: { description: 'In force (còn hiệu lực).' },
    EXPIRED: { description: 'Its time is over, and it was not renewed (hết hạn).' },
    RENEWED: { description: 'A later pledge holds in its place (đã ký lại).' },
    WITHDRAWN: { description: 'Withdrawn, with a reason (đã rút).' },
  },
});

/** The days that decide. */
export interface PledgeDays {
  /** last day that the date of signing can mean */
  signedTo: string;
  /** last day */
  validUntil: string | null;
  /** first day on which it does not hold any more */
  withdrawnOn: string | null;
  renewedOn: string | null;
}

/** @returns null before it was certainly signed */
export function pledgeState(days: PledgeDays, asOf: string): PledgeState | null {
  const { signedTo, validUntil, withdrawnOn, renewedOn } = days;
  if (signedTo > asOf) return null;
  if (withdrawnOn !== null && withdrawnOn <= asOf) return 'WITHDRAWN';
  if (renewedOn !== null && renewedOn <= asOf) return 'RENEWED';
  return validUntil !== null && validUntil < asOf ? 'EXPIRED' : 'ACTIVE';
}

export type PledgeStep = 'RENEW' | 'WITHDRAW';

/** In which states a step is possible. */
const POSSIBLE: Record<PledgeStep, readonly PledgeState[]> = {
  RENEW: ['ACTIVE', 'EXPIRED'],
  WITHDRAW: ['ACTIVE'],
};

const INSTEAD: Record<PledgeState, string> = {
  ACTIVE: 'it is in force',
  EXPIRED: 'it has expired: renew it, or sign another one',
  RENEWED: 'it was renewed already: see the pledge in renewedBy',
  WITHDRAWN: 'it was withdrawn: sign another one',
};

/** @param days with all that is on record, also for days to come @throws Conflict when the step is not possible */
export function checkStep(days: PledgeDays, step: PledgeStep, on: string): void {
  // what is on record as withdrawn or renewed is so, whichever day the caller names
  const settled = days.withdrawnOn !== null ? 'WITHDRAWN' : days.renewedOn !== null ? 'RENEWED' : null;
  const state = settled ?? pledgeState(days, on);
  if (state === null || POSSIBLE[step].includes(state)) return;
  throw new Conflict(`The pledge cannot be ${step === 'RENEW' ? 'renewed' : 'withdrawn'}: ${INSTEAD[state]}`);
}
