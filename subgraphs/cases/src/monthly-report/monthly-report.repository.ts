/** Which registers are kept for a unit in a month, and what was reported there before it was corrected. */
import type { Level } from '@diaban/shared/scope/level';
import type { EntityManager } from 'typeorm';
import type { Register } from '../coverage/register.js';

/**
 * The levels that report to the registers kept at the unit or above it. Up to which month a register is confirmed does not
 * matter: it goes on until its keeper opens another. @param day first of the month
 */
export async function reportingLevels(
  manager: EntityManager,
  register: Register,
  skey: string,
  day: string,
): Promise<Level[]> {
  const rows = await manager.query<{ level: Level }[]>(
    `select distinct level from (
       select distinct on (r.locality_id) r.finest_level as level from cases.register_coverage r
       where r.register = $1 and r.skey in (select left($2, n) from generate_series(5, length($2), 5) n)
         and r.covered_from <= $3::date order by r.locality_id, r.covered_from desc) kept`,
    [register, skey, day],
  );
  return rows.map(({ level }) => level);
}

/** A report that is no longer what counts. */
export interface ReplacedReport {
  register: Register;
  unitId: number;
  /** first day of the month */
  day: string;
  version: number;
  counts: object;
  source: string;
}

export async function keepReplaced(
  manager: EntityManager,
  { register, unitId, day, version, counts, source }: ReplacedReport,
): Promise<void> {
  await manager.query(
    `insert into cases.replaced_counts (register, locality_id, month, version, counts, source) values ($1, $2, $3, $4, $5, $6)`,
    [register, unitId, day, version, JSON.stringify(counts), source],
  );
}
