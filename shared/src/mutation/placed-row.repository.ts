/** What a change asks of the database when it makes a row of a unit: whether the unit is in scope, and the insert. */
import type { EntityManager } from 'typeorm';
import { Invalid, NotFound } from '../errors.js';
import type { Level } from '../scope/level.js';
import { formatUnitId, parseUnitId } from '../scope/unit-id.js';

/** A unit in the scope of the caller. */
export interface Place {
  unitId: number;
  level: Exclude<Level, 'COUNTRY'>;
  skey: string;
}

/** @throws Invalid when it is no id of a unit or the whole country, NotFound when it is unknown or out of scope */
export async function placeOf(
  manager: EntityManager,
  localityId: string,
  field = 'localityId',
): Promise<Place> {
  const unitId = parseUnitId(localityId, field);
  const [unit] = await manager.query<{ level: Level; skey: string }[]>(
    'select level, skey from app.placed_units where unit_id = $1',
    [unitId],
  );
  if (!unit) throw new NotFound(`There is no locality ${formatUnitId(unitId)} in your scope`);
  if (unit.level === 'COUNTRY')
    throw new Invalid(`${field} is the whole country: name a province or a unit below one`, field);
  return { unitId, level: unit.level, skey: unit.skey };
}

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
