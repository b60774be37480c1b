/** Finds launches without a pledge, the longest first, and tells where pledges are in force: one statement each. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { Keyset } from '@diaban/shared/graphql/page';
import {
  type GapQuestion,
  MAX_STEPS,
  type StepColumns,
  type TakenStep,
} from '@diaban/shared/graphql/programme-gaps-code';
import { SIGNED, UNDER } from '../pledged-unit/pledged-unit.repository.js';
import type { LaunchRow } from './programme-gaps.rules.js';

export class ProgrammeGapsRepository {
  constructor(private readonly db: RequestDatabase) {}

  /** Of launches in units in scope those of campaigns that nobody had signed a pledge for by the day. */
  notPledged({ asOf }: GapQuestion, launched: StepColumns, { after, limit }: Keyset): Promise<LaunchRow[]> {
    const [afterSince, afterId] = after ?? [null, null];
    return this.db.read((manager) =>
      manager.query<LaunchRow[]>(
        `select l.campaign_id as "campaignId", l.unit_id as "unitId", l.launched::text as since, ($1::date - l.launched)::int as days,
           l.synthetic, exists (
             select from organizations.register_coverage r where r.locality_id = l.unit_id and r.complete_since <= $1) as "registerComplete"
         from (
           select l.* from unnest($2::int[], $3::date[], $4::boolean[], $5::uuid[]) as l (unit_id, launched, synthetic, campaign_id)
           join app.placed_units u on u.unit_id = l.unit_id
           where ($6::date is null or (l.launched, l.campaign_id) > ($6::date, $7::uuid))
             and not exists (select from organizations.pledges p where p.campaign_id = l.campaign_id and ${SIGNED})
           order by l.launched, l.campaign_id limit $8) l
         order by l.launched, l.campaign_id`,
        [
          asOf,
          launched.unitIds,
          launched.on,
          launched.synthetic,
          launched.campaignIds,
          afterSince,
          afterId,
          limit,
        ],
      ),
    );
  }

  /** The units with a pledge in force and when the first was signed. @returns one more than fit into an answer where there are too many */
  firstPledges({ asOf, unitId }: GapQuestion): Promise<TakenStep[]> {
    return this.db.read((manager) =>
      manager.query<TakenStep[]>(
        `select min(p.locality_id) as "unitId", min(p.signed_to)::text as "on", bool_or(p.provenance = 'SYNTHETIC') as synthetic,
           null as "campaignId"
         from organizations.pledges p where ${SIGNED} and ${UNDER('$2')}
         group by p.skey having bool_or(organizations.in_force(p, $1)) limit $3`,
        [asOf, unitId, MAX_STEPS + 1],
      ),
    );
  }
}
