/** The way to the gaps of campaigns. */
import { type Page, toPage } from '@diaban/shared/graphql/page';
import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { CampaignsContext } from '../loaders.js';
import { CampaignGapArgs } from './campaign-gap.inputs.js';
import { type CampaignGap, CampaignGapPage } from './campaign-gap.js';
import { campaignGapKeyset, campaignGapPosition, wantedGaps } from './campaign-gap.rules.js';

@Resolver()
export class CampaignGapResolver {
  @Query(() => CampaignGapPage, {
    description:
      'Launched campaigns in scope that lack something, the longest first. Plans without a launch, launches without a pledge and pledges without outreach are told by `programmeGaps`.',
  })
  async campaignGaps(
    @Args(() => CampaignGapArgs) args: CampaignGapArgs,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Page<CampaignGap>> {
    const [wanted, keyset] = [wantedGaps(args), campaignGapKeyset(args)];
    return toPage(await loaders.campaignGaps(wanted, keyset), keyset, campaignGapPosition);
  }
}
