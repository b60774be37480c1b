/** Every query for the lineage of units. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { SuccessionCoverage, SuccessionKind } from './succession.js';

export interface SuccessionRow {
  /** the unit that was asked about */
  of: number;
  /** null: out of scope */
  predecessorId: number | null;
  successorId: number | null;
  effectiveOn: string;
  kind: SuccessionKind;
  coverage: SuccessionCoverage;
  share: number | null;
  legalBasis: string | null;
}

export class SuccessionRepository {
  constructor(private readonly db: RequestDatabase) {}

  /** The steps in which each unit was the predecessor or the successor, oldest first. */
  of(unitIds: readonly number[]): Promise<SuccessionRow[]> {
    return this.db.read((manager) =>
      manager.query<SuccessionRow[]>(
        `select asked as of, p.unit_id as "predecessorId", n.unit_id as "successorId", s.effective_on as "effectiveOn",
                s.kind, s.coverage, s.share, s.legal_basis as "legalBasis"
         from unnest($1::int[]) asked
         join localities.successions s on asked in (s.predecessor_id, s.successor_id)
         left join app.placed_units p on p.unit_id = s.predecessor_id
         left join app.placed_units n on n.unit_id = s.successor_id
         order by asked, s.effective_on, s.predecessor_id, s.successor_id`,
        [unitIds],
      ),
    );
  }
}
