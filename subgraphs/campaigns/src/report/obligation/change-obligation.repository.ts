/** What ending an obligation does to the database, in the caller's transaction and scope. */
import { Conflict } from '@diaban/shared/errors';
import { lockVersion, setColumns, type Versioned } from '@diaban/shared/mutation/update-versioned';
import type { EntityManager } from 'typeorm';
import type { OwedRow } from './change-obligation.rules.js';

const TABLE = 'campaigns.reporting_obligations';

/** A row of the table. */
export interface TakenObligation extends Versioned, OwedRow {
  campaign_id: string | null;
  from_id: string;
  to_id: string | null;
  content: string | null;
  letterhead: object;
  source: string;
  /** key of the caller's unit */
  scope: string;
}

/** Locks an obligation for the rest of the transaction. @throws NotFound out of scope, Conflict when it changed since */
export async function takeObligation(
  manager: EntityManager,
  version: { id: string; expectedVersion: number },
): Promise<TakenObligation> {
  const row = await lockVersion<TakenObligation>(manager, {
    table: TABLE,
    entity: 'ReportingObligation',
    ...version,
  });
  const [{ scope }] = await manager.query<[{ scope: string }]>('select app.scope() as scope');
  return { ...row, scope };
}

/** Lets it end, and takes away the reports of later periods that nobody has written. @returns how many these were */
export async function endOn(
  manager: EntityManager,
  id: string,
  columns: { valid_to: string; source: string },
): Promise<number> {
  await setColumns(manager, TABLE, id, columns);
  const [{ count }] = await manager.query<[{ count: number }]>(
    `with gone as (
       delete from campaigns.reports where obligation_id = $1 and period_to > $2 and status = 'EXPECTED' returning 1)
     select count(*)::int as count from gone`,
    [id, columns.valid_to],
  );
  return count;
}

/** @param id of a locked obligation @throws Conflict when another one goes on from it already */
export async function checkNotReplaced(manager: EntityManager, id: string): Promise<void> {
  const [next] = await manager.query<{ id: string }[]>(`select id from ${TABLE} where replaces_id = $1`, [
    id,
  ]);
  if (next) throw new Conflict(`Obligation ${next.id} goes on from this one already: change that one`);
}

/** @returns the last day of the latest period beyond a day on which a report is written; null: there is none */
export async function writtenAfter(manager: EntityManager, id: string, day: string): Promise<string | null> {
  const [{ latest }] = await manager.query<[{ latest: string | null }]>(
    'select max(period_to) as latest from campaigns.reports where obligation_id = $1 and period_to > $2',
    [id, day],
  );
  return latest;
}
