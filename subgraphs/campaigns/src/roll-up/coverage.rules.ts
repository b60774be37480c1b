/** When the register is complete for a period, so that nothing there means none. */
import type { Provenance } from '@diaban/shared/graphql/measure';
import type { Period } from '@diaban/shared/graphql/period';
import { provenanceOf, sourceOf } from './provenance.rules.js';
import type { Coverage } from './roll-up.js';

/** On whose word the register is complete. */
export interface Voucher {
  provenance: Provenance;
  source: string;
}

/**
 * Who vouches that the register was complete in every month of a period, or null where a month is missing. Real
 * statements go before synthetic ones. @param coverage in the order of the first months
 */
export function voucherFor(coverage: readonly Coverage[], { from, to }: Period): Voucher | null {
  const [first, last] = [from.slice(0, 7), to.slice(0, 7)];
  const real = coverage.filter(({ provenance }) => provenance !== 'SYNTHETIC');
  return spanning(real, first, last) ?? spanning(coverage, first, last);
}

function spanning(coverage: readonly Coverage[], first: string, last: string): Voucher | null {
  const used: Coverage[] = [];
  let missing = first;
  for (const stretch of coverage) {
    const end = stretch.toMonth ?? last;
    if (end < missing) continue;
    if (stretch.fromMonth > missing) return null;
    used.push(stretch);
    if (end >= last) {
      const provenance = provenanceOf(used.map((one) => one.provenance));
      return { provenance, source: sourceOf([...new Set(used.map(({ source }) => source))]) };
    }
    missing = monthAfter(end);
  }
  return null;
}

function monthAfter(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
}
