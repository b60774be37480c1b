/** What an obligation must be to be registered, and the rows of the reports that it expects. */
import { Invalid } from '@diaban/shared/errors';
import { checkDays } from '@diaban/shared/graphql/dated-list';
import type { Provenance } from '@diaban/shared/graphql/measure';
import { parseUuid } from '@diaban/shared/graphql/uuid';
import { stableId } from '@diaban/shared/loading/stable-id';
import { parseUnitId } from '@diaban/shared/scope/unit-id';
import { uuidOrNone } from '../../register/entered.rules.js';
import { mergedLetterhead } from '../file/letterhead.js';
import { expectedReports, type ObligationTerms } from '../report-period.rules.js';
import type { RegisterReportingObligationInput } from './register-obligation.inputs.js';

/** Reports are expected at most so many years before and after today. */
const YEARS_BACK = 10;
const YEARS_AHEAD = 2;

/** A checked input, by column. @throws Invalid naming the field that is not usable */
export function obligationColumns(input: RegisterReportingObligationInput, today: string) {
  const { localityId, receiverLocalityId, validFrom, validTo, periodicity } = input;
  checkDays(validFrom, validTo, 'validFrom');
  checkNotTooFarBack(validFrom, today);
  if (periodicity.includes('ONE_OFF') && validTo == null)
    throw new Invalid(
      'validTo is left out: a one-off report is about the time until then, so give it',
      'validTo',
    );
  return {
    locality_id: parseUnitId(localityId, 'localityId'),
    receiver_id: receiverLocalityId == null ? null : parseUnitId(receiverLocalityId, 'receiverLocalityId'),
    from_id: parseUuid(input.fromId, 'fromId'),
    to_id: uuidOrNone(input.toId, 'toId'),
    campaign_id: uuidOrNone(input.campaignId, 'campaignId'),
    periodicity,
    due_day: input.dueDay ?? null,
    valid_from: validFrom,
    valid_to: validTo ?? null,
    content: input.content?.trim() ?? null,
    letterhead: mergedLetterhead(input.letterhead),
  };
}

/** @throws Invalid when reports would be expected of a time that is long past */
export function checkNotTooFarBack(validFrom: string, today: string): void {
  const earliest = shiftYears(today, -YEARS_BACK);
  if (validFrom >= earliest) return;
  throw new Invalid(
    `validFrom is ${validFrom}: reports are expected for the last ${YEARS_BACK} years at most, from ${earliest} on`,
    'validFrom',
  );
}

/** @param skey key of the reporting unit, which lists the units above it @throws Invalid when the receiver is none of them */
export function checkReceiver(receiverId: number | null, skey: string): void {
  const above = skey.match(/.{5}/g)?.map((digits) => Number.parseInt(digits, 16)) ?? [];
  if (receiverId === null || above.includes(receiverId)) return;
  throw new Invalid(
    'receiverLocalityId is not above the reporting unit: reports go to the unit itself or to one above it',
    'receiverLocalityId',
  );
}

/** Until when reports are expected as soon as their obligation is known: the end of next year. */
export function aheadOf(today: string): string {
  return `${Number(today.slice(0, 4)) + 1}-12-31`;
}

/** @throws Invalid when it is too far ahead */
export function checkUntil(until: string, today: string): string {
  const latest = shiftYears(today, YEARS_AHEAD);
  if (until <= latest) return until;
  throw new Invalid(
    `until is ${until}: reports are expected ${YEARS_AHEAD} years ahead at most, until ${latest}`,
    'until',
  );
}

export interface ObligationRow extends ObligationTerms {
  id: string;
  localityId: number;
  provenance: Provenance;
  source: string;
}

/** The rows of the reports that an obligation expects until a day; the same however often they are made. */
export function reportRows({ id, localityId, provenance, source, ...terms }: ObligationRow, until: string) {
  return expectedReports(terms, until).map(({ periodicity, period, dueOn }) => ({
    id: stableId(`report:${id}:${periodicity}:${period.from}`),
    obligation_id: id,
    locality_id: localityId,
    periodicity,
    period_from: period.from,
    period_to: period.to,
    due_on: dueOn,
    provenance,
    source,
  }));
}

export type ReportRow = ReturnType<typeof reportRows>[number];

function shiftYears(day: string, years: number): string {
  return `${Number(day.slice(0, 4)) + years}${day.slice(4)}`.replace(/-02-29$/, '-02-28');
}
