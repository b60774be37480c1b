/** What this subgraph adds to a campaign: the pledges that were signed for it, and since when there is one. */

import type { SubgraphContext } from '@diaban/shared/graphql/context';
import { datedKeyset } from '@diaban/shared/graphql/dated-list';
import { type Page, PageArgs } from '@diaban/shared/graphql/page';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { StatedDate, statedDate } from '@diaban/shared/graphql/stated-date';
import { today } from '@diaban/shared/graphql/today';
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { OrganizationLoaders } from '../loaders.js';
import { type Pledge, PledgePage } from '../pledge/pledge.js';
import { Campaign } from './campaign.js';

type Context = SubgraphContext<OrganizationLoaders>;

const AS_OF = 'As of this day; left out: today.';

@Resolver(() => Campaign)
export class CampaignResolver {
  @FieldResolver(() => PledgePage, {
    description:
      'Pledges and emulation pacts in the viewer’s scope that were signed for it, the latest first.',
  })
  pledges(
    @Root() { id }: Campaign,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Page<Pledge>> {
    return loaders.pledgesByCampaign.load(id, datedKeyset(args, 'pledges'));
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether a pledge or emulation pact that the viewer sees was signed for it by a day, and not withdrawn by then. False for a launched campaign is the gap “đã ra mắt, chưa ký cam kết”.',
  })
  async hasPledge(
    @Root() { id }: Campaign,
    @Arg('asOf', () => DateScalar, { nullable: true, description: AS_OF }) asOf: string | null,
    @Ctx() { loaders }: Context,
  ): Promise<boolean> {
    return (await loaders.firstPledgeByCampaign.load(id, asOf ?? today())) !== null;
  }

  @FieldResolver(() => StatedDate, {
    nullable: true,
    description: 'When the first such pledge was signed; null where there is none.',
  })
  async pledgedOn(
    @Root() { id }: Campaign,
    @Arg('asOf', () => DateScalar, { nullable: true, description: AS_OF }) asOf: string | null,
    @Ctx() { loaders }: Context,
  ): Promise<StatedDate | null> {
    const first = await loaders.firstPledgeByCampaign.load(id, asOf ?? today());
    return first === null ? null : statedDate(first.signedText, first.signedInferred);
  }
}
