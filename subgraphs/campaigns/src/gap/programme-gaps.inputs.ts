/** What gaps of the programme can be asked by. */
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { ArgsType, Field, ID, Int } from 'type-graphql';
import { CampaignKind } from '../campaign/campaign-enums.js';

@ArgsType()
export class ProgrammeGapsArgs {
  @Field(() => DateScalar, { nullable: true, description: 'As of this day; left out: today.' })
  asOf?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of this unit and all below it; left out: all in scope.' })
  underId?: string | null;

  @Field(() => [CampaignKind], {
    nullable: true,
    description:
      'Plans and launches of campaigns of these kinds; left out: of all kinds. Pledges without outreach are listed whatever they were signed for.',
  })
  campaignKinds?: CampaignKind[] | null;

  @Field(() => Int, { defaultValue: 90, description: 'How many days without outreach make a gap.' })
  days: number;
}
