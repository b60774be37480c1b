/** The way to reporting obligations, and what one belongs to. */

import { datedKeyset } from '@diaban/shared/graphql/dated-list';
import { type Page, PageArgs } from '@diaban/shared/graphql/page';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Activity } from '../activity/activity.js';
import { Campaign } from '../campaign/campaign.js';
import type { CampaignsContext } from '../loaders.js';
import { registerPage } from '../register/register-list.js';
import { ReportingObligation, ReportingObligationPage } from './reporting-obligation.js';

@Resolver(() => ReportingObligation)
export class ReportingObligationResolver {
  @Query(() => ReportingObligationPage, {
    description: 'Who owes whom a report, in scope; the latest first.',
  })
  async reportingObligations(
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Page<ReportingObligation>> {
    const keyset = datedKeyset(args, 'reporting-obligations');
    return registerPage(await loaders.obligations.list(keyset), keyset);
  }

  @FieldResolver(() => Campaign, {
    nullable: true,
    description: 'The campaign that the report is about; null: on no single one.',
  })
  campaign(
    @Root() { campaignId }: ReportingObligation,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Campaign | null> | null {
    return campaignId === null ? null : loaders.campaignById.load(campaignId);
  }

  @FieldResolver(() => ReportingObligation, {
    nullable: true,
    description: 'The one that it goes on from in other terms; null: it began by itself.',
  })
  replaces(
    @Root() { replacesId }: ReportingObligation,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<ReportingObligation | null> | null {
    return replacesId === null ? null : loaders.obligationById.load(replacesId);
  }

  @FieldResolver(() => ReportingObligation, {
    nullable: true,
    description: 'The one that goes on from it in other terms; null: none does.',
  })
  replacedBy(
    @Root() { id }: ReportingObligation,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<ReportingObligation | null> {
    return loaders.obligationReplacing.load(id);
  }

  @FieldResolver(() => Activity, {
    nullable: true,
    description: 'The activity at which the report was given; null: not stated.',
  })
  deliveredAt(
    @Root() { deliveredAtId }: ReportingObligation,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Activity | null> | null {
    return deliveredAtId === null ? null : loaders.activityById.load(deliveredAtId);
  }
}
