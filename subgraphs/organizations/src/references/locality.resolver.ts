/** What this subgraph adds to a unit: its organizations, its pledges, and the figures of both. */

import type { SubgraphContext } from '@diaban/shared/graphql/context';
import { datedKeyset } from '@diaban/shared/graphql/dated-list';
import { type Page, PageArgs } from '@diaban/shared/graphql/page';
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { OrganizationLoaders } from '../loaders.js';
import { LocalityOrganizationFilter } from '../organization/organization.inputs.js';
import { type Organization, OrganizationPage } from '../organization/organization.js';
import { organizationKeyset, wantedOrganizations } from '../organization/organization.rules.js';
import { LocalityPledgeFilter } from '../pledge/pledge.inputs.js';
import { type Pledge, PledgePage } from '../pledge/pledge.js';
import { wantedPledges } from '../pledge/pledge.rules.js';
import { PledgeSummaryArgs, summaryTime } from '../pledge-summary/pledge-summary.inputs.js';
import { PledgeSummary } from '../pledge-summary/pledge-summary.js';
import { Locality } from './locality.js';

type Context = SubgraphContext<OrganizationLoaders>;

@Resolver(() => Locality)
export class LocalityResolver {
  @FieldResolver(() => OrganizationPage, {
    description: 'Organizations of the unit and of all units under it, in the order of the tree.',
  })
  organizations(
    @Root() { unitId }: Locality,
    @Arg('filter', () => LocalityOrganizationFilter, { nullable: true, description: 'Which; left out: all.' })
    filter: LocalityOrganizationFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Page<Organization>> {
    const keyset = organizationKeyset(args, 'organizations');
    return loaders.organizationsByLocality.load(unitId, { wanted: wantedOrganizations(filter), keyset });
  }

  @FieldResolver(() => PledgePage, {
    description: 'Pledges and emulation pacts of the unit and of all units under it, the latest first.',
  })
  pledges(
    @Root() { unitId }: Locality,
    @Arg('filter', () => LocalityPledgeFilter, { nullable: true, description: 'Which; left out: all.' })
    filter: LocalityPledgeFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Page<Pledge>> {
    const keyset = datedKeyset(args, 'pledges');
    return loaders.pledgesByLocality.load(unitId, { wanted: wantedPledges(filter), keyset });
  }

  @FieldResolver(() => PledgeSummary, {
    description: 'How many organizations there are, and how many signed, in the unit and all units under it.',
  })
  pledgeSummary(
    @Root() { unitId }: Locality,
    @Args(() => PledgeSummaryArgs) args: PledgeSummaryArgs,
    @Ctx() { loaders }: Context,
  ): Promise<PledgeSummary> {
    return loaders.pledgeSummaryByLocality.load(unitId, summaryTime(args));
  }
}
