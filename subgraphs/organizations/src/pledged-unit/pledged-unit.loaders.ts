/** Which units and campaigns have a pledge: one statement for a page of units, one for a batch of campaigns. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import { LoaderWithArgs, loadOne } from '@diaban/shared/graphql/loaders';
import type { Keyset } from '@diaban/shared/graphql/page';
import type { UnitWithPledge } from './pledged-unit.js';
import { PledgedUnitRepository } from './pledged-unit.repository.js';
import { pledgedUnitOf } from './pledged-unit.rules.js';

export function pledgedUnitLoaders(db: RequestDatabase) {
  const repository = new PledgedUnitRepository(db);
  return {
    unitsWithPledge: async (
      asOf: string,
      underId: number | null,
      keyset: Keyset,
    ): Promise<UnitWithPledge[]> => (await repository.list(asOf, underId, keyset)).map(pledgedUnitOf),
    firstPledgeByCampaign: new LoaderWithArgs((asOf: string) =>
      loadOne(
        (ids: readonly string[]) => repository.firstOfCampaigns(ids, asOf),
        ({ campaignId }) => campaignId,
      ),
    ),
  };
}
