/** Which units the codes of a file mean, each on its own day: a code belongs to a unit for a period only. */
import type { EntityManager } from 'typeorm';
import type { Level } from '../scope/level.js';
import { unitIdOrNull } from '../scope/unit-id.js';

/** A GSO code or the graph's identity of a unit, and the day on which it is meant. */
export interface UnitOnDay {
  unit: string;
  /** `YYYY-MM-DD` */
  day: string;
}

export interface FoundUnit {
  unitId: number;
  level: Level;
}

/** @returns in the order of the references the number of the unit, null where there is none in the viewer's scope */
export async function unitsByCode(
  manager: EntityManager,
  references: readonly UnitOnDay[],
): Promise<(number | null)[]> {
  return (await placesByCode(manager, references)).map((place) => place?.unitId ?? null);
}

/** The same with the level at which each unit stood on its day. */
export async function placesByCode(
  manager: EntityManager,
  references: readonly UnitOnDay[],
): Promise<(FoundUnit | null)[]> {
  const asked = references.map(({ unit, day }, at) => ({ at, code: unit, id: unitIdOrNull(unit), day }));
  const rows = await manager.query<(FoundUnit & { at: number })[]>(
    `select r.at, d.unit_id as "unitId", d.level from json_to_recordset($1) as r(at int, code text, id int, day date)
     cross join lateral (
       select u.unit_id, u.level from app.unit_directory u
       where r.id is null and u.code = r.code and u.valid @> r.day
       union all
       select u.unit_id, u.level from app.unit_directory u where u.unit_id = r.id and u.valid @> r.day) d`,
    [JSON.stringify(asked)],
  );
  const found = new Map(rows.map(({ at, unitId, level }) => [at, { unitId, level }]));
  return references.map((_, at) => found.get(at) ?? null);
}
