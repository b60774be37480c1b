/** Finds campaigns that lack something, the longest first, with one statement. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { Keyset } from '@diaban/shared/graphql/page';
import type { CampaignGapKind, GapRow } from './campaign-gap.js';
import type { WantedGaps } from './campaign-gap.rules.js';

/** Whether the campaign `c` is under way on the day `$1`. */
export const RUNNING = `c.launched_by <= $1 and (c.concluded_by is null or c.concluded_by > $1)`;

/** Whether the campaign `c` is one of the unit `unit` or of a unit below it; all are where that is null. */
export const UNDER = (unit: string) => `(${unit}::int is null
  or (c.skey >= (select u.skey from app.placed_units u where u.unit_id = ${unit})
    and c.skey < (select u.skey from app.placed_units u where u.unit_id = ${unit}) || '~'))`;

/** By kind the day since which the campaign `c` has the gap on the day `$1`, null where it has none; `$2` are the days. */
const SINCE: Record<CampaignGapKind, string> = {
  LAUNCHED_NO_OUTREACH: `
    select greatest(c.launched_by, max(a.held_to)) as since from campaigns.activities a
    where a.skey >= c.skey and a.skey < c.skey || '~' and a.held_from <= $1 and a.held_to <= $1
      and campaigns.is_outreach(a.format)
    having ${RUNNING} and greatest(c.launched_by, max(a.held_to)) <= $1::date - $2::int`,
  LAUNCHED_NO_ASSESSMENT: `
    select c.launched_by as since where ${RUNNING} and c.launched_by <= $1::date - $2::int and not exists (
      select from campaigns.criteria_assessments s
      where s.campaign_id = c.id and s.assessed_by <= $1 and s.assessed_by >= c.launched_by)`,
};

export class CampaignGapRepository {
  constructor(private readonly db: RequestDatabase) {}

  list({ kind, asOf, unitId, campaignKinds, days }: WantedGaps, { after, limit }: Keyset): Promise<GapRow[]> {
    const [afterSince, afterId] = after ?? [null, null];
    return this.db.read((manager) =>
      manager.query<GapRow[]>(
        `select c.id as "campaignId", gap.since::text as since, ($1::date - gap.since)::int as days
         from campaigns.campaigns c cross join lateral (${SINCE[kind]}) gap
         where ${UNDER('$3')} and ($4::text[] is null or c.kind = any($4))
           and ($5::date is null or (gap.since, c.id) > ($5::date, $6::uuid))
         order by gap.since, c.id limit $7`,
        [asOf, days, unitId, campaignKinds, afterSince, afterId, limit],
      ),
    );
  }
}
