/** Reads and writes reports on tip-offs. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { Provenance } from '@diaban/shared/graphql/measure';
import { periodOf } from '@diaban/shared/graphql/period';
import type { MonthlyRegister, StoredReport } from '../monthly-report/report-month.js';
import { HIDDEN_OF_UNIT, hiddenCells } from '../suppression/suppression.repository.js';
import type { HiddenCell } from '../suppression/suppression.rules.js';

export interface TipOffReportRow {
  unitId: number;
  tipOffs: number;
  version: number;
  provenance: Provenance;
  source: string;
  hidden: HiddenCell[];
}

export const TIP_OFF_REGISTER: MonthlyRegister = {
  register: 'TIP_OFFS',
  entity: 'TipOffReport',
  title: 'Register of tip-offs',

  async find(manager, { unitId, day }) {
    const [row] = await manager.query<(StoredReport & { tipOffs: number })[]>(
      `select version, source, tip_offs as "tipOffs" from cases.tip_off_counts where locality_id = $1 and month = $2 for update`,
      [unitId, day],
    );
    return row ? { version: row.version, source: row.source, counts: { tipOffs: row.tipOffs } } : null;
  },

  async save(manager, { unitId, day }, { version, source, counts }) {
    const values = [unitId, day, counts.tipOffs, version, source];
    await manager.query(
      version === 1
        ? `insert into cases.tip_off_counts (locality_id, month, tip_offs, version, source, provenance) values ($1, $2, $3, $4, $5, 'REPORTED')`
        : `update cases.tip_off_counts set tip_offs = $3, version = $4, source = $5, provenance = 'REPORTED' where locality_id = $1 and month = $2`,
      values,
    );
  },
};

export class TipOffReportRepository {
  constructor(private readonly db: RequestDatabase) {}

  /** The reports of units on one month. */
  ofUnits(unitIds: readonly number[], month: string): Promise<TipOffReportRow[]> {
    const { from, to } = periodOf(month);
    return this.db.read((manager) =>
      manager.query<TipOffReportRow[]>(
        `with ${hiddenCells('TIP_OFFS')}
         select u.unit_id as "unitId", t.tip_offs as "tipOffs", t.version, t.provenance, t.source, ${HIDDEN_OF_UNIT} as hidden
         from app.placed_units u join cases.tip_off_counts t on t.locality_id = u.unit_id
         where u.unit_id = any($1) and t.month = $2`,
        [unitIds, from, to, 'MONTH'],
      ),
    );
  }
}
