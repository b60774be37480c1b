/** Every query for registers themselves: which are kept where, and what opening and confirming one writes. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import { Conflict } from '@diaban/shared/errors';
import { lockVersion, setColumns, type Versioned } from '@diaban/shared/mutation/update-versioned';
import type { EntityManager } from 'typeorm';
import { RegisterCoverage } from './register-coverage.js';

const TABLE = 'cases.register_coverage';

/** A register with the unit that was asked for, which lies in it. */
export type RegisterOfUnit = RegisterCoverage & { ofUnit: number };

export class RegisterCoverageRepository {
  constructor(private readonly db: RequestDatabase) {}

  byIds(ids: readonly string[]): Promise<RegisterCoverage[]> {
    return this.db.read((manager) =>
      manager.createQueryBuilder(RegisterCoverage, 'r').where('r.id = any(:ids)', { ids }).getMany(),
    );
  }

  /** The registers of each unit and of the units above it. */
  ofUnits(unitIds: readonly number[]): Promise<RegisterOfUnit[]> {
    return this.db.read((manager) =>
      manager.query<RegisterOfUnit[]>(
        `select u.unit_id as "ofUnit", r.id, r.register, r.locality_id as "unitId", r.covered_from as "from",
                r.covered_to as "completeThrough", r.finest_level as "finestLevel", r.provenance, r.source, r.version
         from app.placed_units u join cases.register_coverage r
           on r.skey in (select left(u.skey, n) from generate_series(5, length(u.skey), 5) n)
         where u.unit_id = any($1) order by r.register, r.covered_from, r.skey`,
        [unitIds],
      ),
    );
  }
}

/** @throws Conflict where the unit keeps such a register on some of these days already */
export async function insertRegister(
  manager: EntityManager,
  row: Omit<RegisterCoverage, 'version'>,
): Promise<void> {
  try {
    await manager.insert(RegisterCoverage, row);
  } catch (error) {
    if ((error as { code?: string }).code !== '23P01') throw error;
    throw new Conflict(
      `The unit keeps such a register from ${row.from} on already: confirm that one, with confirmRegister`,
    );
  }
}

/** The register for the rest of the transaction. @throws NotFound out of scope, Conflict when it changed since */
export async function lockRegister(
  manager: EntityManager,
  id: string,
  expectedVersion: number,
): Promise<RegisterCoverage> {
  await lockVersion<Versioned>(manager, { table: TABLE, entity: 'RegisterCoverage', id, expectedVersion });
  return manager.findOneByOrFail(RegisterCoverage, { id });
}

export function confirmThrough(
  manager: EntityManager,
  id: string,
  day: string,
  source: string,
): Promise<void> {
  return setColumns(manager, TABLE, id, { covered_to: day, source });
}
