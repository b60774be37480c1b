/** What was stated of zero targets: the latest word on each, all of them by campaign, and the mutation that adds one. */
import { datedKeyset } from '@diaban/shared/graphql/dated-list';
import { type Page, PageArgs } from '@diaban/shared/graphql/page';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { today } from '@diaban/shared/graphql/today';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Campaign } from '../campaign/campaign.js';
import { ZeroTarget } from '../campaign/campaign-targets.js';
import type { CampaignsContext } from '../loaders.js';
import { StateZeroTargetInput } from './zero-target.inputs.js';
import { statementOn } from './zero-target.rules.js';
import { stateZeroTarget } from './zero-target-changes.js';
import { ZeroTargetStatement, ZeroTargetStatementPage } from './zero-target-statement.js';

@Resolver(() => ZeroTarget)
export class ZeroTargetResolver {
  @FieldResolver(() => ZeroTargetStatement, {
    nullable: true,
    description:
      'The latest statement on it; null: nobody stated anything, which does not mean that it held.',
  })
  async stated(
    @Root() { campaignId, kind }: ZeroTarget,
    @Ctx() { loaders }: CampaignsContext,
    @Arg('asOf', () => DateScalar, { nullable: true, description: 'As of this day; left out: today.' })
    asOf?: string | null,
  ): Promise<ZeroTargetStatement | null> {
    return statementOn(await loaders.latestZeroTargetStatements.load(campaignId, asOf ?? today()), kind);
  }

  @Mutation(() => ZeroTargetStatement, {
    description: 'Enters what a report or an assessment states of a zero target of a campaign.',
  })
  stateZeroTarget(
    @Arg('input', () => StateZeroTargetInput, {
      description: 'Which target, on which day, and whether it held.',
    })
    input: StateZeroTargetInput,
    @Ctx() context: CampaignsContext,
  ): Promise<ZeroTargetStatement> {
    return stateZeroTarget(context, input);
  }
}

@Resolver(() => Campaign)
export class CampaignZeroTargetsResolver {
  @FieldResolver(() => ZeroTargetStatementPage, {
    description: 'What was stated of its zero targets over time, the latest first.',
  })
  zeroTargetStatements(
    @Root() { id }: Campaign,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Page<ZeroTargetStatement>> {
    return loaders.zeroTargetStatementsOfCampaign.load(id, datedKeyset(args, 'zero-target-statements'));
  }
}
