/** Counts, for campaigns with a coverage target, the units below that carry them out and were told of them. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import { COVERAGE_OF_ASKED, rollUp } from '../roll-up/roll-up.repository.js';
import type { CoverageRollUps } from './coverage-state.js';

/** One row of what shows that the unit `u` carries the campaign `asked` out by the day `$2`. */
const DEPLOYED = `
  select found.provenance, found.source from (
    select c.provenance, c.source, c.launched_by as day from campaigns.campaigns c
    where c.locality_id = u.unit_id and c.kind = asked.kind and c.launched_by <= $2
    union all
    select d.provenance, d.source, coalesce(campaigns.last_day(d.issued_on), d.known_by) from campaigns.documents d
    where d.locality_id = u.unit_id and d.kind = 'PLAN' and coalesce(campaigns.last_day(d.issued_on), d.known_by) <= $2
      and exists (
        select from campaigns.campaign_documents l where l.campaign_id = asked.id and (l.document_id = d.id
          or l.document_id in (select i.implements_id from campaigns.document_implementations i where i.document_id = d.id)))
  ) found order by found.day, found.source limit 1`;

/** The first outreach in the unit `u` and below it, from the launch of `asked` to the day `$2`. */
const COMMUNICATED = `
  select a.provenance, a.source from campaigns.activities a
  where a.skey >= u.skey and a.skey < u.skey || '~' and a.held_from >= asked.since and a.held_to <= $2
    and campaigns.is_outreach(a.format)
  order by a.held_from, a.id limit 1`;

export class CoverageStateRepository {
  constructor(private readonly db: RequestDatabase) {}

  /** For each campaign that has a coverage target. */
  states(campaignIds: readonly string[], asOf: string): Promise<CoverageRollUps[]> {
    const counted = (rows: string) =>
      rollUp({ rows, value: 'count(*)', where: `${rows}.provenance is not null` });
    return this.db.read((manager) =>
      manager.query<CoverageRollUps[]>(
        `with asked as (
           select c.id, c.skey, c.kind, c.coverage_unit_level as level, campaigns.first_day(c.launched_on) as since
           from campaigns.campaigns c where c.id = any($1) and c.coverage_unit_level is not null)
         select asked.id as "campaignId", counted.*, ${COVERAGE_OF_ASKED} as coverage
         from asked cross join lateral (
           select nullif(count(u.unit_id), 0)::int as units, ${counted('deployed')} as deployed,
             ${counted('communicated')} as communicated
           from app.unit_directory u
           left join lateral (${DEPLOYED}) deployed on true
           left join lateral (${COMMUNICATED}) communicated on true
           where u.level = asked.level and u.valid @> $2::date
             and u.skey >= asked.skey and u.skey < asked.skey || '~') counted`,
        [campaignIds, asOf],
      ),
    );
  }
}
