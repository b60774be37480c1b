/** The roll-up of organizations and pledges over subtrees of units: one statement for a batch of units. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { RollUpPart, SummaryTime } from './pledge-summary.rules.js';

/**
 * Each branch lists what adds to a figure of a unit. An organization that signed twice adds once; blocks and households
 * are counted without names, so a unit adds its largest number. Subtrees are read by lateral subqueries that cannot be
 * flattened: as plain joins the planner compares every unit with every row. $1: units, $2: the
 * day, $3: the first day of signatures that count, or null.
 */
const ROLL_UP = `
  with units as materialized (select unit_id, skey from app.placed_units where unit_id = any($1)),
  signed as materialized (
    select u.unit_id, p.* from units u cross join lateral (
      select id, kind, locality_id, provenance, source from organizations.pledges
      where skey >= u.skey and skey < u.skey || '~' and signed_to <= $2
        and ($3::date is null or signed_to >= $3) and (withdrawn_on is null or withdrawn_on > $2) offset 0) p),
  entries as materialized (
    select p.unit_id, p.locality_id, p.provenance, p.source, s.kind, s.count,
      coalesce(s.organization_id::text, s.pledge_id || '/' || s.position) as signatory
    from signed p join organizations.signatories s on s.pledge_id = p.id),
  parts (unit_id, figure, provenance, source, n, records) as (
    select unit_id, kind || 'S', provenance, source, 1, 1 from signed
    union all
    select * from (
      select distinct on (unit_id, signatory) unit_id, 'SIGNATORIES', provenance, source, count, 1
      from entries where kind in ('ORGANIZATION', 'DEPARTMENTS')
      order by unit_id, signatory, count desc nulls last, provenance, source) as organizations_once
    union all
    select * from (
      select distinct on (unit_id, locality_id, kind) unit_id, kind, provenance, source, count, 1
      from entries where kind in ('RESIDENTIAL_BLOCKS', 'HOUSEHOLDS')
      order by unit_id, locality_id, kind, count desc nulls last, provenance, source) as largest_of_unit
    union all
    select unit_id, 'UNNUMBERED_SIGNATORIES', provenance, source, (count is null)::int, 1 from entries
    union all
    select u.unit_id, 'ORGANIZATIONS', o.provenance, o.source, o.bodies, o.records from units u cross join lateral (
      select provenance, source, sum(bodies) as bodies, count(*) as records from organizations.organizations
      where skey >= u.skey and skey < u.skey || '~' and known_since <= $2 and (valid_to is null or valid_to >= $2)
      group by provenance, source) o
    union all
    select locality_id, 'COVERAGE', provenance, source, null, 1
    from organizations.register_coverage where locality_id = any($1) and complete_since <= coalesce($3, $2::date))
  select unit_id as "unitId", figure, provenance, source, sum(n) as value, sum(records) as records
  from parts group by unit_id, figure, provenance, source`;

export class PledgeSummaryRepository {
  constructor(private readonly db: RequestDatabase) {}

  /** What adds to the figures of each unit by a day, by figure and source. */
  rollUp(unitIds: readonly number[], { asOf, signedFrom }: SummaryTime): Promise<RollUpPart[]> {
    return this.db.read((manager) => manager.query(ROLL_UP, [unitIds, asOf, signedFrom]));
  }
}
