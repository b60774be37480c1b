/** What the changes of hotspots write, in the caller's transaction and scope. */
import { lockVersion, setColumns, type Versioned } from '@diaban/shared/mutation/update-versioned';
import type { EntityManager } from 'typeorm';
import { Hotspot } from './hotspot.js';

const TABLE = 'cases.hotspots';

/** The hotspot for the rest of the transaction. @throws NotFound out of scope, Conflict when it changed since */
export async function lockHotspot(
  manager: EntityManager,
  id: string,
  expectedVersion: number,
): Promise<Hotspot> {
  await lockVersion<Versioned>(manager, { table: TABLE, entity: 'Hotspot', id, expectedVersion });
  return manager.findOneByOrFail(Hotspot, { id });
}

export async function insertHotspot(manager: EntityManager, row: Omit<Hotspot, 'version'>): Promise<void> {
  await manager.insert(Hotspot, row);
}

export function clear(manager: EntityManager, id: string, day: string, source: string): Promise<void> {
  return setColumns(manager, TABLE, id, { cleared_on: day, source });
}
