/** When an obligation may end or go on in other terms, who may do that, and what the new terms are. */
import { Conflict, Forbidden, Invalid } from '@diaban/shared/errors';
import type { ReportFrequency } from '../../reporting-obligation/reporting-obligation.js';
import { standingOf } from '../report.rules.js';
import { dayBefore } from '../report-period.rules.js';
import type { ChangeReportingObligationInput } from './change-obligation.inputs.js';
import { checkNotTooFarBack } from './obligation.rules.js';

/** What decides about a change of an obligation, as its row has it. */
export interface OwedRow {
  locality_id: number;
  receiver_id: number | null;
  skey: string;
  periodicity: ReportFrequency[];
  due_day: number | null;
  valid_from: string | null;
  valid_to: string | null;
}

/** A key of this length is that of a province: nobody above it keeps the programme. */
const PROVINCE_KEY = 10;

/** @param scope key of the viewer's unit @throws Forbidden for who owes reports to a unit above and would release himself */
export function checkReleases(
  scope: string,
  { skey, receiver_id, locality_id }: Pick<OwedRow, 'skey' | 'receiver_id' | 'locality_id'>,
): void {
  const isOwn = receiver_id === null || receiver_id === locality_id || skey.length === PROVINCE_KEY;
  if (isOwn || standingOf(scope, skey) !== 'REPORTER') return;
  throw new Forbidden(
    'An obligation to report to a unit above is ended and changed from above, not by the unit that owes it: ask the district or province',
  );
}

/** @param validTo the last day to be @throws Invalid when it holds no longer by then, or not yet */
export function checkEnd({ valid_from, valid_to }: OwedRow, validTo: string): void {
  if (valid_from !== null && validTo < valid_from)
    throw new Invalid(
      `validTo is ${validTo}, before the obligation begins on ${valid_from}: check the two days`,
      'validTo',
    );
  if (valid_to !== null && validTo >= valid_to)
    throw new Invalid(
      `validTo is ${validTo}, but the obligation ends on ${valid_to} already: name an earlier day, or register it anew`,
      'validTo',
    );
}

/** @returns the last day of the old terms, and the new ones @throws Invalid naming the field that is not usable */
export function changedTerms(
  row: OwedRow,
  { validFrom, periodicity, dueDay }: ChangeReportingObligationInput,
  today: string,
) {
  checkNotTooFarBack(validFrom, today);
  const { valid_from, valid_to } = row;
  if ((valid_from !== null && validFrom <= valid_from) || (valid_to !== null && validFrom > valid_to))
    throw new Invalid(
      `validFrom is ${validFrom}: the obligation holds from ${valid_from ?? 'an unknown day'} to ${valid_to ?? 'further notice'}, so name a later day within`,
      'validFrom',
    );
  const terms = {
    periodicity: periodicity ?? row.periodicity,
    due_day: dueDay === undefined ? row.due_day : dueDay,
    valid_from: validFrom,
    valid_to,
  };
  if ([...terms.periodicity, ...row.periodicity].includes('ONE_OFF'))
    throw new Invalid(
      'A report that is owed once has no later terms: end the obligation and register another one',
      'periodicity',
    );
  const set = (frequencies: readonly string[]) => [...frequencies].sort().join();
  if (set(terms.periodicity) === set(row.periodicity) && terms.due_day === row.due_day)
    throw new Invalid('Nothing differs: name another periodicity or dueDay', 'input');
  return { lastDay: dayBefore(validFrom), terms };
}

/** @param written the last day of the latest period beyond the old terms on which a report was written; null: none was */
export function checkNotWritten(written: string | null, validFrom: string): void {
  if (written === null) return;
  throw new Conflict(
    `A report on a period until ${written} is written already, in the old terms: let the new ones begin after it, not on ${validFrom}`,
  );
}
