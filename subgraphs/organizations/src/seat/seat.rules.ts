/** Who may have which seat, and what a new seat does to those that are there. */
import { Conflict, Invalid } from '@diaban/shared/errors';
import { checkCursor } from '@diaban/shared/graphql/dated-list';
import { type CursorValue, type Keyset, keysetOf, type PageArgs } from '@diaban/shared/graphql/page';
import { isDate } from '@diaban/shared/graphql/scalars';
import { today } from '@diaban/shared/graphql/today';
import { uuidOrNull } from '@diaban/shared/graphql/uuid';
import type { OrganizationKind } from '../organization/organization-kind.js';
import { checkNotAhead, checkOrder, existsOn, type Lifespan } from '../register/time.rules.js';
import type { Seat } from './seat.js';
import { ONE_HOLDER, type SeatRole } from './seat-role.js';

/** A checked position in a list of seats. @throws Invalid naming `first` or `after` */
export function seatKeyset(args: PageArgs): Keyset {
  const keyset = keysetOf(args, 'seats', 3);
  const [rank, day, id] = keyset.after ?? [];
  const fits =
    Number.isSafeInteger(rank) && typeof day === 'string' && isDate(day) && uuidOrNull(id) !== null;
  return checkCursor(keyset, fits);
}

export function seatPosition({ rank, knownSince, id }: Seat): CursorValue[] {
  return [rank, knownSince, id];
}

/** Who is to sit where, as far as the rules ask. */
export interface SeatParty extends Lifespan {
  id: string;
  kind: OrganizationKind;
  name: string;
}

/** @throws Invalid or Conflict when the organization cannot sit on the committee on that day */
export function checkParties(committee: SeatParty, member: SeatParty, since: string): void {
  if (committee.kind !== 'STEERING_COMMITTEE')
    throw new Invalid(
      `committeeId names ${committee.name}, a ${committee.kind}: name a steering committee`,
      'committeeId',
    );
  if (committee.valid_to !== null)
    throw new Conflict(`The committee was dissolved, its last day was ${committee.valid_to}`);
  if (member.kind === 'STEERING_COMMITTEE')
    throw new Invalid(
      'organizationId names a steering committee: its members are organizations themselves',
      'organizationId',
    );
  for (const { name, ...lifespan } of [committee, member]) {
    if (!existsOn(lifespan, since))
      throw new Invalid(
        `since is ${since}, when ${name} did not exist: give a day between its first and last`,
        'since',
      );
  }
}

/** A seat as it is on record. */
export interface SeatOnRecord {
  id: string;
  organizationId: string;
  role: SeatRole;
  /** the first day on which it counts */
  knownSince: string;
  until: string | null;
}

export interface WantedSeat {
  organizationId: string;
  role: SeatRole;
  since: string;
  until: string | null;
}

/** What to do to the seats on record: end some, and make a new one unless one of them is the one that is meant. */
export interface SeatPlan {
  ends: { id: string; before: string | null; until: string | null }[];
  isNew: boolean;
}

/** @throws Invalid or Conflict when the seat does not fit those on record */
export function seatPlan(seats: readonly SeatOnRecord[], wanted: WantedSeat, on = today()): SeatPlan {
  const { organizationId, role, since, until } = wanted;
  checkNotAhead(since, 'since', on);
  checkOrder(since, until, 'until', 'the first day');
  const sameRole = seats.filter((seat) => seat.role === role);
  const meant = sameRole.find((seat) => seat.organizationId === organizationId && seat.knownSince === since);
  const others = sameRole.filter((seat) => seat !== meant && overlaps(seat, wanted));
  const own = others.find((seat) => seat.organizationId === organizationId);
  if (own)
    throw new Invalid(
      `since is ${since}, but the organization has this role from ${own.knownSince} on: give that day to end or prolong that seat`,
      'since',
    );
  const ends = ONE_HOLDER.includes(role) ? others.map((seat) => handedOver(seat, since)) : [];
  if (meant === undefined) return { ends, isNew: true };
  if (meant.until === until)
    throw new Invalid('The seat is on record exactly like this: nothing changes', 'until');
  if (ends.length > 0)
    throw new Conflict('Another organization has this role in that time: end that seat first');
  return { ends: [{ id: meant.id, before: meant.until, until }], isNew: false };
}

/** The seat of who had the role before ends on the day before. */
function handedOver({ id, knownSince, until }: SeatOnRecord, since: string): SeatPlan['ends'][number] {
  if (knownSince >= since || until !== null)
    throw new Conflict(
      `Another organization has this role from ${knownSince} ${until === null ? 'on' : `to ${until}`}: end that seat first`,
    );
  return { id, before: null, until: dayBefore(since) };
}

function overlaps(seat: SeatOnRecord, { since, until }: WantedSeat): boolean {
  return (seat.until === null || since <= seat.until) && (until === null || seat.knownSince <= until);
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
