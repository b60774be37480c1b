/** How far a coverage target is reached. */
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { today } from '@diaban/shared/graphql/today';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { CoverageTarget } from '../campaign/campaign-targets.js';
import type { CampaignsContext } from '../loaders.js';
import { CoverageState } from './coverage-state.js';
import { coverageStateOf } from './coverage-state.rules.js';

@Resolver(() => CoverageTarget)
export class CoverageStateResolver {
  @FieldResolver(() => CoverageState, {
    nullable: true,
    description: 'How far it is reached, counted over the units below.',
  })
  async state(
    @Root() { campaignId }: CoverageTarget,
    @Ctx() { loaders }: CampaignsContext,
    @Arg('asOf', () => DateScalar, { nullable: true, description: 'As of this day; left out: today.' })
    asOf?: string | null,
  ): Promise<CoverageState | null> {
    const day = asOf ?? today();
    return coverageStateOf(await loaders.coverageStates.load(campaignId, day), day);
  }
}
