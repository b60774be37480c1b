/** Runs a mutation: once for each idempotency key, in one transaction with the rows that tell what changed. */
import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Conflict, Forbidden } from '../errors.js';
import type { SubgraphContext } from '../graphql/context.js';
import type { Role, Viewer } from '../scope/viewer.js';
import { type Change, recordChange } from './changes.js';

export interface Mutation<I extends { idempotencyKey: string }> {
  subgraph: string;
  /** the GraphQL field, such as `registerCase` */
  operation: string;
  input: I;
  /** roles that may do this at all; left out: province, district and ward. The database checks role and scope again. */
  roles?: readonly Role[];
}

/** What the work of a mutation is given. */
export interface MutationTransaction {
  manager: EntityManager;
  /** tells what changed, in this transaction */
  record(change: Change): Promise<void>;
}

const WRITERS: readonly Role[] = ['province', 'district', 'ward'];

/**
 * @param work changes the database and returns the id of the changed object
 * @returns that id; of the first run, if the key was used before with the same input
 * @throws Forbidden for other roles, Conflict when the key was used with another input
 */
export async function mutate<I extends { idempotencyKey: string }>(
  { viewer, db, requestId }: SubgraphContext,
  { subgraph, operation, input, roles = WRITERS }: Mutation<I>,
  work: (transaction: MutationTransaction) => Promise<string>,
): Promise<string> {
  checkRole(viewer, operation, roles);
  const hash = hashOf(operation, input);
  return db.write(async (manager) => {
    const key = [subgraph, viewer.subject, input.idempotencyKey];
    const claimed = await manager.query(
      `insert into app.idempotency_keys (subgraph, subject, key, operation, input_hash, entity_id)
       values ($1, $2, $3, $4, $5, '') on conflict do nothing returning key`,
      [...key, operation, hash],
    );
    if (claimed.length === 0) {
      const first = await replayed(manager, key, hash);
      if (first === null) throw usedBefore();
      return first;
    }
    const origin = {
      subgraph,
      operation,
      subject: viewer.subject,
      role: viewer.role,
      unit: viewer.unit,
      requestId,
    };
    const id = await work({ manager, record: (change) => recordChange(manager, origin, change) });
    await manager.query(
      'update app.idempotency_keys set entity_id = $4 where subgraph = $1 and subject = $2 and key = $3',
      [...key, id],
    );
    return id;
  });
}

/**
 * For mutations that ask others before they change anything: a request that is sent again needs no answer of theirs.
 * @returns the id of the object that the first run changed; null: there was none
 * @throws Forbidden and Conflict, as `mutate`
 */
export function doneBefore<I extends { idempotencyKey: string }>(
  { viewer, db }: SubgraphContext,
  { subgraph, operation, input, roles = WRITERS }: Mutation<I>,
): Promise<string | null> {
  checkRole(viewer, operation, roles);
  const key = [subgraph, viewer.subject, input.idempotencyKey];
  return db.read((manager) => replayed(manager, key, hashOf(operation, input)));
}

function checkRole({ role }: Viewer, operation: string, roles: readonly Role[]): void {
  if (!roles.includes(role))
    throw new Forbidden(`Role ${role} may not ${operation}; it is for ${roles.join(', ')}`);
}

function hashOf(operation: string, input: object): string {
  return createHash('sha256')
    .update(JSON.stringify([operation, input]))
    .digest('hex');
}

async function replayed(manager: EntityManager, key: string[], hash: string): Promise<string | null> {
  const [first] = await manager.query<{ input_hash: string; entity_id: string }[]>(
    'select input_hash, entity_id from app.idempotency_keys where subgraph = $1 and subject = $2 and key = $3',
    key,
  );
  if (first === undefined) return null;
  if (first.input_hash !== hash) throw usedBefore();
  return first.entity_id;
}

function usedBefore(): Conflict {
  return new Conflict('This idempotencyKey was used for another request: use a new one for a new request');
}
