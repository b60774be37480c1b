/** Every query for the feed of changes, which all subgraphs write to. */
import { inSubtree } from '@diaban/shared/database/rows-under';
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { Keyset } from '@diaban/shared/graphql/page';
import { Change, type ChangeKind } from './change.js';

export interface WantedChanges {
  since: Date;
  until: Date | null;
  kinds: readonly ChangeKind[] | null;
  underId: number | null;
}

export class ChangeRepository {
  constructor(private readonly db: RequestDatabase) {}

  /** Changes in scope, the latest first. */
  list({ since, until, kinds, underId }: WantedChanges, { limit, after }: Keyset): Promise<Change[]> {
    return this.db.read((manager) => {
      const query = manager.createQueryBuilder(Change, 'c').where('c.at >= :since', { since });
      if (until !== null) query.andWhere('c.at < :until', { until });
      if (kinds !== null) query.andWhere('c.kind = any(:kinds)', { kinds });
      if (underId !== null) inSubtree(query, underId);
      if (after !== null)
        query.andWhere('(c.at, c.id) < (:at::timestamptz, :id::bigint)', { at: after[0], id: after[1] });
      return query.orderBy('c.at', 'DESC').addOrderBy('c.id', 'DESC').limit(limit).getMany();
    });
  }
}
