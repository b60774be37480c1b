/** Reads corrections from the record of changes: for many cases with one statement. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { Keyset } from '@diaban/shared/graphql/page';
import type { Under } from '@diaban/shared/graphql/page-loader';
import type { CorrectionRow } from './case-correction.rules.js';

export class CaseCorrectionRepository {
  constructor(private readonly db: RequestDatabase) {}

  /** The latest first. */
  ofCases(caseIds: readonly string[], { limit, after }: Keyset): Promise<Under<string, CorrectionRow>[]> {
    return this.db.read((manager) =>
      manager.query<Under<string, CorrectionRow>[]>(
        `select c.id as "parentKey", k.id as position, k.at, k.role, split_part(k.unit, '@', 1) as "unitCode", k.reason, k.before, k.after,
                c.occurred_on as "occurredOn", c.provenance, c.source
         from cases.police_cases c cross join lateral (
           select * from app.changes k
           where k.entity = 'PoliceCase' and k.entity_id = c.id::text and k.kind = 'CORRECTED' and ($2::bigint is null or k.id < $2)
           order by k.id desc limit $3) k
         where c.id = any($1) order by c.id, k.id desc`,
        [caseIds, after?.[0] ?? null, limit],
      ),
    );
  }
}
