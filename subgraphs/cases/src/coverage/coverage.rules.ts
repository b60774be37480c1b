/** Tells a true zero from "nobody knows": a period has figures only if the register covers every day of it. */
import type { Figure, Provenance } from '@diaban/shared/graphql/measure';
import type { Period } from '@diaban/shared/graphql/period';
import type { CoveredSpan } from './register.js';

const DAY = 86_400_000;

/** Who vouches for figures of a covered period. */
export interface Voucher {
  provenance: Provenance;
  source: string;
}

/** @param spans in the order of their first day @returns who vouches for the period, null if any day of it is not covered */
export function voucherFor(spans: readonly CoveredSpan[], { from, to }: Period): Voucher | null {
  const touching = spans.filter((span) => span.from <= to && span.to >= from);
  let known = from;
  for (const span of touching) {
    if (span.from > known) return null;
    if (span.to >= known) known = dayAfter(span.to);
  }
  const [first] = touching;
  if (first === undefined || known <= to) return null;
  const synthetic = touching.some(({ provenance }) => provenance === 'SYNTHETIC');
  return {
    provenance: synthetic ? 'SYNTHETIC' : first.provenance,
    source: [...new Set(touching.map(({ source }) => source))].join('; '),
  };
}

/** What was counted in a period, and whether any of it is synthetic. */
export interface Count {
  value: number | null;
  synthetic: boolean;
}

/**
 * The figure of a period. @param count null: no rows, which is zero where the register covers the period
 * @param unknown how the figure is marked where it does not
 */
export function figureOf(
  voucher: Voucher | null,
  count: Count | null,
  period: Period,
  unknown: Voucher,
): Figure {
  if (voucher === null) return { value: null, period, ...unknown };
  const provenance = count?.synthetic ? 'SYNTHETIC' : voucher.provenance;
  return { value: count === null ? 0 : count.value, period, source: voucher.source, provenance };
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + DAY).toISOString().slice(0, 10);
}
