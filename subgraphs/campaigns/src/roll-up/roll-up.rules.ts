/** What a figure over many rows is worth: a value, a true zero, or unknown. */
import type { Figure } from '@diaban/shared/graphql/measure';
import type { Period } from '@diaban/shared/graphql/period';
import { voucherFor } from './coverage.rules.js';
import { provenanceOf, sourceOf } from './provenance.rules.js';
import type { Coverage, RollUp } from './roll-up.js';

const UNKNOWN = {
  provenance: 'REGISTERED',
  source: 'Programme register: nothing stated, and not known to be complete here',
} as const;

/** Without rows. */
const NOTHING: RollUp = { rows: 0, value: null, provenances: null, sources: null };

/**
 * Rows are shown with their provenance. Where there are none, the register decides: where it is complete the figure is
 * a true zero, elsewhere nobody stated it.
 */
export function rolledUp(rollUp: RollUp | null, coverage: readonly Coverage[], period: Period): Figure {
  const { rows, value, provenances, sources } = rollUp ?? NOTHING;
  if (value !== null && provenances !== null)
    return { value, provenance: provenanceOf(provenances), period, source: sourceOf(sources ?? []) };
  // rows that state no value are no proof of zero, even where the register is complete
  const voucher = rows === 0 ? voucherFor(coverage, period) : null;
  return voucher === null ? { value: null, period, ...UNKNOWN } : { value: 0, period, ...voucher };
}
