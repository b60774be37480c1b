/** What this subgraph adds to a campaign: the pledges that were signed for it. */

import type { SubgraphContext } from '@diaban/shared/graphql/context';
import { datedKeyset } from '@diaban/shared/graphql/dated-list';
import { type Page, PageArgs } from '@diaban/shared/graphql/page';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { OrganizationLoaders } from '../loaders.js';
import { type Pledge, PledgePage } from '../pledge/pledge.js';
import { Campaign } from './campaign.js';

@Resolver(() => Campaign)
export class CampaignResolver {
  @FieldResolver(() => PledgePage, {
    description:
      'Pledges and emulation pacts in the viewer’s scope that were signed for it, the latest first.',
  })
  pledges(
    @Root() { id }: Campaign,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders }: SubgraphContext<OrganizationLoaders>,
  ): Promise<Page<Pledge>> {
    return loaders.pledgesByCampaign.load(id, datedKeyset(args, 'pledges'));
  }
}
