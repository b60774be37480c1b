/** Finds plans without a launch and pledges without outreach, the longest first, and tells the launches: one statement each. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { Keyset } from '@diaban/shared/graphql/page';
import {
  type GapQuestion,
  MAX_STEPS,
  type StepColumns,
  type TakenStep,
} from '@diaban/shared/graphql/programme-gaps-code';
import { COVERAGE_OF_ASKED } from '../roll-up/roll-up.repository.js';
import { RUNNING, UNDER } from './campaign-gap.repository.js';
import type { PlanRow, SilenceRow } from './programme-gaps.rules.js';

export class ProgrammeGapsRepository {
  constructor(private readonly db: RequestDatabase) {}

  notLaunched(question: GapQuestion, { after, limit }: Keyset): Promise<PlanRow[]> {
    const { asOf, unitId, campaignKinds } = question;
    const [afterSince, afterId] = after ?? [null, null];
    return this.db.read((manager) =>
      manager.query<PlanRow[]>(
        `select asked.id as "campaignId", asked.locality_id as "unitId", asked.planned_by::text as since,
           ($1::date - asked.planned_by)::int as days, asked.provenance, asked.source, ${COVERAGE_OF_ASKED} as coverage
         from (
           select c.* from campaigns.campaigns c
           where c.planned_by <= $1 and (c.launched_by is null or c.launched_by > $1) and ${UNDER('$2')}
             and ($3::text[] is null or c.kind = any($3))
             and ($4::date is null or (c.planned_by, c.id) > ($4::date, $5::uuid))
           order by c.planned_by, c.id limit $6) asked
         order by asked.planned_by, asked.id`,
        [asOf, unitId, campaignKinds, afterSince, afterId, limit],
      ),
    );
  }

  /** @returns one more than fit into an answer where there are too many */
  launches({ asOf, unitId, campaignKinds }: GapQuestion): Promise<TakenStep[]> {
    return this.db.read((manager) =>
      manager.query<TakenStep[]>(
        `select c.locality_id as "unitId", c.launched_by::text as "on", c.provenance = 'SYNTHETIC' as synthetic, c.id as "campaignId"
         from campaigns.campaigns c
         where ${RUNNING} and ${UNDER('$2')} and ($3::text[] is null or c.kind = any($3)) limit $4`,
        [asOf, unitId, campaignKinds, MAX_STEPS + 1],
      ),
    );
  }

  /** Units with a pledge in which, and below which, the last outreach was held so many days ago or never. */
  noOutreach(
    { asOf, days }: GapQuestion,
    pledged: StepColumns,
    { after, limit }: Keyset,
  ): Promise<SilenceRow[]> {
    const [afterSince, afterUnit] = after ?? [null, null];
    return this.db.read((manager) =>
      manager.query<SilenceRow[]>(
        `with silent as (
           select p.unit_id, u.skey, greatest(p.signed, held.last) as since, p.synthetic or coalesce(held.synthetic, false) as synthetic
           from unnest($3::int[], $4::date[], $5::boolean[]) as p (unit_id, signed, synthetic)
           join app.placed_units u on u.unit_id = p.unit_id
           cross join lateral (
             select max(a.held_to) as last, bool_or(a.provenance = 'SYNTHETIC') as synthetic from campaigns.activities a
             where a.skey >= u.skey and a.skey < u.skey || '~' and a.held_from <= $1 and a.held_to <= $1
               and campaigns.is_outreach(a.format)) held
           where held.last is null or held.last <= $1::date - $2::int)
         select asked.unit_id as "unitId", null as "campaignId", asked.since::text as since, ($1::date - asked.since)::int as days,
           asked.synthetic, ${COVERAGE_OF_ASKED} as coverage
         from (
           select * from silent s where $6::date is null or (s.since, s.unit_id) > ($6::date, $7::int)
           order by s.since, s.unit_id limit $8) asked
         order by asked.since, asked.unit_id`,
        [asOf, days, pledged.unitIds, pledged.on, pledged.synthetic, afterSince, afterUnit, limit],
      ),
    );
  }
}
