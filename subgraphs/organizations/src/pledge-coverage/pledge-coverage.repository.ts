/** The coverage of subtrees of units with pledges in force: one statement for a batch of units. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { CoverageDimension } from './pledge-coverage.js';
import type { CoveragePart } from './pledge-coverage.rules.js';

/**
 * For each unit the organizations of its subtree on the day, and how many bodies of each signed a pledge of the subtree that
 * is in force. A pledge of a unit above does not count: who sees only the unit would see another figure. Subtrees are read
 * by lateral subqueries that cannot be flattened: as plain joins the planner compares every unit with every row.
 * $1: units, $2: the day, $3: the dimension.
 */
const COVERAGE = `
  with units as materialized (select unit_id, skey from app.placed_units where unit_id = any($1)),
  bodies as materialized (
    select u.unit_id, o.* from units u cross join lateral (
      select id, kind, locality_id, bodies, provenance, source from organizations.organizations
      where skey >= u.skey and skey < u.skey || '~' and known_since <= $2 and (valid_to is null or valid_to >= $2) offset 0) o),
  signed as materialized (
    select p.unit_id, s.organization_id, max(s.count) as count from (
      select u.unit_id, p.id from units u cross join lateral (
        select p.id from organizations.pledges p
        where p.skey >= u.skey and p.skey < u.skey || '~' and organizations.in_force(p, $2) offset 0) p) p
    join organizations.signatories s on s.pledge_id = p.id where s.organization_id is not null
    group by p.unit_id, s.organization_id),
  counted as (
    select b.unit_id, case $3 when 'KIND' then b.kind else (select l.level from app.placed_units l where l.unit_id = b.locality_id) end as part,
      b.provenance, b.source, b.bodies, least(s.count, b.bodies) as signed, s.organization_id is not null as has_signed
    from bodies b left join signed s on s.unit_id = b.unit_id and s.organization_id = b.id)
  select unit_id as "unitId", part, provenance, source, sum(bodies) as organizations, count(*) as records,
    sum(signed) filter (where has_signed) as signed, count(*) filter (where has_signed) as "signedRecords"
  from counted group by unit_id, part, provenance, source
  union all
  select locality_id, null, provenance, source, null, 1, null, 0
  from organizations.register_coverage where locality_id = any($1) and complete_since <= $2`;

export class PledgeCoverageRepository {
  constructor(private readonly db: RequestDatabase) {}

  /** What adds to the figures of each unit, by part and source; a part of null says that the unit's register is complete. */
  rollUp(unitIds: readonly number[], by: CoverageDimension, asOf: string): Promise<CoveragePart[]> {
    return this.db.read((manager) => manager.query(COVERAGE, [unitIds, asOf, by]));
  }
}
