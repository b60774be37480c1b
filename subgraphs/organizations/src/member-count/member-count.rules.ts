/** Figures of members, what of them is hidden, and when a count is a correction. */
import { Invalid } from '@diaban/shared/errors';
import { checkCursor } from '@diaban/shared/graphql/dated-list';
import { type Measure, measure, personMeasure } from '@diaban/shared/graphql/measure';
import { type CursorValue, type Keyset, keysetOf, type PageArgs } from '@diaban/shared/graphql/page';
import { periodOf } from '@diaban/shared/graphql/period';
import { isDate } from '@diaban/shared/graphql/scalars';
import { today } from '@diaban/shared/graphql/today';
import { uuidOrNull } from '@diaban/shared/graphql/uuid';
import type { Viewer } from '@diaban/shared/scope/viewer';
import type { Organization } from '../organization/organization.js';
import { checkNotAhead, existsOn, type Lifespan } from '../register/time.rules.js';
import type { RecordMembersInput } from './member-count.inputs.js';
import type { MemberCount } from './member-count.js';

/** Codes of communes and districts, whose scope alone sees persons counted below the commune. */
const NEAR_UNIT = /^(\d{3}|\d{5})(@|$)/;

/** A count as a measure: from 1 to 4 it is hidden, and below the commune from all but its commune and district. */
export function membersOf(count: MemberCount, { unit }: Pick<Viewer, 'unit'>): Measure {
  const { memberCount: value, provenance, source, asOf, level } = count;
  const figure = { value, provenance, source, period: periodOf(asOf) };
  if (level === 'NEIGHBOURHOOD' && provenance !== 'PUBLISHED' && !NEAR_UNIT.test(unit))
    return { ...measure(figure), value: null, status: 'SUPPRESSED', band: null };
  return personMeasure(figure);
}

/** Members of an organization of which no count is on record. */
export function membersUnknown({ provenance, source, statedOn }: Organization): Measure {
  return measure({ value: null, provenance, source, period: periodOf(statedOn) });
}

/** A checked position in a list of counts: the latest day first, then the latest record. @throws Invalid */
export function memberCountKeyset(args: PageArgs): Keyset {
  const keyset = keysetOf(args, 'member-counts', 3);
  const [day, moment, id] = keyset.after ?? [];
  const fits =
    typeof day === 'string' &&
    isDate(day) &&
    typeof moment === 'string' &&
    !Number.isNaN(Date.parse(moment)) &&
    uuidOrNull(id) !== null;
  return checkCursor(keyset, fits);
}

export function memberCountPosition({ asOf, recordedAt, id }: MemberCount): CursorValue[] {
  return [asOf, recordedAt.toISOString(), id];
}

/** The count that stands for a day, if any. */
export interface StandingCount {
  id: string;
  count: number;
}

/** @returns whether it corrects a count @throws Invalid naming the field that cannot be right */
export function checkMembers(
  lifespan: Lifespan,
  standing: StandingCount | null,
  { asOf, members, reason }: Pick<RecordMembersInput, 'asOf' | 'members' | 'reason'>,
  on = today(),
): 'FIRST' | 'CORRECTION' {
  checkNotAhead(asOf, 'asOf', on);
  if (!existsOn(lifespan, asOf))
    throw new Invalid(
      `asOf is ${asOf}, when the organization did not exist: give a day between its first and its last`,
      'asOf',
    );
  if (standing === null) return 'FIRST';
  if (standing.count === members)
    throw new Invalid(`members is what stands for ${asOf} already: there is nothing to correct`, 'members');
  if (reason == null)
    throw new Invalid(`reason is missing: there is a count for ${asOf}, say why it is corrected`, 'reason');
  return 'CORRECTION';
}

/** A count as the feed of changes may tell it: small ones as the band in which they lie. */
export function toldCount(count: number): number | string {
  return count > 0 && count < 5 ? '1-4' : count;
}
