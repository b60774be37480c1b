/** Loads the states of many coverage targets with one statement. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import { LoaderWithArgs, loadOne } from '@diaban/shared/graphql/loaders';
import { CoverageStateRepository } from './coverage-state.repository.js';

export function coverageStateLoaders(db: RequestDatabase) {
  const states = new CoverageStateRepository(db);
  return {
    coverageStates: new LoaderWithArgs((asOf: string) =>
      loadOne(
        (campaigns: readonly string[]) => states.states(campaigns, asOf),
        ({ campaignId }) => campaignId,
      ),
    ),
  };
}
