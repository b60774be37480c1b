/** What all changes of the register do to the database, in the caller's transaction and scope. */
import { Invalid, NotFound } from '@diaban/shared/errors';
import { formatUnitId, parseUnitId } from '@diaban/shared/scope/unit-id';
import type { EntityManager } from 'typeorm';
import type { ProgrammeLevel } from './programme-level.js';

/** @param table qualified name, a constant of ours @param row by column; what is JSON is given as text */
export async function insertRow(
  manager: EntityManager,
  table: string,
  row: Readonly<Record<string, unknown>>,
): Promise<void> {
  const names = Object.keys(row);
  const columns = names.map((name) => `"${name}"`).join(', ');
  const values = names.map((_, at) => `$${at + 1}`).join(', ');
  await manager.query(`insert into ${table} (${columns}) values (${values})`, Object.values(row));
}

/** Links one row to many. Links that are there already stay. */
export async function insertLinks(
  manager: EntityManager,
  table: string,
  [oneColumn, one]: readonly [string, string],
  [manyColumn, many]: readonly [string, readonly string[]],
): Promise<void> {
  if (many.length === 0) return;
  await manager.query(
    `insert into ${table} ("${oneColumn}", "${manyColumn}") select $1, unnest($2::uuid[]) on conflict do nothing`,
    [one, many],
  );
}

/** A unit in the scope of the caller. */
export interface Place {
  unitId: number;
  level: ProgrammeLevel;
}

/** @throws Invalid when it is no id of a unit or the whole country, NotFound when it is unknown or out of scope */
export async function placeOf(manager: EntityManager, localityId: string): Promise<Place> {
  const unitId = parseUnitId(localityId, 'localityId');
  const [unit] = await manager.query<{ level: ProgrammeLevel | 'COUNTRY' }[]>(
    'select level from app.placed_units where unit_id = $1',
    [unitId],
  );
  if (!unit) throw new NotFound(`There is no locality ${formatUnitId(unitId)} in your scope`);
  if (unit.level === 'COUNTRY')
    throw new Invalid('localityId is the whole country: name a province or a unit below one', 'localityId');
  return { unitId, level: unit.level };
}

/** @throws Invalid naming the first id that is no row that the caller sees */
export async function checkSeen(
  manager: EntityManager,
  table: string,
  ids: readonly (string | null)[],
  field: string,
): Promise<void> {
  const asked = ids.filter((id) => id !== null);
  if (asked.length === 0) return;
  const seen = await manager.query<{ id: string }[]>(`select id from ${table} where id = any($1)`, [asked]);
  const missing = asked.find((id) => !seen.some((row) => row.id === id));
  if (missing !== undefined)
    throw new Invalid(`${field} names ${missing}, which is not in your scope: check the id`, field);
}
