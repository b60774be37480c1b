/** Gathers what the register knows of campaigns by a day, with one statement for many. */
import type { EntityManager } from 'typeorm';
import { COVERAGE_OF_ASKED } from '../roll-up/roll-up.repository.js';
import type { CampaignFacts } from './computed-criterion.js';

/** In the scope of the caller's transaction. */
export function campaignFacts(
  manager: EntityManager,
  campaignIds: readonly string[],
  asOf: string,
): Promise<CampaignFacts[]> {
  return manager.query<CampaignFacts[]>(
    `select asked.id as "campaignId", case when asked.launched_by <= $2 then asked.launched_by end::text as "launchedBy", asked.provenance,
       (select coalesce(json_agg(json_build_object('id', d.id, 'kind', d.kind, 'provenance', d.provenance) order by d.listed_on, d.id), '[]')
        from campaigns.campaign_documents l join campaigns.documents d on d.id = l.document_id
        where l.campaign_id = asked.id and coalesce(campaigns.last_day(d.issued_on), d.known_by) <= $2) as documents,
       (select coalesce(json_agg(json_build_object('quarter', q.quarter, 'activityId', q.id, 'provenance', q.provenance) order by q.quarter), '[]') from (
          select distinct on (date_trunc('quarter', a.held_from::timestamp)) date_trunc('quarter', a.held_from::timestamp)::date as quarter, a.id, a.provenance
          from campaigns.activities a
          where a.skey >= asked.skey and a.skey < asked.skey || '~' and campaigns.is_outreach(a.format)
            and a.held_from >= $2::date - 800 and a.held_to <= $2
            and date_trunc('quarter', a.held_from::timestamp) = date_trunc('quarter', a.held_to::timestamp)
          order by date_trunc('quarter', a.held_from::timestamp), a.held_from, a.id) q) as outreach,
       (select count(*)::int from campaigns.tasks t where t.campaign_id = asked.id and t.known_by <= $2) as tasks,
       (select array_agg(distinct t.provenance::text) from campaigns.tasks t where t.campaign_id = asked.id and t.known_by <= $2) as "taskProvenances",
       (select count(*)::int from campaigns.tasks t where t.campaign_id = asked.id and t.known_by <= $2 and t.due_on < $2
          and (t.done_on is null or t.done_on > $2)) as overdue,
       ${COVERAGE_OF_ASKED} as coverage
     from campaigns.campaigns asked where asked.id = any($1)`,
    [campaignIds, asOf],
  );
}
