/** Days that people enter: none that lies ahead, none before what it follows. */
import { Invalid } from '@diaban/shared/errors';
import { periodOf } from '@diaban/shared/graphql/period';
import { today } from '@diaban/shared/graphql/today';

/** @param stated a day, month or year @throws Invalid when what is told of as done lies in the future */
export function checkNotAhead(stated: string | null | undefined, field: string, on = today()): void {
  if (stated != null && periodOf(stated).from > on)
    throw new Invalid(`${field} is ${stated}, which lies ahead: enter it when it has happened`, field);
}

/** @throws Invalid when the later of two dates is certainly before the earlier one */
export function checkOrder(
  earlier: string | null | undefined,
  later: string | null | undefined,
  field: string,
  what: string,
): void {
  if (earlier != null && later != null && periodOf(later).to < periodOf(earlier).from)
    throw new Invalid(`${field} is ${later}, before ${what} on ${earlier}: check the two dates`, field);
}

/** The time in which an organization exists; null where an end is not stated, or not there yet. */
export interface Lifespan {
  valid_from: string | null;
  valid_to: string | null;
}

/** Whether it existed on some day of a date. */
export function existsOn({ valid_from, valid_to }: Lifespan, stated: string): boolean {
  const { from, to } = periodOf(stated);
  return (valid_to === null || from <= valid_to) && (valid_from === null || to >= valid_from);
}
