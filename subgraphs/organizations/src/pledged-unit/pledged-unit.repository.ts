/** The queries that tell which units and which campaigns have a pledge. Row security keeps them inside the viewer's scope. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { Keyset } from '@diaban/shared/graphql/page';
import type { FirstPledge, PledgedUnitRow } from './pledged-unit.rules.js';

/** Whether the pledge `p` was signed by the day `$1` and not withdrawn by then; it may have expired or been renewed. */
export const SIGNED = `p.signed_to <= $1 and (p.withdrawn_on is null or p.withdrawn_on > $1)`;

/** Whether the pledge `p` is one of the unit `unit` or of a unit below it; all are where that is null. */
export const UNDER = (unit: string) => `(${unit}::int is null
  or (p.skey >= (select u.skey from app.placed_units u where u.unit_id = ${unit})
    and p.skey < (select u.skey from app.placed_units u where u.unit_id = ${unit}) || '~'))`;

export class PledgedUnitRepository {
  constructor(private readonly db: RequestDatabase) {}

  /** Units with a pledge in force on a day, in the order of the tree. @param underId only in this unit's subtree; null: all */
  list(asOf: string, underId: number | null, { limit, after }: Keyset): Promise<PledgedUnitRow[]> {
    return this.db.read((manager) =>
      manager.query(
        `select skey, min(locality_id) as "unitId",
           (array_agg(signed_on order by signed_from, id))[1] as "signedText",
           (array_agg(signed_inferred order by signed_from, id))[1] as "signedInferred"
         from organizations.pledges p
         where ${SIGNED} and ($2::text is null or skey > $2) and ${UNDER('$3')}
         group by skey having bool_or(organizations.in_force(p, $1)) order by skey limit $4`,
        [asOf, after?.[0] ?? null, underId, limit],
      ),
    );
  }

  /** The first pledge of each campaign by a day that was not withdrawn. */
  firstOfCampaigns(campaignIds: readonly string[], asOf: string): Promise<FirstPledge[]> {
    return this.db.read((manager) =>
      manager.query(
        `select asked.id as "campaignId", p.signed_on as "signedText", p.signed_inferred as "signedInferred"
         from unnest($2::uuid[]) as asked (id) cross join lateral (
           select * from organizations.pledges p where campaign_id = asked.id and ${SIGNED}
           order by signed_from, id limit 1) p`,
        [asOf, campaignIds],
      ),
    );
  }
}
