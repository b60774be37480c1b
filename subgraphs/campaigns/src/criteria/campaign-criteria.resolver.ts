/** Where a campaign stands against its criteria. */
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { today } from '@diaban/shared/graphql/today';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Campaign } from '../campaign/campaign.js';
import type { CampaignsContext } from '../loaders.js';
import { CriteriaAssessment } from './criteria-assessment.js';

@Resolver(() => Campaign)
export class CampaignCriteriaResolver {
  @FieldResolver(() => CriteriaAssessment, {
    nullable: true,
    description: 'Its latest assessment by a day, against whatever set; null: none is known.',
  })
  async latestAssessment(
    @Root() { id }: Campaign,
    @Ctx() { loaders }: CampaignsContext,
    @Arg('asOf', () => DateScalar, { nullable: true, description: 'As of this day; left out: today.' })
    asOf?: string | null,
  ): Promise<CriteriaAssessment | null> {
    return (await loaders.latestAssessments.load(id, asOf ?? today()))[0] ?? null;
  }
}
