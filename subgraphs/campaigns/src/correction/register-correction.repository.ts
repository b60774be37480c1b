/** Reads corrections from the record of changes: for many entries with one statement. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { Keyset } from '@diaban/shared/graphql/page';
import type { Under } from '@diaban/shared/graphql/page-loader';
import type { CorrectionRow } from './register-correction.rules.js';

/** GraphQL types whose entries can be corrected. */
export type CorrectedEntity = 'Campaign' | 'Document' | 'CriteriaAssessment';

const ENTRIES: Record<CorrectedEntity, { table: string; asOf: string }> = {
  Campaign: { table: 'campaigns.campaigns', asOf: 'null' },
  Document: { table: 'campaigns.documents', asOf: 'null' },
  CriteriaAssessment: { table: 'campaigns.criteria_assessments', asOf: 'e.assessed_on' },
};

export class RegisterCorrectionRepository {
  constructor(private readonly db: RequestDatabase) {}

  /** The latest first. */
  of(
    entity: CorrectedEntity,
    ids: readonly string[],
    { limit, after }: Keyset,
  ): Promise<Under<string, CorrectionRow>[]> {
    const { table, asOf } = ENTRIES[entity];
    return this.db.read((manager) =>
      manager.query<Under<string, CorrectionRow>[]>(
        `select e.id as "parentKey", k.id as position, k.at, k.role, split_part(k.unit, '@', 1) as "unitCode", k.reason,
           k.before, k.after, ${asOf} as "asOf", e.provenance, e.source
         from ${table} e cross join lateral (
           select * from app.changes k
           where k.entity = $4 and k.entity_id = e.id::text and k.kind = 'CORRECTED' and ($2::bigint is null or k.id < $2)
           order by k.id desc limit $3) k
         where e.id = any($1) order by e.id, k.id desc`,
        [ids, after?.[0] ?? null, limit, entity],
      ),
    );
  }
}
