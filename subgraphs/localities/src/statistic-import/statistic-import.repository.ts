/** Every query of the import of statistics, each for all rows of a chunk. Row security keeps it inside the sender's scope. */
import { periodOf } from '@diaban/shared/graphql/period';
import { unitsByCode } from '@diaban/shared/importing/units-by-code.repository';
import type { EntityManager } from 'typeorm';
import type { StatisticImportRow } from './statistic.template.js';

/** A row of localities.statistics. */
export interface StoredStatistic {
  id: string;
  locality_id: number;
  indicator: string;
  value: number;
  period: string;
  period_from: string;
  period_to: string;
  provenance: 'REPORTED';
  source: string;
}

export interface NamedUnit {
  unitId: number;
  fullName: string;
  /** whether the row gives it another name, however spelled */
  namesDiffer: boolean;
}

export class StatisticImportRepository {
  constructor(private readonly manager: EntityManager) {}

  /** The unit of each row on the last day of its period, null where there is none in scope. */
  async units(rows: readonly StatisticImportRow[]): Promise<(NamedUnit | null)[]> {
    const days = rows.map(({ period }) => periodOf(period).to);
    const ids = await unitsByCode(
      this.manager,
      rows.map(({ unit }, at) => ({ unit, day: days[at]! })),
    );
    const asked = rows.map(({ unitName }, at) => ({ at, id: ids[at], name: unitName, day: days[at] }));
    const named = await this.manager.query<(NamedUnit & { at: number })[]>(
      `select r.at, v.unit_id as "unitId", v.full_name as "fullName",
              coalesce(localities.bare_key(r.name) not in (v.bare_key, localities.bare_key(v.name)), false) as "namesDiffer"
       from json_to_recordset($1) as r(at int, id int, name text, day date)
       join localities.unit_versions v on v.unit_id = r.id and v.valid @> r.day`,
      [JSON.stringify(asked)],
    );
    const found = new Map(named.map((unit) => [unit.at, unit]));
    return rows.map((_, at) => found.get(at) ?? null);
  }

  /** Which of some statistics other records have stated: the same figure of the same unit and period. */
  async statedBefore(statistics: readonly StoredStatistic[]): Promise<Set<string>> {
    const rows = await this.manager.query<{ id: string }[]>(
      // offset 0: the planner knows nothing yet of rows that this transaction wrote, and would join them all with all
      `select r.id from json_to_recordset($1) as r(id uuid, locality_id int, indicator text, period_from date, period_to date)
       cross join lateral (
         select s.id from localities.statistics s
         where s.locality_id = r.locality_id and s.indicator = r.indicator and s.period_from = r.period_from
           and s.period_to = r.period_to and s.provenance = 'REPORTED' offset 0) other
       where other.id <> r.id`,
      [JSON.stringify(statistics)],
    );
    return new Set(rows.map(({ id }) => id));
  }

  async byIds(ids: readonly string[]): Promise<Map<string, StoredStatistic>> {
    if (ids.length === 0) return new Map();
    const rows = await this.manager.query<StoredStatistic[]>(
      'select id, locality_id, indicator, value, period, source from localities.statistics where id = any($1) for update',
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  async remove(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.manager.query('delete from localities.statistics where id = any($1)', [ids]);
  }

  async save(statistics: readonly StoredStatistic[]): Promise<void> {
    await this.manager.query(
      `insert into localities.statistics (id, locality_id, indicator, value, period, period_from, period_to, provenance, source)
       select id, locality_id, indicator, value, period, period_from, period_to, provenance, source
       from json_populate_recordset(null::localities.statistics, $1)
       on conflict (id) do update set locality_id = excluded.locality_id, value = excluded.value, period = excluded.period,
         period_from = excluded.period_from, period_to = excluded.period_to, source = excluded.source`,
      [JSON.stringify(statistics)],
    );
  }
}
