/** What the register of pledges knows of campaigns by a day: one statement for the criteria, one for the units pledged. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { Provenance } from '@diaban/shared/graphql/measure';
import type { RollUpPart } from '../pledge-summary/pledge-summary.rules.js';

export type Part = Omit<RollUpPart, 'unitId' | 'figure'>;

/** Who says that the register of a unit is complete; null: nobody does. */
export type Complete = { provenance: Provenance; source: string } | null;

export interface BlocksRow {
  unitId: number;
  signed: Part[];
  /** if no block signed twice, by name and without; null: some signed of whom nobody says how many */
  atMost: number | null;
  blocks: Part[];
  complete: Complete;
  pledges: { id: string; count: number | null; signedOn: string; provenance: Provenance; source: string }[];
  withoutPledge: { organizationId: string; unitId: number }[];
}

export interface PledgedUnitsRow {
  unitId: number;
  level: string;
  units: number;
  pledged: Part[];
  complete: Complete;
}

const parts = (rows: string, count: string) => `(
  select coalesce(json_agg(x), '[]') from (
    select provenance, source, sum(${count}) as value, count(*) as records from ${rows}
    group by provenance, source) x)`;

/** Of the unit `u` on the day `$2`. */
const COMPLETE = `(
  select json_build_object('provenance', r.provenance, 'source', r.source)
  from organizations.register_coverage r where r.locality_id = u.unit_id and r.complete_since <= $2)`;

/** How much of a key names the commune, and what lies above it: five digits a level. */
const COMMUNE = 20;

/**
 * The same blocks may have signed by name and by number, so a commune adds the larger of the two. Subtrees are read by
 * lateral subqueries that cannot be flattened: as plain joins the planner compares every unit with every row.
 * $1: units, $2: the day.
 */
const BLOCKS = `
  with units as materialized (select unit_id, skey from app.placed_units where unit_id = any($1)),
  blocks as materialized (
    select u.unit_id, o.* from units u cross join lateral (
      select id, locality_id, skey, bodies, provenance, source from organizations.organizations
      where skey >= u.skey and skey < u.skey || '~' and kind = 'RESIDENTIAL_BLOCK' and known_since <= $2
        and (valid_to is null or valid_to >= $2) offset 0) o),
  entries as materialized (
    select p.*, left(p.skey, ${COMMUNE}) as commune, s.organization_id, s.count from (
      select u.unit_id, p.* from units u cross join lateral (
        select p.id, p.skey, p.signed_on, p.signed_from, p.provenance, p.source from organizations.pledges p
        where p.skey >= u.skey and p.skey < u.skey || '~' and organizations.in_force(p, $2) offset 0) p) p
    join organizations.signatories s on s.pledge_id = p.id
    where s.kind = 'RESIDENTIAL_BLOCKS' or s.organization_id in (
      select o.id from organizations.organizations o where o.kind = 'RESIDENTIAL_BLOCK')),
  named as materialized (
    select distinct on (unit_id, organization_id) * from entries where organization_id is not null
    order by unit_id, organization_id, count desc nulls last, id),
  unnamed as materialized (
    select distinct on (unit_id, commune) * from entries where organization_id is null
    order by unit_id, commune, count desc nulls last, id),
  by_name as (select unit_id, commune, sum(count) as count from named group by unit_id, commune),
  signed as materialized (
    select n.unit_id, n.provenance, n.source, n.count from unnamed n left join by_name b using (unit_id, commune)
    where coalesce(n.count, 0) >= coalesce(b.count, 0)
    union all
    select n.unit_id, n.provenance, n.source, n.count from named n join by_name b using (unit_id, commune)
      left join unnamed c using (unit_id, commune)
    where c.unit_id is null or coalesce(b.count, 0) > coalesce(c.count, 0))
  select u.unit_id as "unitId", ${parts('signed where signed.unit_id = u.unit_id', 'count')} as signed,
    (select case when count(*) = count(x.count) then coalesce(sum(x.count), 0) end from (
       select n.count from named n where n.unit_id = u.unit_id
       union all
       select e.count from entries e where e.unit_id = u.unit_id and e.organization_id is null) x) as "atMost",
    ${parts('blocks where blocks.unit_id = u.unit_id', 'bodies')} as blocks, ${COMPLETE} as complete, (
      select coalesce(json_agg(json_build_object('id', p.id, 'count', p.count, 'signedOn', p.signed_on,
        'provenance', p.provenance, 'source', p.source) order by p.signed_from desc, p.id), '[]')
      from (select e.id, e.signed_on, e.signed_from, e.provenance, e.source, sum(e.count) as count from entries e
            where e.unit_id = u.unit_id group by 1, 2, 3, 4, 5 order by e.signed_from desc, e.id limit $3) p) as pledges, (
      select coalesce(json_agg(json_build_object('organizationId', b.id, 'unitId', b.locality_id) order by b.skey, b.id), '[]')
      from (select b.* from blocks b where b.unit_id = u.unit_id
              and not exists (select from named n where n.unit_id = b.unit_id and n.organization_id = b.id)
              and not exists (select from unnamed n where n.unit_id = b.unit_id and n.commune = left(b.skey, ${COMMUNE}))
            order by b.skey, b.id limit $3) b) as "withoutPledge"
  from units u`;

/** $1: units, $2: the day, $3: beside each unit the level of the units below it that are counted. */
const PLEDGED_UNITS = `
  with units as materialized (
    select u.unit_id, u.skey, a.level from unnest($1::int[], $3::text[]) a (unit_id, level)
    join app.placed_units u on u.unit_id = a.unit_id),
  below as materialized (
    select u.unit_id, u.level, d.skey from units u cross join lateral (
      select d.skey from app.unit_directory d
      where d.skey >= u.skey and d.skey < u.skey || '~' and d.level = u.level and d.valid @> $2::date offset 0) d),
  pledged as materialized (
    select b.unit_id, b.level, p.provenance, p.source from below b cross join lateral (
      select p.provenance, p.source from organizations.pledges p
      where p.skey >= b.skey and p.skey < b.skey || '~' and organizations.in_force(p, $2)
      order by p.signed_from, p.id limit 1) p)
  select u.unit_id as "unitId", u.level, (
      select count(*)::int from below b where b.unit_id = u.unit_id and b.level = u.level) as units,
    ${parts('pledged where pledged.unit_id = u.unit_id and pledged.level = u.level', '1')} as pledged, ${COMPLETE} as complete
  from units u`;

/** A unit, and the level of the units below it that are counted. */
export interface CountedLevel {
  unitId: number;
  level: string;
}

export class CampaignCriteriaRepository {
  constructor(private readonly db: RequestDatabase) {}

  /** For each unit in scope. @param examples how many pledges, and blocks without one, to bring as evidence */
  blocks(unitIds: readonly number[], asOf: string, examples: number): Promise<BlocksRow[]> {
    return this.db.read((manager) => manager.query(BLOCKS, [unitIds, asOf, examples]));
  }

  /** For each unit in scope, with the level that it was asked with. */
  pledgedUnits(asked: readonly CountedLevel[], asOf: string): Promise<PledgedUnitsRow[]> {
    const unitIds = asked.map(({ unitId }) => unitId);
    const levels = asked.map(({ level }) => level);
    return this.db.read((manager) => manager.query(PLEDGED_UNITS, [unitIds, asOf, levels]));
  }
}
