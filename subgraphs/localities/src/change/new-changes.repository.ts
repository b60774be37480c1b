/** What has come into sight in the feed of changes since a reader looked last, whenever it was written. */
import { inSubtree } from '@diaban/shared/database/rows-under';
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { EntityManager } from 'typeorm';
import { Change } from './change.js';
import type { WantedChanges } from './change.repository.js';
import { Turns } from './turns.js';

/**
 * How far a reader has read: all that the snapshot `from` shows, and of what came into sight between it and `to` all up
 * to `afterId`. Numbers and moments alone would not do: a transaction may commit long after it took them.
 */
export interface ReadingPosition {
  from: string;
  /** null: to the end, whatever that is by then */
  to: string | null;
  afterId: number;
}

/** How many changes are held in memory for a reader at a time. */
const MOST = 100;

/** All subscribers hear of a change at once: their reads must not take the connections of those who wait for an answer. */
const turns = new Turns(2);

export class NewChangesRepository {
  constructor(private readonly db: RequestDatabase) {}

  /** Where somebody stands who wants to read what comes from now on. */
  async end(): Promise<ReadingPosition> {
    return { from: await this.db.read(snapshotOf), to: null, afterId: 0 };
  }

  /** The next changes in scope, each exactly once, and where the reader stands then. */
  read(
    { from, to, afterId }: ReadingPosition,
    { since, kinds, underId }: Omit<WantedChanges, 'until'>,
  ): Promise<{ changes: Change[]; position: ReadingPosition }> {
    const read = async (manager: EntityManager) => {
      const upTo = to ?? (await snapshotOf(manager));
      const query = manager
        .createQueryBuilder(Change, 'c')
        .where(
          'c.xact >= pg_snapshot_xmin(:from::pg_snapshot) and c.xact < pg_snapshot_xmax(:upTo::pg_snapshot)',
        )
        .andWhere('not pg_visible_in_snapshot(c.xact, :from::pg_snapshot)')
        .andWhere('pg_visible_in_snapshot(c.xact, :upTo::pg_snapshot)')
        .andWhere('c.at >= :since and c.id > :afterId')
        .setParameters({ from, upTo, since, afterId });
      if (kinds !== null) query.andWhere('c.kind = any(:kinds)', { kinds });
      if (underId !== null) inSubtree(query, underId);
      const changes = await query.orderBy('c.id').limit(MOST).getMany();
      const last = changes[MOST - 1];
      return {
        changes,
        position:
          last === undefined ? { from: upTo, to: null, afterId: 0 } : { from, to: upTo, afterId: last.id },
      };
    };
    return turns.take(() => this.db.read(read));
  }
}

async function snapshotOf(manager: EntityManager): Promise<string> {
  const [row] = await manager.query<{ snapshot: string }[]>('select pg_current_snapshot()::text as snapshot');
  return row!.snapshot;
}
