/** Counts cases for many units with one statement: from the monthly sums down to districts, from an index below. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { Periodicity } from '@diaban/shared/graphql/period';
import { coveredSpans } from '../coverage/coverage.repository.js';
import type { CoveredSpan } from '../coverage/register.js';
import type { OffenceType } from '../offence/offence-type.js';
import type { CaseStage } from '../police-case/case-enums.js';
import { HIDDEN_OF_UNIT, hiddenCells } from '../suppression/suppression.repository.js';
import type { HiddenCell } from '../suppression/suppression.rules.js';

export interface CaseSeries {
  /** first day of the first period, last day of the last */
  from: string;
  to: string;
  per: Periodicity;
  /** null: all */
  offences: readonly OffenceType[] | null;
  stages: readonly CaseStage[] | null;
  byOffence: boolean;
  byStage: boolean;
  /** for which lines it must be decided what is hidden; null: for all together */
  guardedBy: 'offence' | 'stage' | null;
}

/** What was counted in a period; there is no cell where there was nothing to count. */
export interface CaseCell {
  /** first day of the period */
  from: string;
  /** null: all together */
  offence: OffenceType | null;
  stage: CaseStage | null;
  cases: number;
  subjects: number;
  /** cases that do not state how many subjects they have */
  subjectsUnknown: number;
  synthetic: boolean;
}

export interface CaseSeriesRow {
  unitId: number;
  spans: CoveredSpan[];
  cells: CaseCell[];
  hidden: HiddenCell[];
}

export class CaseStatisticRepository {
  constructor(private readonly db: RequestDatabase) {}

  series(unitIds: readonly number[], series: CaseSeries): Promise<CaseSeriesRow[]> {
    const { from, to, per, offences, stages, byOffence, byStage, guardedBy } = series;
    return this.db.read((manager) =>
      manager.query<CaseSeriesRow[]>(
        `with ${hiddenCells('SUBJECTS', '$9')}
         select u.unit_id as "unitId", ${coveredSpans('CASES')} as spans, ${HIDDEN_OF_UNIT} as hidden, (
           select coalesce(json_agg(json_build_object(
             'from', p.first_day, 'offence', p.offence, 'stage', p.stage, 'cases', p.cases, 'subjects', p.subjects,
             'subjectsUnknown', p.subjects_unknown, 'synthetic', p.synthetic)), '[]')
           from (
             select date_trunc($4, x.day)::date as first_day, case when $7 then x.offence end as offence,
                    case when $8 then x.stage end as stage, sum(x.cases) as cases,
                    sum(x.subjects) as subjects, sum(x.subjects_unknown) as subjects_unknown,
                    bool_or(x.provenance = 'SYNTHETIC') as synthetic
             from (
               select m.month as day, m.offence, m.stage, m.provenance, m.cases, m.subjects, m.subjects_unknown
               from cases.case_monthly m
               where length(u.skey) <= ${ROLLED_UP} and m.skey = u.skey and m.month between $2::date and $3::date and m.cases > 0
               union all
               select c.occurred_on, c.offence, c.stage, c.provenance, 1, coalesce(c.subject_count, 0), (c.subject_count is null)::int
               from cases.police_cases c
               where length(u.skey) > ${ROLLED_UP} and c.skey >= u.skey and c.skey < u.skey || '~'
                 and c.occurred_on between $2::date and $3::date) x
             where ($5::text[] is null or x.offence = any($5)) and ($6::text[] is null or x.stage = any($6))
             group by 1, 2, 3) p) as cells
         from app.placed_units u where u.unit_id = any($1)`,
        [unitIds, from, to, per, offences, stages, byOffence, byStage, guardedBy ?? ''],
      ),
    );
  }
}

/** Length of the longest key that the monthly sums are kept for: country, province and district, five digits each. */
export const ROLLED_UP = 15;
