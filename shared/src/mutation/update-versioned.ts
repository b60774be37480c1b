/** Changes a row only if it still has the version that the caller read. */
import type { EntityManager } from 'typeorm';
import { Conflict, NotFound } from '../errors.js';

/** A row with an optimistic version. */
export interface Versioned {
  id: string;
  version: number;
}

/**
 * Locks a row for the rest of the transaction and checks its version. @param table qualified name, a constant of ours
 * @param entity GraphQL type, for messages @returns the row as it is, column names as in the table
 * @throws NotFound when unknown or out of scope, Conflict when it changed since
 */
export async function lockVersion<R extends Versioned>(
  manager: EntityManager,
  {
    table,
    entity,
    id,
    expectedVersion,
  }: { table: string; entity: string; id: string; expectedVersion: number },
): Promise<R> {
  const [row] = await manager.query<R[]>(`select * from ${table} where id = $1 for update`, [id]);
  if (!row) throw new NotFound(`There is no ${entity} ${id} in your scope`);
  if (row.version !== expectedVersion) {
    throw new Conflict(
      `${entity} ${id} has version ${row.version}, not ${expectedVersion}: read it again and decide anew`,
    );
  }
  return row;
}

/** Sets columns of a locked row and raises its version. @param columns names are constants of ours, never a caller's text */
export async function setColumns(
  manager: EntityManager,
  table: string,
  id: string,
  columns: Readonly<Record<string, unknown>>,
): Promise<void> {
  const names = Object.keys(columns);
  const assignments = names.map((name, at) => `"${name}" = $${at + 2}`).concat('version = version + 1');
  await manager.query(`update ${table} set ${assignments.join(', ')} where id = $1`, [
    id,
    ...Object.values(columns),
  ]);
}
