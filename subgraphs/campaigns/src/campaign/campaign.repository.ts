/** Every query for campaigns and their summaries. Row security keeps each of them inside the viewer's scope. */
import { inSubtree, rowsUnderUnits } from '@diaban/shared/database/rows-under';
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { Keyset } from '@diaban/shared/graphql/page';
import type { Under } from '@diaban/shared/graphql/page-loader';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { listedEntries } from '../register/register-list.repository.js';
import { COVERAGE_OF_ASKED, rollUp } from '../roll-up/roll-up.repository.js';
import { Campaign } from './campaign.js';
import type { WantedCampaigns, WantedSummary } from './campaign.rules.js';
import type { CampaignRollUps } from './campaign-summary.js';

/** The stage on the day `:today`, as `stageOn` has it; null before the plan. */
const STAGE = `case when entry.concluded_by <= :today then 'CONCLUDED'
  when entry.launched_by <= :today then 'LAUNCHED' when entry.planned_by <= :today then 'PLANNED' end`;

export class CampaignRepository {
  constructor(private readonly db: RequestDatabase) {}

  findByIds(ids: readonly string[]): Promise<Campaign[]> {
    return this.db.read((manager) =>
      manager.createQueryBuilder(Campaign, 'entry').where('entry.id = any(:ids)', { ids }).getMany(),
    );
  }

  list(wanted: WantedCampaigns, keyset: Keyset): Promise<Campaign[]> {
    return this.db.read((manager) => wantedRows(manager, wanted, keyset).getMany());
  }

  underUnits(
    unitIds: readonly number[],
    wanted: WantedCampaigns,
    keyset: Keyset,
  ): Promise<Under<number, Campaign>[]> {
    return this.db.read((manager) => rowsUnderUnits(manager, wantedRows(manager, wanted, keyset), unitIds));
  }

  /** For each unit, over it and all below it. An assessment counts while no later one of its campaign and set, in any version, is known. */
  summaries(unitIds: readonly number[], { asOf, kinds }: WantedSummary): Promise<CampaignRollUps[]> {
    const reached = (milestone: string) =>
      rollUp({ rows: 'c', value: 'count(*)', where: `c.${milestone} <= $2` });
    const criteria = (column: string) =>
      rollUp({
        rows: 'latest',
        value: `sum(latest.${column})`,
        where: 'latest.met is not null',
        among: 'true',
      });
    return this.db.read((manager) =>
      manager.query<CampaignRollUps[]>(
        `with asked as (select unit_id, skey from app.placed_units where unit_id = any($1))
         select asked.unit_id as "unitId", counted.*, assessed.*, ${COVERAGE_OF_ASKED} as coverage
         from asked
         cross join lateral (
           select ${reached('planned_by')} as planned, ${reached('launched_by')} as launched,
             ${reached('concluded_by')} as concluded,
             ${rollUp({ rows: 'c', value: 'count(distinct c.locality_id)', where: `c.launched_by <= $2 and c.level = 'WARD'` })} as "unitsWithLaunch"
           from campaigns.campaigns c
           where c.skey >= asked.skey and c.skey < asked.skey || '~' and ($3::text[] is null or c.kind = any($3))) counted
         cross join lateral (
           select ${criteria('met')} as "criteriaMet", ${criteria('total')} as "criteriaTotal"
           from (
             select distinct on (s.campaign_id, coalesce(g.lineage, s.criteria_set_id)) s.met, s.total, s.provenance, s.source
             from campaigns.criteria_assessments s join campaigns.campaigns c on c.id = s.campaign_id
             left join campaigns.criteria_sets g on g.id = s.criteria_set_id
             where s.skey >= asked.skey and s.skey < asked.skey || '~' and s.assessed_by <= $2
               and ($3::text[] is null or c.kind = any($3))
             order by s.campaign_id, coalesce(g.lineage, s.criteria_set_id), s.assessed_by desc, s.id desc) latest) assessed`,
        [unitIds, asOf, kinds],
      ),
    );
  }
}

function wantedRows(
  manager: EntityManager,
  { unitId, kinds, levels, stages, launchedFrom, launchedTo, today }: WantedCampaigns,
  keyset: Keyset,
): SelectQueryBuilder<Campaign> {
  const query = listedEntries(manager, Campaign, keyset);
  if (unitId !== null) inSubtree(query, unitId);
  if (kinds !== null) query.andWhere('entry.kind = any(:kinds)', { kinds });
  if (levels !== null) query.andWhere('entry.level = any(:levels)', { levels });
  if (stages !== null) query.andWhere(`${STAGE} = any(:stages)`, { stages, today });
  if (launchedFrom !== null)
    query.andWhere('campaigns.last_day(entry.launched_on) >= :launchedFrom', { launchedFrom });
  if (launchedTo !== null)
    query.andWhere('campaigns.first_day(entry.launched_on) <= :launchedTo', { launchedTo });
  return query;
}
