/** What the graph computes of a campaign. */
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { today } from '@diaban/shared/graphql/today';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Campaign } from '../campaign/campaign.js';
import type { CampaignsContext } from '../loaders.js';
import { allComputed } from './computed-criteria.rules.js';
import { ComputedCriterion } from './computed-criterion.js';

@Resolver(() => Campaign)
export class ComputedCriteriaResolver {
  @FieldResolver(() => [ComputedCriterion], {
    description:
      'What the programme register computes of it, each rule once, with what shows it; whatever set it is assessed against. What the registers of cases and pledges compute is in `caseCriteria` and `pledgeCriteria`.',
  })
  async computedCriteria(
    @Root() { id }: Campaign,
    @Ctx() { loaders }: CampaignsContext,
    @Arg('asOf', () => DateScalar, { nullable: true, description: 'As of this day; left out: today.' })
    asOf?: string | null,
  ): Promise<ComputedCriterion[]> {
    const day = asOf ?? today();
    return allComputed(await loaders.campaignFacts.load(id, day), day);
  }
}
