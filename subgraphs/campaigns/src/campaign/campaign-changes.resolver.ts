/** The mutations of campaigns: plan, launch, conclude, attach documents. */
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { CampaignsContext } from '../loaders.js';
import { Campaign } from './campaign.js';
import {
  AttachDocumentsInput,
  ConcludeCampaignInput,
  LaunchCampaignInput,
  PlanCampaignInput,
} from './campaign-changes.inputs.js';
import { attachDocuments, concludeCampaign, launchCampaign, planCampaign } from './campaign-changes.js';

@Resolver()
export class CampaignChangesResolver {
  @Mutation(() => Campaign, { description: 'Enters a campaign (mô hình) that a unit in scope plans.' })
  planCampaign(
    @Arg('input', () => PlanCampaignInput, { description: 'What is planned.' }) input: PlanCampaignInput,
    @Ctx() context: CampaignsContext,
  ): Promise<Campaign> {
    return planCampaign(context, input);
  }

  @Mutation(() => Campaign, { description: 'Enters the launch (ra mắt) of a planned campaign.' })
  launchCampaign(
    @Arg('input', () => LaunchCampaignInput, { description: 'Which campaign, when, with which documents.' })
    input: LaunchCampaignInput,
    @Ctx() context: CampaignsContext,
  ): Promise<Campaign> {
    return launchCampaign(context, input);
  }

  @Mutation(() => Campaign, { description: 'Enters the conclusion (tổng kết) of a launched campaign.' })
  concludeCampaign(
    @Arg('input', () => ConcludeCampaignInput, { description: 'Which campaign, when, with which documents.' })
    input: ConcludeCampaignInput,
    @Ctx() context: CampaignsContext,
  ): Promise<Campaign> {
    return concludeCampaign(context, input);
  }

  @Mutation(() => Campaign, { description: 'Attaches documents of the register to a campaign in any stage.' })
  attachDocuments(
    @Arg('input', () => AttachDocumentsInput, { description: 'Which campaign and which documents.' })
    input: AttachDocumentsInput,
    @Ctx() context: CampaignsContext,
  ): Promise<Campaign> {
    return attachDocuments(context, input);
  }
}
