/** The way to the gaps of the programme: the question, and the lists that this subgraph can answer. */
import { type Page, PageArgs, toPage } from '@diaban/shared/graphql/page';
import { Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Campaign } from '../campaign/campaign.js';
import type { CampaignsContext } from '../loaders.js';
import { ProgrammeGapsArgs } from './programme-gaps.inputs.js';
import { ProgrammeGap, ProgrammeGapPage, ProgrammeGaps } from './programme-gaps.js';
import {
  planKeyset,
  planPosition,
  programmeGaps,
  silenceKeyset,
  silencePosition,
} from './programme-gaps.rules.js';

@Resolver(() => ProgrammeGaps)
export class ProgrammeGapsResolver {
  @Query(() => ProgrammeGaps, {
    description:
      'Where the programme has come to a halt in scope: plans without a launch, launches without a pledge, pledges without outreach, each as a list.',
  })
  programmeGaps(@Args(() => ProgrammeGapsArgs) args: ProgrammeGapsArgs): ProgrammeGaps {
    return programmeGaps(args);
  }

  @FieldResolver(() => ProgrammeGapPage, {
    description:
      'Campaigns with a plan and no launch (có kế hoạch, chưa ra mắt), since the plan, the longest first.',
  })
  async plannedNotLaunched(
    @Root() { question }: ProgrammeGaps,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Page<ProgrammeGap>> {
    const keyset = planKeyset(args);
    return toPage(await loaders.plannedNotLaunched(question, keyset), keyset, planPosition);
  }

  @Directive('@inaccessible')
  @FieldResolver(() => String, {
    description: 'Launches of campaigns that are under way, for the subgraphs among themselves.',
  })
  launches(@Root() { question }: ProgrammeGaps, @Ctx() { loaders }: CampaignsContext): Promise<string> {
    return loaders.launches(question);
  }

  @Directive('@requires(fields: "firstPledges")')
  @FieldResolver(() => ProgrammeGapPage, {
    description:
      'Units with a pledge in force and, in them and below them, no outreach on record in the last days (đã ký cam kết, không tuyên truyền), since the first signature or the last outreach, whichever is later, the longest first. Who signed only lately is listed too if there was no outreach before. Ceremonies, reviews and working sessions are no outreach.',
  })
  async pledgedNoOutreach(
    @Root() { question, pledged }: ProgrammeGaps,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Page<ProgrammeGap>> {
    const keyset = silenceKeyset(args);
    return toPage(await loaders.pledgedNoOutreach(question, pledged!, keyset), keyset, silencePosition);
  }
}

@Resolver(() => ProgrammeGap)
export class ProgrammeGapResolver {
  @FieldResolver(() => Campaign, {
    nullable: true,
    description: 'The campaign that waits for the step; null where it is the unit’s own, as outreach is.',
  })
  campaign(
    @Root() { campaignId }: ProgrammeGap,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Campaign | null> | null {
    return campaignId === null ? null : loaders.campaignById.load(campaignId);
  }
}
