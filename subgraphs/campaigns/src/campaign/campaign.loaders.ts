/** Loads campaigns and their summaries for many keys with one statement. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import { LoaderWithArgs, loadOne } from '@diaban/shared/graphql/loaders';
import type { Keyset } from '@diaban/shared/graphql/page';
import { pageLoader } from '@diaban/shared/graphql/page-loader';
import { positionOf } from '../register/register-list.js';
import { CampaignRepository } from './campaign.repository.js';
import type { WantedCampaigns, WantedSummary } from './campaign.rules.js';

export function campaignLoaders(db: RequestDatabase) {
  const campaigns = new CampaignRepository(db);
  return {
    campaigns,
    campaignById: loadOne(
      (ids: readonly string[]) => campaigns.findByIds(ids),
      ({ id }) => id,
    ),
    campaignsUnderUnit: new LoaderWithArgs(
      ({ wanted, keyset }: { wanted: WantedCampaigns; keyset: Keyset }) =>
        pageLoader(
          (units: readonly number[]) => campaigns.underUnits(units, wanted, keyset),
          keyset,
          positionOf,
        ),
    ),
    campaignRollUps: new LoaderWithArgs((wanted: WantedSummary) =>
      loadOne(
        (units: readonly number[]) => campaigns.summaries(units, wanted),
        ({ unitId }) => unitId,
      ),
    ),
  };
}
