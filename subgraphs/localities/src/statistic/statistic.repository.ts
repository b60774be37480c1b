/** Every query for statistics of units. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { Indicator, Statistic } from './statistic.js';

/** A statistic, and the level of the unit that it is about. */
export type LeveledStatistic = Pick<
  Statistic,
  'localityId' | 'value' | 'period' | 'provenance' | 'source'
> & { level: string };

export class StatisticRepository {
  constructor(private readonly db: RequestDatabase) {}

  /** For each unit the latest statement that was out by a day; a real figure goes before a synthetic one. */
  latest(unitIds: readonly number[], indicator: Indicator, day: string): Promise<LeveledStatistic[]> {
    return this.db.read((manager) =>
      manager.query<LeveledStatistic[]>(
        `select distinct on (s.locality_id) s.locality_id as "localityId", s.value, s.period, s.provenance, s.source, u.level
         from localities.statistics s join app.placed_units u on u.unit_id = s.locality_id
         where s.locality_id = any($1) and s.indicator = $2 and s.period_from <= $3::date
         order by s.locality_id, s.provenance = 'SYNTHETIC', s.period_to desc`,
        [unitIds, indicator, day],
      ),
    );
  }
}
