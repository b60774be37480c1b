/** The ways to campaigns, and what belongs to one: documents, assessments, activities, reports owed. */

import { datedKeyset } from '@diaban/shared/graphql/dated-list';
import { type Page, PageArgs } from '@diaban/shared/graphql/page';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { today } from '@diaban/shared/graphql/today';
import { parseUuid } from '@diaban/shared/graphql/uuid';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { type Activity, ActivityPage } from '../activity/activity.js';
import { type CriteriaAssessment, CriteriaAssessmentPage } from '../criteria/criteria-assessment.js';
import { type Document, DocumentPage } from '../document/document.js';
import type { CampaignsContext } from '../loaders.js';
import { registerPage } from '../register/register-list.js';
import {
  type ReportingObligation,
  ReportingObligationPage,
} from '../reporting-obligation/reporting-obligation.js';
import { CampaignListArgs } from './campaign.inputs.js';
import { Campaign, CampaignPage } from './campaign.js';
import { stageOn, wantedCampaigns } from './campaign.rules.js';
import { CampaignStage } from './campaign-enums.js';

@Resolver(() => Campaign)
export class CampaignResolver {
  @Query(() => Campaign, { nullable: true, description: 'A campaign (mô hình) by id; null: none in scope.' })
  campaign(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Campaign | null> {
    return loaders.campaignById.load(parseUuid(id, 'id'));
  }

  @Query(() => CampaignPage, { description: 'Campaigns (mô hình) in scope, the latest first.' })
  async campaigns(
    @Args(() => CampaignListArgs) args: CampaignListArgs,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Page<Campaign>> {
    const keyset = datedKeyset(args, 'campaigns');
    return registerPage(await loaders.campaigns.list(wantedCampaigns(args.filter), keyset), keyset);
  }

  @FieldResolver(() => CampaignStage, { description: 'How far it has come, as far as its dates are known.' })
  stage(
    @Root() campaign: Campaign,
    @Arg('asOf', () => DateScalar, { nullable: true, description: 'As of this day; left out: today.' })
    asOf?: string | null,
  ): CampaignStage {
    return stageOn(campaign, asOf ?? today());
  }

  @FieldResolver(() => DocumentPage, { description: 'The documents that it rests on, the latest first.' })
  documents(
    @Root() { id }: Campaign,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Page<Document>> {
    return loaders.documentsOfCampaign.load(id, datedKeyset(args, 'campaign-documents'));
  }

  @FieldResolver(() => CriteriaAssessmentPage, {
    description: 'How many of its criteria were met, and when; the latest first.',
  })
  assessments(
    @Root() { id }: Campaign,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Page<CriteriaAssessment>> {
    return loaders.assessmentsOfCampaign.load(id, datedKeyset(args, 'campaign-assessments'));
  }

  @FieldResolver(() => ActivityPage, { description: 'The activities that belong to it, the latest first.' })
  activities(
    @Root() { id }: Campaign,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Page<Activity>> {
    return loaders.activitiesOfCampaign.load(id, datedKeyset(args, 'campaign-activities'));
  }

  @FieldResolver(() => ReportingObligationPage, { description: 'Who owes whom a report on it.' })
  reportingObligations(
    @Root() { id }: Campaign,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Page<ReportingObligation>> {
    return loaders.obligationsOfCampaign.load(id, datedKeyset(args, 'campaign-obligations'));
  }
}
