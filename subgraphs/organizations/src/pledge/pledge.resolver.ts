/** Queries for pledges and the fields of one. */

import type { SubgraphContext } from '@diaban/shared/graphql/context';
import { datedKeyset } from '@diaban/shared/graphql/dated-list';
import { type Page, PageArgs, toPage } from '@diaban/shared/graphql/page';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { StatedDate } from '@diaban/shared/graphql/stated-date';
import { today } from '@diaban/shared/graphql/today';
import { parseUuid } from '@diaban/shared/graphql/uuid';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { OrganizationLoaders } from '../loaders.js';
import { wantedUnit } from '../organization/organization.rules.js';
import { Campaign, campaignOf } from '../references/campaign.js';
import { Locality, localityOf } from '../references/locality.js';
import { PledgeFilter } from './pledge.inputs.js';
import { Pledge, PledgePage } from './pledge.js';
import { pledgePosition, signatoryKeyset, signedOnOf, wantedPledges } from './pledge.rules.js';
import { PledgeState, pledgeState } from './pledge-state.js';
import { type Signatory, SignatoryPage } from './signatory.js';

type Context = SubgraphContext<OrganizationLoaders>;

@Resolver(() => Pledge)
export class PledgeResolver {
  @Query(() => Pledge, {
    nullable: true,
    description: 'A pledge by its identity; null when unknown or out of scope.',
  })
  pledge(
    @Arg('id', () => ID, { description: 'Identity, a UUID.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<Pledge | null> {
    return loaders.pledgeById.load(parseUuid(id, 'id'));
  }

  @Query(() => PledgePage, {
    description: 'Pledges and emulation pacts in the viewer’s scope, the latest first.',
  })
  async pledges(
    @Arg('filter', () => PledgeFilter, { nullable: true, description: 'Which; left out: all.' })
    filter: PledgeFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Page<Pledge>> {
    const keyset = datedKeyset(args, 'pledges');
    const rows = await loaders.pledges.list(wantedPledges(filter), wantedUnit(filter), keyset);
    return toPage(rows, keyset, pledgePosition);
  }

  @FieldResolver(() => StatedDate, { description: 'When it was signed, as exactly as the source says.' })
  signedOn(@Root() pledge: Pledge): StatedDate {
    return signedOnOf(pledge);
  }

  @FieldResolver(() => Locality, { description: 'The unit in which it was signed.' })
  locality(@Root() { localityId }: Pledge): Locality {
    return localityOf(localityId);
  }

  @FieldResolver(() => Campaign, {
    nullable: true,
    description: 'The model or campaign (mô hình) for which it was signed; null when it belongs to none.',
  })
  campaign(@Root() { campaignId }: Pledge): Campaign | null {
    return campaignId === null ? null : campaignOf(campaignId);
  }

  @FieldResolver(() => PledgeState, {
    nullable: true,
    description: 'What has become of it by a day; null before it was certainly signed.',
  })
  state(
    @Root() pledge: Pledge,
    @Arg('asOf', () => DateScalar, { nullable: true, description: 'As of this day; left out: today.' })
    asOf: string | null,
  ): PledgeState | null {
    return pledgeState(pledge, asOf ?? today());
  }

  @FieldResolver(() => Pledge, {
    nullable: true,
    description: 'The earlier pledge in whose place it holds; null when it renews none.',
  })
  renews(@Root() { renewsId }: Pledge, @Ctx() { loaders }: Context): Promise<Pledge | null> | null {
    return renewsId === null ? null : loaders.pledgeById.load(renewsId);
  }

  @FieldResolver(() => Pledge, {
    nullable: true,
    description: 'The later pledge that holds in its place (ký lại); null when it was not renewed.',
  })
  renewedBy(@Root() { id, renewedOn }: Pledge, @Ctx() { loaders }: Context): Promise<Pledge | null> | null {
    return renewedOn === null ? null : loaders.pledgeByRenewed.load(id);
  }

  @FieldResolver(() => SignatoryPage, { description: 'Who signed, in the order of the source.' })
  signatories(
    @Root() { id }: Pledge,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Page<Signatory>> {
    return loaders.signatoriesByPledge.load(id, signatoryKeyset(args));
  }
}
