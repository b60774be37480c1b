/** Turns counted rows into the counts of open hotspots that the graph shows. */
import { measure } from '@diaban/shared/graphql/measure';
import { periodOf } from '@diaban/shared/graphql/period';
import { figureOf, type Voucher, voucherFor } from '../coverage/coverage.rules.js';
import { HOTSPOT_KINDS, type HotspotCount, type HotspotKind } from './hotspot.js';
import type { OpenHotspotsRow } from './hotspot.repository.js';

const UNKNOWN: Voucher = { provenance: 'REGISTERED', source: 'No register of hotspots covers this day' };

/** One count a kind: zero where the register covers the day and has none, not reported where it does not. */
export function openHotspots({ day, spans, counts }: OpenHotspotsRow): HotspotCount[] {
  const period = periodOf(day);
  const voucher = voucherFor(spans, period);
  const count = new Map<HotspotKind, (typeof counts)[number]>(counts.map((row) => [row.kind, row]));
  return HOTSPOT_KINDS.map((kind) => ({
    kind,
    count: measure(figureOf(voucher, count.get(kind) ?? null, period, UNKNOWN)),
  }));
}
