/** Adds up the monthly counts of tip-offs below many units with one statement. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { Period, Periodicity } from '@diaban/shared/graphql/period';
import { coveredSpans } from '../coverage/coverage.repository.js';
import type { Count } from '../coverage/coverage.rules.js';
import type { CoveredSpan } from '../coverage/register.js';
import { HIDDEN_OF_UNIT, hiddenCells } from '../suppression/suppression.repository.js';
import type { HiddenCell } from '../suppression/suppression.rules.js';

export interface TipOffSeriesRow {
  unitId: number;
  spans: CoveredSpan[];
  /** one for each period with rows; `from` is its first day */
  cells: (Count & { from: string })[];
  hidden: HiddenCell[];
}

export class TipOffRepository {
  constructor(private readonly db: RequestDatabase) {}

  series(
    unitIds: readonly number[],
    periods: readonly Period[],
    per: Periodicity,
  ): Promise<TipOffSeriesRow[]> {
    return this.db.read((manager) =>
      manager.query<TipOffSeriesRow[]>(
        `with ${hiddenCells('TIP_OFFS')}
         select u.unit_id as "unitId", ${coveredSpans('TIP_OFFS')} as spans, ${HIDDEN_OF_UNIT} as hidden, (
           select coalesce(json_agg(json_build_object('from', p.first_day, 'value', p.n, 'synthetic', p.synthetic)), '[]')
           from (select date_trunc($4, t.month)::date as first_day, sum(t.tip_offs) as n,
                        bool_or(t.provenance = 'SYNTHETIC') as synthetic
                 from cases.tip_off_counts t
                 where t.skey >= u.skey and t.skey < u.skey || '~' and t.month between $2::date and $3::date
                 group by 1) p) as cells
         from app.placed_units u where u.unit_id = any($1)`,
        [unitIds, periods[0]!.from, periods.at(-1)!.to, per],
      ),
    );
  }
}
