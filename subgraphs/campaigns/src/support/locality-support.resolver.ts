/** Clubs and projects of a unit and of all below it. */
import { datedKeyset } from '@diaban/shared/graphql/dated-list';
import { type Page, PageArgs } from '@diaban/shared/graphql/page';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { today } from '@diaban/shared/graphql/today';
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { CampaignsContext } from '../loaders.js';
import { Locality } from '../references/locality.js';
import { supportSummaryOf, wantedSupport } from './support.rules.js';
import { type SupportProject, SupportProjectPage, SupportSummary } from './support-project.js';

@Resolver(() => Locality)
export class LocalitySupportResolver {
  @FieldResolver(() => SupportProjectPage, {
    description: 'Rehabilitation clubs and job projects of the unit and of all below it, the latest first.',
  })
  supportProjects(
    @Root() { unitId }: Locality,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Page<SupportProject>> {
    const keyset = datedKeyset(args, 'locality-support-projects');
    return loaders.supportUnderUnit.load(unitId, { wanted: wantedSupport(null), keyset });
  }

  @FieldResolver(() => [SupportSummary], {
    description:
      'How many clubs and projects there were in the unit and in all below it, and whom they supported.',
  })
  async supportSummary(
    @Root() { unitId }: Locality,
    @Ctx() { loaders }: CampaignsContext,
    @Arg('asOf', () => DateScalar, { nullable: true, description: 'As of this day; left out: today.' })
    asOf?: string | null,
  ): Promise<SupportSummary[]> {
    const day = asOf ?? today();
    return supportSummaryOf(await loaders.supportRollUps.load(unitId, day), day);
  }
}
