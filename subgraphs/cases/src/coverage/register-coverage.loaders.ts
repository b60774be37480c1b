/** Registers by identity and by unit, batched over the request. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import { loadMany, loadOne } from '@diaban/shared/graphql/loaders';
import { RegisterCoverageRepository } from './register-coverage.repository.js';

export function registerCoverageLoaders(db: RequestDatabase) {
  const repository = new RegisterCoverageRepository(db);
  return {
    registerById: loadOne(
      (ids: readonly string[]) => repository.byIds(ids),
      ({ id }) => id,
    ),
    registersByLocality: loadMany(
      (unitIds: readonly number[]) => repository.ofUnits(unitIds),
      ({ ofUnit }) => ofUnit,
    ),
  };
}
