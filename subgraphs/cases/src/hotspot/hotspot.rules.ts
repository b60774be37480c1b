/** When a hotspot can be cleared, and how counted rows become the counts of open hotspots that the graph shows. */
import { Invalid } from '@diaban/shared/errors';
import { measure } from '@diaban/shared/graphql/measure';
import { periodOf } from '@diaban/shared/graphql/period';
import { figureOf, type Voucher, voucherFor } from '../coverage/coverage.rules.js';
import { checkNotAhead } from '../entry/entry.rules.js';
import { HOTSPOT_KINDS, type Hotspot, type HotspotCount, type HotspotKind } from './hotspot.js';
import type { OpenHotspotsRow } from './hotspot.repository.js';

export const UNKNOWN_HOTSPOTS: Voucher = {
  provenance: 'REGISTERED',
  source: 'No register of hotspots covers this day',
};

/** One count a kind: zero where the register covers the day and has none, not reported where it does not. */
export function openHotspots({ day, spans, counts }: OpenHotspotsRow): HotspotCount[] {
  const period = periodOf(day);
  const voucher = voucherFor(spans, period);
  const count = new Map<HotspotKind, (typeof counts)[number]>(counts.map((row) => [row.kind, row]));
  return HOTSPOT_KINDS.map((kind) => ({
    kind,
    count: measure(figureOf(voucher, count.get(kind) ?? null, period, UNKNOWN_HOTSPOTS)),
  }));
}

/** A hotspot is cleared once, after it was found. What comes up again in the same place is another one. */
export function checkClearing(
  { openedOn, clearedOn }: Pick<Hotspot, 'openedOn' | 'clearedOn'>,
  day: string,
): void {
  if (clearedOn !== null)
    throw new Invalid(
      `hotspotId names a hotspot that was cleared on ${clearedOn}: open a new one`,
      'hotspotId',
    );
  checkNotAhead(day, 'clearedOn');
  if (day < openedOn)
    throw new Invalid(
      `clearedOn is ${day}, before it was found on ${openedOn}: check the two days`,
      'clearedOn',
    );
}
