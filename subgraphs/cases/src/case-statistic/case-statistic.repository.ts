/** Counts cases for many units with one statement: from the monthly sums down to districts, from an index below. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { Periodicity } from '@diaban/shared/graphql/period';
import { coveredSpans } from '../coverage/coverage.repository.js';
import type { CoveredSpan } from '../coverage/register.js';
import type { OffenceType } from '../offence/offence-type.js';

export interface CaseSeries {
  /** first day of the first period, last day of the last */
  from: string;
  to: string;
  per: Periodicity;
  /** null: all */
  offences: readonly OffenceType[] | null;
  byOffence: boolean;
}

/** What was counted in a period; there is no cell where there was nothing to count. */
export interface CaseCell {
  /** first day of the period */
  from: string;
  /** null: all together */
  offence: OffenceType | null;
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
}

export class CaseStatisticRepository {
  constructor(private readonly db: RequestDatabase) {}

  series(
    unitIds: readonly number[],
    { from, to, per, offences, byOffence }: CaseSeries,
  ): Promise<CaseSeriesRow[]> {
    return this.db.read((manager) =>
      manager.query<CaseSeriesRow[]>(
        `select u.unit_id as "unitId", ${coveredSpans('CASES')} as spans, (
           select coalesce(json_agg(json_build_object(
             'from', p.first_day, 'offence', p.offence, 'cases', p.cases, 'subjects', p.subjects,
             'subjectsUnknown', p.subjects_unknown, 'synthetic', p.synthetic)), '[]')
           from (
             select date_trunc($4, x.day)::date as first_day, case when $6 then x.offence end as offence, sum(x.cases) as cases,
                    sum(x.subjects) as subjects, sum(x.subjects_unknown) as subjects_unknown,
                    bool_or(x.provenance = 'SYNTHETIC') as synthetic
             from (
               select m.month as day, m.offence, m.provenance, m.cases, m.subjects, m.subjects_unknown
               from cases.case_monthly m
               where length(u.skey) <= ${ROLLED_UP} and m.skey = u.skey and m.month between $2::date and $3::date and m.cases > 0
               union all
               select c.occurred_on, c.offence, c.provenance, 1, coalesce(c.subject_count, 0), (c.subject_count is null)::int
               from cases.police_cases c
               where length(u.skey) > ${ROLLED_UP} and c.skey >= u.skey and c.skey < u.skey || '~'
                 and c.occurred_on between $2::date and $3::date) x
             where $5::text[] is null or x.offence = any($5)
             group by 1, 2) p) as cells
         from app.placed_units u where u.unit_id = any($1)`,
        [unitIds, from, to, per, offences, byOffence],
      ),
    );
  }
}

/** Length of the longest key that the monthly sums are kept for: country, province and district, five digits each. */
const ROLLED_UP = 15;
