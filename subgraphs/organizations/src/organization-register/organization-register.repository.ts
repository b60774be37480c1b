/** Every query for declarations of complete registers. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { EntityManager } from 'typeorm';
import { OrganizationRegister } from './organization-register.js';

export const REGISTERS = 'organizations.register_coverage';

export class OrganizationRegisterRepository {
  constructor(private readonly db: RequestDatabase) {}

  byIds(ids: readonly string[]): Promise<OrganizationRegister[]> {
    return this.db.read((manager) => select(manager).where('r.id = any(:ids)', { ids }).getMany());
  }

  ofUnits(unitIds: readonly number[]): Promise<OrganizationRegister[]> {
    return this.db.read((manager) =>
      select(manager).where('r.locality_id = any(:unitIds)', { unitIds }).getMany(),
    );
  }
}

/** The unit's declaration, or null. */
export function declaredBy(manager: EntityManager, unitId: number): Promise<OrganizationRegister | null> {
  return select(manager).where('r.locality_id = :unitId', { unitId }).getOne();
}

function select(manager: EntityManager) {
  return manager.createQueryBuilder(OrganizationRegister, 'r');
}
