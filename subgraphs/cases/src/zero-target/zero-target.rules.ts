/** When a zero target is met, and on which days a series asks whether it is. */
import { Invalid } from '@diaban/shared/errors';
import { periodOf, periodsBetween } from '@diaban/shared/graphql/period';
import { HOTSPOT_KINDS, type HotspotCount, type HotspotKind } from '../hotspot/hotspot.js';
import { openHotspots } from '../hotspot/hotspot.rules.js';
import type { HotspotDaysRow } from './zero-target.repository.js';
import type { ZeroTargetState } from './zero-target-state.js';

/** Days that a series may have. */
export const MAX_DAYS = 120;

/** The ends of the months from one on, and the last day itself. @throws Invalid naming `from` */
export function daysOfSeries(from: string, asOf: string): string[] {
  const last = asOf.slice(0, 7);
  if (from > last) throw new Invalid(`from is ${from}, which is after asOf, ${asOf}: begin earlier`, 'from');
  const months =
    (Number(last.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
    Number(last.slice(5)) -
    Number(from.slice(5)) +
    1;
  if (months > MAX_DAYS)
    throw new Invalid(
      `${from} to ${asOf} makes ${months} months, more than ${MAX_DAYS}: begin later`,
      'from',
    );
  const ends = periodsBetween(from, last, 'MONTH').map(({ to }) => to);
  return [...ends.slice(0, -1), asOf];
}

export function zeroTargetState({ kind, count }: HotspotCount): ZeroTargetState {
  return { kind, count, met: count.value === null ? null : count.value === 0 };
}

/** @param kinds null: all four */
export function statesOf(
  counts: readonly HotspotCount[],
  kinds: readonly HotspotKind[] | null,
): ZeroTargetState[] {
  const asked = HOTSPOT_KINDS.filter((kind) => kinds?.includes(kind) ?? true);
  return counts.filter(({ kind }) => asked.includes(kind)).map(zeroTargetState);
}

/** The counts of each day, the earliest first. */
export function countsByDay(
  { unitId, spans, counts }: HotspotDaysRow,
  days: readonly string[],
): HotspotCount[] {
  return days.flatMap((day) =>
    openHotspots({
      unitId,
      day: periodOf(day).from,
      spans,
      counts: counts.filter((count) => count.day === day),
    }),
  );
}
