/** Gathers what the registers of hotspots and cases know of many units by a day, with one statement. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import { ROLLED_UP } from '../case-statistic/case-statistic.repository.js';
import { coveredSpans } from '../coverage/coverage.repository.js';
import type { Count } from '../coverage/coverage.rules.js';
import type { CoveredSpan } from '../coverage/register.js';
import type { HotspotKind } from '../hotspot/hotspot.js';

export interface CampaignCriteriaRow {
  unitId: number;
  hotspotDay: string;
  hotspotSpans: CoveredSpan[];
  /** none where no hotspot of the kind was open */
  open: (Count & { kind: HotspotKind })[];
  casesFrom: string;
  casesTo: string;
  caseSpans: CoveredSpan[];
  cases: Count;
}

/** SQL for the day that a register is asked for: $2, or today ($3), or its last day where that is earlier. */
const dayOf = (spans: string) =>
  `coalesce($2::date, least($3::date, (select max((span ->> 'to')::date) from json_array_elements(s.${spans}) span)))`;

/** Cases of the unit `d` on days. */
const casesBetween = (low: string, high: string) =>
  `select 1 as cases, c.provenance from cases.police_cases c
   where c.skey >= d.skey and c.skey < d.skey || '~' and c.occurred_on between ${low} and ${high}`;

export class CampaignCriteriaRepository {
  constructor(private readonly db: RequestDatabase) {}

  /**
   * Cases of districts and larger units come from the monthly sums, but for the days before the first and after the last
   * whole month. @param asOf null: `today`, or the last day of the register where that is earlier
   */
  facts(unitIds: readonly number[], asOf: string | null, today: string): Promise<CampaignCriteriaRow[]> {
    return this.db.read((manager) =>
      manager.query<CampaignCriteriaRow[]>(
        `with covered as (
           select u.unit_id, u.skey, ${coveredSpans('HOTSPOTS')} as hotspot_spans, ${coveredSpans('CASES')} as case_spans
           from app.placed_units u where u.unit_id = any($1)),
         days as (
           select s.*, ${dayOf('hotspot_spans')} as hotspot_day, ${dayOf('case_spans')} as case_day from covered s),
         asked as (
           select y.*, date_trunc('month', y.cases_from + interval '1 month' - interval '1 day')::date as whole_from,
             date_trunc('month', y.case_day + interval '1 day')::date as whole_to, length(y.skey) <= ${ROLLED_UP} as rolled_up
           from (select d.*, (d.case_day - interval '1 year' + interval '1 day')::date as cases_from from days d) y)
         select d.unit_id as "unitId", d.hotspot_day::text as "hotspotDay", d.hotspot_spans as "hotspotSpans", (
             select coalesce(json_agg(json_build_object('kind', k.kind, 'value', k.n, 'synthetic', k.synthetic)), '[]')
             from (select h.kind, count(*) as n, bool_or(h.provenance = 'SYNTHETIC') as synthetic from cases.hotspots h
                   where h.skey >= d.skey and h.skey < d.skey || '~'
                     and h.opened_on <= d.hotspot_day and (h.cleared_on is null or h.cleared_on > d.hotspot_day)
                   group by h.kind) k) as open,
           d.cases_from::text as "casesFrom", d.case_day::text as "casesTo", d.case_spans as "caseSpans", (
             select json_build_object('value', coalesce(sum(x.cases), 0), 'synthetic', coalesce(bool_or(x.provenance = 'SYNTHETIC'), false))
             from (
               select m.cases, m.provenance from cases.case_monthly m
               where d.rolled_up and m.skey = d.skey and m.month >= d.whole_from and m.month < d.whole_to and m.cases > 0
               union all ${casesBetween('d.cases_from', 'd.whole_from - 1')} and d.rolled_up
               union all ${casesBetween('d.whole_to', 'd.case_day')} and d.rolled_up
               union all ${casesBetween('d.cases_from', 'd.case_day')} and not d.rolled_up) x) as cases
         from asked d`,
        [unitIds, asOf, today],
      ),
    );
  }
}
