/** Every query that the kit makes for imported records: which were sent before, and what tells about their changes. */
import type { EntityManager } from 'typeorm';
import type { ChangeOrigin } from '../../mutation/changes.js';
import type { WrittenRecord } from '../import-definition.js';

/** Whose keys: two units may use the same ones. */
export interface KeyOwner {
  subgraph: string;
  template: string;
  localityId: number;
}

export interface KnownRecord {
  sourceKey: string;
  recordId: string;
  hash: string;
}

/**
 * Lets one import of the same sender go after another, also those of other processes: each must see the keys of the one
 * before. The login role plans each statement anew for the scope of the moment; in this transaction the scope stays the
 * same, and triggers would plan their queries for each row.
 */
export async function beginRecords(
  manager: EntityManager,
  { subgraph, template, localityId }: KeyOwner,
): Promise<void> {
  await manager.query(
    `select set_config('plan_cache_mode', 'auto', true), set_config('statement_timeout', '5min', true)`,
  );
  await manager.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [
    `import ${subgraph} ${template} ${localityId}`,
  ]);
}

/** Those of some keys that were sent before. */
export async function knownRecords(
  manager: EntityManager,
  { subgraph, template, localityId }: KeyOwner,
  sourceKeys: readonly string[],
): Promise<Map<string, KnownRecord>> {
  const rows = await manager.query<KnownRecord[]>(
    `select source_key as "sourceKey", record_id as "recordId", content_hash as hash from app.import_sources
     where subgraph = $1 and template = $2 and locality_id = $3 and source_key = any($4)`,
    [subgraph, template, localityId, sourceKeys],
  );
  return new Map(rows.map((row) => [row.sourceKey, row]));
}

/** Keeps what was sent under each key, for the next time. */
export async function saveRecords(
  manager: EntityManager,
  { subgraph, template, localityId }: KeyOwner,
  jobId: string,
  records: readonly KnownRecord[],
): Promise<void> {
  await manager.query(
    `insert into app.import_sources (subgraph, template, locality_id, source_key, record_id, content_hash, job_id)
     select $1, $2, $3, r."sourceKey", r."recordId", r.hash, $4
     from json_to_recordset($5) as r("sourceKey" text, "recordId" uuid, hash text)
     on conflict (subgraph, template, locality_id, source_key)
       do update set content_hash = excluded.content_hash, job_id = excluded.job_id`,
    [subgraph, template, localityId, jobId, JSON.stringify(records)],
  );
}

/** Why a record was changed that a file states anew. */
const SENT_AGAIN = 'Sửa khi nhập lại từ tệp';

/** The old and new values of records that were there before. */
export async function recordUpdates(
  manager: EntityManager,
  { subgraph, operation, subject, role, unit, requestId }: ChangeOrigin,
  entity: string,
  updates: readonly WrittenRecord[],
): Promise<void> {
  if (updates.length === 0) return;
  await manager.query(
    `insert into app.changes (subgraph, operation, kind, entity, entity_id, locality_id, subject, role, unit, request_id, before, after, reason)
     select $1, $2, coalesce(u.kind, 'CORRECTED'), $3, u."entityId", u."localityId", $4, $5, $6, $7, u.before, u.after, $9
     from json_to_recordset($8) as u("entityId" text, "localityId" int, kind text, before jsonb, after jsonb)`,
    [subgraph, operation, entity, subject, role, unit, requestId, JSON.stringify(updates), SENT_AGAIN],
  );
}

/** Tries work that the database may refuse without losing the transaction. */
export async function attempt<T>(manager: EntityManager, work: () => Promise<T>): Promise<T> {
  await manager.query('savepoint import_rows');
  try {
    const value = await work();
    await manager.query('release savepoint import_rows');
    return value;
  } catch (error) {
    await manager.query('rollback to savepoint import_rows');
    throw error;
  }
}
