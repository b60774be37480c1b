/** Every query for reports and their summaries. Row security keeps each of them inside the viewer's scope. */
import { inSubtree, rowsUnderUnits } from '@diaban/shared/database/rows-under';
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { Keyset } from '@diaban/shared/graphql/page';
import type { Under } from '@diaban/shared/graphql/page-loader';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { listedEntries } from '../register/register-list.repository.js';
import { Report } from './report.js';
import type { WantedReports } from './report-filter.rules.js';
import type { ReportingCounts } from './summary/reporting-summary.js';
import type { WantedReporting } from './summary/reporting-summary.rules.js';

/** As `isLate` has it, on the day `:asOf`. */
const LATE = `coalesce(entry.due_on < :asOf and (entry.submitted_on is null or entry.submitted_on > :asOf), false)`;

export class ReportRepository {
  constructor(private readonly db: RequestDatabase) {}

  findByIds(ids: readonly string[]): Promise<Report[]> {
    return this.db.read((manager) =>
      manager.createQueryBuilder(Report, 'entry').where('entry.id = any(:ids)', { ids }).getMany(),
    );
  }

  list(wanted: WantedReports, keyset: Keyset): Promise<Report[]> {
    return this.db.read((manager) => wantedRows(manager, wanted, keyset).getMany());
  }

  underUnits(
    unitIds: readonly number[],
    wanted: WantedReports,
    keyset: Keyset,
  ): Promise<Under<number, Report>[]> {
    return this.db.read((manager) => rowsUnderUnits(manager, wantedRows(manager, wanted, keyset), unitIds));
  }

  /** For each unit, over it and all below it: what was expected and what came of it, by period. */
  reporting(unitIds: readonly number[], wanted: WantedReporting): Promise<ReportingCounts[]> {
    const { per, periods, asOf, periodicity } = wanted;
    return this.db.read((manager) =>
      manager.query<ReportingCounts[]>(
        `with asked as (select unit_id, skey from app.placed_units where unit_id = any($1))
         select asked.unit_id as "unitId", found.periods
         from asked cross join lateral (
           select coalesce(json_agg(p), '[]') as periods from (
             select date_trunc($2, r.period_to::timestamp)::date as "from", count(*) as expected,
               count(r.due_on) as "withDueDay",
               count(*) filter (where r.submitted_on <= $5) as received,
               count(*) filter (where r.submitted_on <= $5 and r.submitted_on <= r.due_on) as "onTime",
               count(*) filter (where r.status = 'APPROVED' and r.approved_on <= $5) as approved,
               count(*) filter (where r.due_on < $5 and (r.submitted_on is null or r.submitted_on > $5)) as late,
               array_agg(distinct r.provenance) as provenances, array_agg(distinct r.source) as sources
             from campaigns.reports r
             where r.skey >= asked.skey and r.skey < asked.skey || '~' and r.period_to between $3 and $4
               and r.period_from >= $3 and r.period_to <= $5 and ($6::text is null or r.periodicity = $6)
               and date_trunc($2, r.period_from::timestamp) = date_trunc($2, r.period_to::timestamp)
             group by 1) p) found`,
        [unitIds, per.toLowerCase(), periods.at(0)!.from, periods.at(-1)!.to, asOf, periodicity],
      ),
    );
  }
}

function wantedRows(
  manager: EntityManager,
  { unitId, obligationId, periodicity, from, to, statuses, late, asOf }: WantedReports,
  keyset: Keyset,
): SelectQueryBuilder<Report> {
  const query = listedEntries(manager, Report, keyset);
  if (unitId !== null) inSubtree(query, unitId);
  if (obligationId !== null) query.andWhere('entry.obligation_id = :obligationId', { obligationId });
  if (periodicity !== null) query.andWhere('entry.periodicity = :periodicity', { periodicity });
  if (from !== null) query.andWhere('entry.period_from >= :from', { from });
  if (to !== null) query.andWhere('entry.period_to <= :to', { to });
  if (statuses !== null) query.andWhere('entry.status = any(:statuses)', { statuses });
  if (late !== null) query.andWhere(late ? LATE : `not ${LATE}`, { asOf });
  return query;
}
