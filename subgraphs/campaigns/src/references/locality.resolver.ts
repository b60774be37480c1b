/** What this subgraph says of a unit: the campaigns, documents and outreach in it and in all below it. */

import { datedKeyset } from '@diaban/shared/graphql/dated-list';
import { Measure } from '@diaban/shared/graphql/measure';
import type { Page } from '@diaban/shared/graphql/page';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { Arg, Args, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { LocalityActivityListArgs, OutreachSummaryArgs } from '../activity/activity.inputs.js';
import { type Activity, ActivityPage } from '../activity/activity.js';
import { seriesOf, wantedActivities, wantedSeries } from '../activity/activity.rules.js';
import { OutreachRate } from '../activity/outreach-rate.js';
import { ratesOf } from '../activity/outreach-rate.rules.js';
import { OutreachSummary } from '../activity/outreach-summary.js';
import { CampaignSummaryArgs, LocalityCampaignListArgs } from '../campaign/campaign.inputs.js';
import { type Campaign, CampaignPage } from '../campaign/campaign.js';
import { summaryOf, wantedCampaigns, wantedSummary } from '../campaign/campaign.rules.js';
import { CampaignSummary } from '../campaign/campaign-summary.js';
import { LocalityDocumentListArgs } from '../document/document.inputs.js';
import { type Document, DocumentPage } from '../document/document.js';
import { wantedDocuments } from '../document/document.rules.js';
import type { CampaignsContext } from '../loaders.js';
import { Locality } from './locality.js';

@Resolver(() => Locality)
export class LocalityResolver {
  @FieldResolver(() => CampaignPage, {
    description: 'Campaigns (mô hình) of the unit and of all below it, the latest first.',
  })
  campaigns(
    @Root() { unitId }: Locality,
    @Args(() => LocalityCampaignListArgs) args: LocalityCampaignListArgs,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Page<Campaign>> {
    const keyset = datedKeyset(args, 'locality-campaigns');
    return loaders.campaignsUnderUnit.load(unitId, { wanted: wantedCampaigns(args.filter), keyset });
  }

  @FieldResolver(() => CampaignSummary, {
    description: 'How far the campaigns of the unit and of all below it had come on a day.',
  })
  async campaignSummary(
    @Root() { unitId }: Locality,
    @Args(() => CampaignSummaryArgs) args: CampaignSummaryArgs,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<CampaignSummary> {
    const wanted = wantedSummary(args);
    return summaryOf(await loaders.campaignRollUps.load(unitId, wanted), wanted.asOf);
  }

  @FieldResolver(() => DocumentPage, {
    description: 'Documents (văn bản) issued in the unit and in all below it, the latest first.',
  })
  documents(
    @Root() { unitId }: Locality,
    @Args(() => LocalityDocumentListArgs) args: LocalityDocumentListArgs,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Page<Document>> {
    const keyset = datedKeyset(args, 'locality-documents');
    return loaders.documentsUnderUnit.load(unitId, { wanted: wantedDocuments(args.filter), keyset });
  }

  @FieldResolver(() => ActivityPage, {
    description: 'Activities (sự kiện, tuyên truyền) in the unit and in all below it, the latest first.',
  })
  activities(
    @Root() { unitId }: Locality,
    @Args(() => LocalityActivityListArgs) args: LocalityActivityListArgs,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Page<Activity>> {
    const keyset = datedKeyset(args, 'locality-activities');
    return loaders.activitiesUnderUnit.load(unitId, { wanted: wantedActivities(args.filter), keyset });
  }

  @FieldResolver(() => [OutreachSummary], {
    description: 'Outreach in the unit and in all below it, period by period, the earliest first.',
  })
  async outreachSummary(
    @Root() { unitId }: Locality,
    @Args(() => OutreachSummaryArgs) args: OutreachSummaryArgs,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<OutreachSummary[]> {
    const wanted = wantedSeries(args);
    return seriesOf(await loaders.outreachRollUps.load(unitId, wanted), wanted);
  }

  @Directive('@external')
  @FieldResolver(() => Measure, {
    description: 'Residents (nhân khẩu), which the localities subgraph states.',
  })
  population(
    @Root() { population }: Locality,
    @Arg('asOf', () => DateScalar, { nullable: true, description: 'The day to answer for.' })
    _asOf?: string | null,
  ): Measure {
    return population!;
  }

  @Directive(
    '@requires(fields: "population { value status band provenance period { from to label } source }")',
  )
  @FieldResolver(() => [OutreachRate], {
    description:
      'Outreach in the unit and in all below it per 1,000 inhabitants, period by period, on the latest population known.',
  })
  async outreachRates(
    @Root() { unitId, population }: Locality,
    @Args(() => OutreachSummaryArgs) args: OutreachSummaryArgs,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<OutreachRate[]> {
    const wanted = wantedSeries(args);
    const series = seriesOf(await loaders.outreachRollUps.load(unitId, wanted), wanted);
    return ratesOf(series, population ?? null);
  }
}
