/** Loads what the register knows of many campaigns with one statement. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import { LoaderWithArgs, loadOne } from '@diaban/shared/graphql/loaders';
import { campaignFacts } from './computed-criteria.repository.js';

export function computedCriteriaLoaders(db: RequestDatabase) {
  return {
    campaignFacts: new LoaderWithArgs((asOf: string) =>
      loadOne(
        (campaigns: readonly string[]) => db.read((manager) => campaignFacts(manager, campaigns, asOf)),
        ({ campaignId }) => campaignId,
      ),
    ),
  };
}
