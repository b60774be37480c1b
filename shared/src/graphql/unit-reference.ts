/** How the subgraphs that do not own units know them: by identity, if they lie in the viewer's scope. */
import type DataLoader from 'dataloader';
import type { RequestDatabase } from '../database/scoped-database.js';
import { unitIdOrNull } from '../scope/unit-id.js';
import { loadOne } from './loaders.js';

/** A unit in scope. `skey` is the beginning of the keys of all that lies under it. */
export interface UnitReference {
  unitId: number;
  skey: string;
}

export type UnitLoader = DataLoader<number, UnitReference | null>;

/** Units in the viewer's scope by their number, one statement a batch. */
export function unitLoader(db: RequestDatabase): UnitLoader {
  return loadOne(
    (ids: readonly number[]) =>
      db.read((manager) =>
        manager.query<UnitReference[]>(
          `select unit_id as "unitId", skey from app.placed_units where unit_id = any($1)`,
          [ids],
        ),
      ),
    (unit) => unit.unitId,
  );
}

/** The reference resolver of a stub with the key `id`: null for what is malformed, unknown or out of scope. */
export async function resolveUnit<S>(
  { id }: Record<string, unknown>,
  { loaders }: { loaders: { unitById: UnitLoader } },
  stub: (unit: UnitReference) => S,
): Promise<S | null> {
  const unitId = unitIdOrNull(id);
  const unit = unitId === null ? null : await loaders.unitById.load(unitId);
  return unit === null ? null : stub(unit);
}
