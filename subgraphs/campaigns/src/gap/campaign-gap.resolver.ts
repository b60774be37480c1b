/** The way to the gaps of campaigns. */
import { type Page, toPage } from '@diaban/shared/graphql/page';
import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { CampaignsContext } from '../loaders.js';
import { CampaignGapArgs } from './campaign-gap.inputs.js';
import { type CampaignGap, CampaignGapPage } from './campaign-gap.js';
import { gapKeyset, gapPosition, wantedGaps } from './campaign-gap.rules.js';

@Resolver()
export class CampaignGapResolver {
  @Query(() => CampaignGapPage, {
    description:
      'Campaigns in scope that lack something, the longest first. For those launched without a pledge ask `campaigns` with `stages: [LAUNCHED]` and the day as `stagesOn`, and for each its `pledges(first: 1)`: a page without nodes is the gap.',
  })
  async campaignGaps(
    @Args(() => CampaignGapArgs) args: CampaignGapArgs,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Page<CampaignGap>> {
    const [wanted, keyset] = [wantedGaps(args), gapKeyset(args)];
    return toPage(await loaders.campaignGaps(wanted, keyset), keyset, gapPosition);
  }
}
