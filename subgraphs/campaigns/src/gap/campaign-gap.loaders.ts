/** Loads gaps with their campaigns: one statement for the gaps of a page, one for their campaigns. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { Keyset } from '@diaban/shared/graphql/page';
import type DataLoader from 'dataloader';
import type { Campaign } from '../campaign/campaign.js';
import type { CampaignGap } from './campaign-gap.js';
import { CampaignGapRepository } from './campaign-gap.repository.js';
import { gapOf, type WantedGaps } from './campaign-gap.rules.js';

export function campaignGapLoaders(db: RequestDatabase, campaignById: DataLoader<string, Campaign | null>) {
  const gaps = new CampaignGapRepository(db);
  return {
    campaignGaps: async (wanted: WantedGaps, keyset: Keyset): Promise<CampaignGap[]> => {
      const rows = await gaps.list(wanted, keyset);
      const campaigns = await Promise.all(rows.map(({ campaignId }) => campaignById.load(campaignId)));
      // a campaign can be gone between the two statements
      return rows.flatMap((row, at) => {
        const campaign = campaigns[at];
        return campaign ? gapOf(row, campaign, wanted) : [];
      });
    },
  };
}
