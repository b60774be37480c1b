/** Adds up over units, never over months, how many people stand where in rehabilitation: one statement for many units. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { Period, Periodicity } from '@diaban/shared/graphql/period';
import { coveredSpans } from '../coverage/coverage.repository.js';
import type { Count } from '../coverage/coverage.rules.js';
import type { CoveredSpan } from '../coverage/register.js';
import { HIDDEN_OF_UNIT, hiddenCells } from '../suppression/suppression.repository.js';
import type { HiddenCell } from '../suppression/suppression.rules.js';
import type { RehabilitationState } from './rehabilitation-statistic.js';

export interface RehabilitationSeriesRow {
  unitId: number;
  spans: CoveredSpan[];
  /** one for each period and state with rows; `from` is the period's first day, `month` the last that was reported */
  cells: (Count & { from: string; month: string; state: RehabilitationState })[];
  hidden: HiddenCell[];
}

export class RehabilitationRepository {
  constructor(private readonly db: RequestDatabase) {}

  series(
    unitIds: readonly number[],
    periods: readonly Period[],
    per: Periodicity,
  ): Promise<RehabilitationSeriesRow[]> {
    return this.db.read((manager) =>
      manager.query<RehabilitationSeriesRow[]>(
        `with ${hiddenCells('REHABILITATION')}
         select u.unit_id as "unitId", ${coveredSpans('REHABILITATION')} as spans, ${HIDDEN_OF_UNIT} as hidden, (
           select coalesce(json_agg(json_build_object(
             'from', p.first_day, 'month', p.month, 'state', p.state, 'value', p.n, 'synthetic', p.synthetic)), '[]')
           from (
             select l.first_day, l.state, sum(l.persons) as n, max(l.month) as month,
                    bool_or(l.provenance = 'SYNTHETIC') as synthetic
             from (
               select distinct on (c.locality_id, c.state, date_trunc($4, c.month))
                 date_trunc($4, c.month)::date as first_day, c.state, c.month, c.persons, c.provenance
               from cases.rehabilitation_counts c
               where c.skey >= u.skey and c.skey < u.skey || '~' and c.month between $2::date and $3::date
               order by c.locality_id, c.state, date_trunc($4, c.month), c.month desc) l
             group by 1, 2) p) as cells
         from app.placed_units u where u.unit_id = any($1)`,
        [unitIds, periods[0]!.from, periods.at(-1)!.to, per],
      ),
    );
  }
}
