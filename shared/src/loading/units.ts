/** The published unit directory as loads see it: to find a unit by its GSO code or key, and to walk the units of a province. */
import type { Level } from '../scope/level.js';
import type { Loading } from './load.js';

export interface PlacedUnit {
  unitId: number;
  key: string;
  code: string | null;
  level: Level;
  skey: string;
}

export class Units {
  private readonly byName = new Map<string, PlacedUnit>();

  private constructor(readonly all: readonly PlacedUnit[]) {
    for (const unit of all) {
      this.byName.set(unit.key, unit);
      if (unit.code !== null) this.byName.set(unit.code, unit);
    }
  }

  static async read(loading: Loading): Promise<Units> {
    return new Units(
      await loading.query<PlacedUnit & Record<string, unknown>>(
        `select unit_id as "unitId", key, code, level, skey from app.placed_units order by skey`,
      ),
    );
  }

  /** @param name GSO code or key @throws when the directory has no such unit */
  get(name: string): PlacedUnit {
    const unit = this.byName.get(name);
    if (!unit) throw new Error(`The unit directory has no unit "${name}"`);
    return unit;
  }

  /** The units at and below one, in the order of their keys. */
  under(name: string): PlacedUnit[] {
    const { skey } = this.get(name);
    return this.all.filter((unit) => unit.skey.startsWith(skey));
  }
}
