/** The SQL by which the queries for statistics bring along where and when their register is kept. */
import type { Register } from './register.js';

/**
 * A scalar subquery: the days that a register covers for the unit `u`, as JSON. A register of the unit itself counts, and
 * one of a unit above it, unless that one does not tell units of this level apart.
 */
export function coveredSpans(register: Register): string {
  return `(
    select coalesce(json_agg(json_build_object(
      'from', r.covered_from, 'to', r.covered_to, 'provenance', r.provenance, 'source', r.source) order by r.covered_from), '[]')
    from cases.register_coverage r
    where r.register = '${register}' and r.covered_to is not null and r.skey in (select left(u.skey, n) from generate_series(5, length(u.skey), 5) n)
      and array_position(${LEVELS}, u.level) <= array_position(${LEVELS}, r.finest_level))`;
}

const LEVELS = `array['COUNTRY', 'PROVINCE', 'DISTRICT', 'WARD', 'NEIGHBOURHOOD']`;
