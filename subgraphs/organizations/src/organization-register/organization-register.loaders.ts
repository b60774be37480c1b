/** Declarations by identity and by unit, each with one statement. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import { loadOne } from '@diaban/shared/graphql/loaders';
import { OrganizationRegisterRepository } from './organization-register.repository.js';

export function organizationRegisterLoaders(db: RequestDatabase) {
  const registers = new OrganizationRegisterRepository(db);
  return {
    registerById: loadOne(
      (ids: readonly string[]) => registers.byIds(ids),
      ({ id }) => id,
    ),
    registerByLocality: loadOne(
      (unitIds: readonly number[]) => registers.ofUnits(unitIds),
      ({ unitId }) => unitId,
    ),
  };
}
