/** Reads the totals of units beside others: the database lets only totals out, hidden where they are small. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { Period, Periodicity } from '@diaban/shared/graphql/period';
import type { CoveredSpan } from '../coverage/register.js';

/** The totals of a period; there is no cell where there was nothing to count. */
export interface SiblingCell {
  /** first day of the period */
  from: string;
  synthetic: boolean;
  /** null where hidden */
  cases: number | null;
  casesHidden: boolean;
  /** null where hidden or not stated */
  subjects: number | null;
  subjectsHidden: boolean;
}

export interface SiblingRow {
  ofUnit: number;
  unitId: number;
  code: string | null;
  spans: CoveredSpan[];
  cells: SiblingCell[];
}

export class SiblingTotalRepository {
  constructor(private readonly db: RequestDatabase) {}

  /** The units beside each of these that is a district or province in scope. */
  beside(unitIds: readonly number[], periods: readonly Period[], per: Periodicity): Promise<SiblingRow[]> {
    return this.db.read((manager) =>
      manager.query<SiblingRow[]>(
        `select t.of_unit as "ofUnit", t.unit_id as "unitId", t.code, t.spans, t.cells from cases.sibling_totals($1, $2, $3, $4) t`,
        [unitIds, periods[0]!.from, periods.at(-1)!.to, per],
      ),
    );
  }
}
