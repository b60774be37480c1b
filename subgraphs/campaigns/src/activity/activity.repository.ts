/** Every query for activities, reviews and outreach. Row security keeps each of them inside the viewer's scope. */
import { inSubtree, rowsUnderIds, rowsUnderUnits } from '@diaban/shared/database/rows-under';
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { Keyset } from '@diaban/shared/graphql/page';
import type { Under } from '@diaban/shared/graphql/page-loader';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { listedEntries } from '../register/register-list.repository.js';
import { COVERAGE_OF_ASKED, rollUp } from '../roll-up/roll-up.repository.js';
import { Activity } from './activity.js';
import type { WantedActivities, WantedSeries } from './activity.rules.js';
import type { ReviewRow } from './document-review.js';
import type { OutreachRollUps } from './outreach-summary.js';

export class ActivityRepository {
  constructor(private readonly db: RequestDatabase) {}

  findByIds(ids: readonly string[]): Promise<Activity[]> {
    return this.db.read((manager) =>
      manager.createQueryBuilder(Activity, 'entry').where('entry.id = any(:ids)', { ids }).getMany(),
    );
  }

  list(wanted: WantedActivities, keyset: Keyset): Promise<Activity[]> {
    return this.db.read((manager) => wantedRows(manager, wanted, keyset).getMany());
  }

  underUnits(
    unitIds: readonly number[],
    wanted: WantedActivities,
    keyset: Keyset,
  ): Promise<Under<number, Activity>[]> {
    return this.db.read((manager) => rowsUnderUnits(manager, wantedRows(manager, wanted, keyset), unitIds));
  }

  ofCampaigns(campaignIds: readonly string[], keyset: Keyset): Promise<Under<string, Activity>[]> {
    return this.db.read((manager) => {
      const query = listedEntries(manager, Activity, keyset).andWhere('entry.campaign_id = parent.key');
      return rowsUnderIds(manager, query, campaignIds);
    });
  }

  /** The activities that reviewed each document. */
  reviewing(documentIds: readonly string[], keyset: Keyset): Promise<Under<string, Activity>[]> {
    return this.db.read((manager) => {
      const query = listedEntries(manager, Activity, keyset).andWhere(
        'entry.id in (select r.activity_id from campaigns.document_reviews r where r.document_id = parent.key)',
      );
      return rowsUnderIds(manager, query, documentIds);
    });
  }

  /** The documents in scope that each activity reviewed. */
  reviews(activityIds: readonly string[]): Promise<ReviewRow[]> {
    return this.db.read((manager) =>
      manager.query<ReviewRow[]>(
        `select r.activity_id as "activityId", r.document_id as "documentId", r.years, a.held_on as "heldOn",
           a.known_by as "knownBy", a.provenance, a.source
         from campaigns.document_reviews r join campaigns.activities a on a.id = r.activity_id
         where r.activity_id = any($1) order by r.activity_id, r.years, r.document_id`,
        [activityIds],
      ),
    );
  }

  /** For each unit, over it and all below it: the periods in which there were activities. */
  outreach(
    unitIds: readonly number[],
    { per, periods, audiences, formats }: WantedSeries,
  ): Promise<OutreachRollUps[]> {
    const sum = (column: string) =>
      rollUp({ rows: 'a', value: `sum(a.${column})`, where: `a.${column} is not null`, among: 'true' });
    return this.db.read((manager) =>
      manager.query<OutreachRollUps[]>(
        `with asked as (select unit_id, skey from app.placed_units where unit_id = any($1))
         select asked.unit_id as "unitId", found.periods, ${COVERAGE_OF_ASKED} as coverage
         from asked cross join lateral (
           select coalesce(json_agg(p), '[]') as periods from (
             select date_trunc($2, a.held_from::timestamp)::date as "from", ${sum('sessions')} as sessions, ${sum('reach')} as reach
             from campaigns.activities a
             where a.skey >= asked.skey and a.skey < asked.skey || '~' and a.held_from >= $3 and a.held_to <= $4
               and date_trunc($2, a.held_from::timestamp) = date_trunc($2, a.held_to::timestamp)
               and ($5::text[] is null or a.audience = any($5)) and ($6::text[] is null or a.format = any($6))
             group by 1) p) found`,
        [unitIds, per.toLowerCase(), periods.at(0)!.from, periods.at(-1)!.to, audiences, formats],
      ),
    );
  }
}

function wantedRows(
  manager: EntityManager,
  { unitId, formats, audiences, heldFrom, heldTo }: WantedActivities,
  keyset: Keyset,
): SelectQueryBuilder<Activity> {
  const query = listedEntries(manager, Activity, keyset);
  if (unitId !== null) inSubtree(query, unitId);
  if (formats !== null) query.andWhere('entry.format = any(:formats)', { formats });
  if (audiences !== null) query.andWhere('entry.audience = any(:audiences)', { audiences });
  if (heldFrom !== null) query.andWhere('entry.held_to >= :heldFrom', { heldFrom });
  if (heldTo !== null) query.andWhere('entry.held_from <= :heldTo', { heldTo });
  return query;
}
