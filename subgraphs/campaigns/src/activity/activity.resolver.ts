/** The ways to activities, and what one belongs to or reviews. */

import { datedKeyset } from '@diaban/shared/graphql/dated-list';
import type { Page } from '@diaban/shared/graphql/page';
import { parseUuid } from '@diaban/shared/graphql/uuid';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Campaign } from '../campaign/campaign.js';
import type { CampaignsContext } from '../loaders.js';
import { registerPage } from '../register/register-list.js';
import { ActivityListArgs } from './activity.inputs.js';
import { Activity, ActivityPage } from './activity.js';
import { wantedActivities } from './activity.rules.js';
import { DocumentReview } from './document-review.js';

@Resolver(() => Activity)
export class ActivityResolver {
  @Query(() => Activity, { nullable: true, description: 'An activity by id; null: none in scope.' })
  activity(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Activity | null> {
    return loaders.activityById.load(parseUuid(id, 'id'));
  }

  @Query(() => ActivityPage, {
    description: 'Activities (sự kiện, tuyên truyền) in scope, the latest first.',
  })
  async activities(
    @Args(() => ActivityListArgs) args: ActivityListArgs,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Page<Activity>> {
    const keyset = datedKeyset(args, 'activities');
    return registerPage(await loaders.activities.list(wantedActivities(args.filter), keyset), keyset);
  }

  @FieldResolver(() => Campaign, {
    nullable: true,
    description: 'The campaign that it belongs to; null: to none, or to one out of scope.',
  })
  campaign(
    @Root() { campaignId }: Activity,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Campaign | null> | null {
    return campaignId === null ? null : loaders.campaignById.load(campaignId);
  }

  @FieldResolver(() => [DocumentReview], {
    description: 'The documents in scope that it reviewed; one activity can review several.',
  })
  reviews(@Root() { id }: Activity, @Ctx() { loaders }: CampaignsContext): Promise<DocumentReview[]> {
    return loaders.reviewsByActivity.load(id);
  }
}
