/** Reads and writes reports on rehabilitation, each of which is a row for every state. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { Provenance } from '@diaban/shared/graphql/measure';
import { periodOf } from '@diaban/shared/graphql/period';
import type { MonthlyRegister } from '../monthly-report/report-month.js';
import { HIDDEN_OF_UNIT, hiddenCells } from '../suppression/suppression.repository.js';
import type { HiddenCell } from '../suppression/suppression.rules.js';
import type { RehabilitationState } from './rehabilitation-statistic.js';

export interface RehabilitationReportRow {
  unitId: number;
  version: number;
  counts: { state: RehabilitationState; persons: number; provenance: Provenance; source: string }[];
  hidden: HiddenCell[];
}

interface CountRow {
  state: string;
  persons: number;
  version: number;
  source: string;
}

export const REHABILITATION_REGISTER: MonthlyRegister = {
  register: 'REHABILITATION',
  entity: 'RehabilitationReport',
  title: 'Register of rehabilitation',

  async find(manager, { unitId, day }) {
    const rows = await manager.query<CountRow[]>(
      `select state, persons, version, source from cases.rehabilitation_counts where locality_id = $1 and month = $2
       order by state for update`,
      [unitId, day],
    );
    const [first] = rows;
    if (first === undefined) return null;
    const counts = Object.fromEntries(rows.map(({ state, persons }) => [state, persons]));
    return { version: first.version, source: first.source, counts };
  },

  async save(manager, { unitId, day }, { version, source, counts }) {
    // the first report must not overwrite one that came in meanwhile
    const collision =
      version === 1
        ? ''
        : `on conflict (locality_id, month, state) do update set persons = excluded.persons, version = excluded.version,
             source = excluded.source, provenance = excluded.provenance`;
    await manager.query(
      `insert into cases.rehabilitation_counts (locality_id, month, state, persons, version, source, provenance)
       select $1, $2, c.key, c.value::int, $3, $4, 'REPORTED' from json_each_text($5) c ${collision}`,
      [unitId, day, version, source, JSON.stringify(counts)],
    );
  },
};

export class RehabilitationReportRepository {
  constructor(private readonly db: RequestDatabase) {}

  /** The reports of units on one month. */
  ofUnits(unitIds: readonly number[], month: string): Promise<RehabilitationReportRow[]> {
    const { from, to } = periodOf(month);
    return this.db.read((manager) =>
      manager.query<RehabilitationReportRow[]>(
        `with ${hiddenCells('REHABILITATION')}
         select u.unit_id as "unitId", r.version, r.counts, ${HIDDEN_OF_UNIT} as hidden
         from app.placed_units u join (
           select c.locality_id, max(c.version) as version, json_agg(json_build_object(
             'state', c.state, 'persons', c.persons, 'provenance', c.provenance, 'source', c.source)) as counts
           from cases.rehabilitation_counts c where c.locality_id = any($1) and c.month = $2 group by c.locality_id) r
           on r.locality_id = u.unit_id
         where u.unit_id = any($1)`,
        [unitIds, from, to, 'MONTH'],
      ),
    );
  }
}
