/** What gaps of campaigns can be asked by. */
import { PageArgs } from '@diaban/shared/graphql/page';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { ArgsType, Field, ID, Int } from 'type-graphql';
import { CampaignKind } from '../campaign/campaign-enums.js';
import { CampaignGapKind } from './campaign-gap.js';

@ArgsType()
export class CampaignGapArgs extends PageArgs {
  @Field(() => CampaignGapKind, { description: 'What they lack.' })
  kind: CampaignGapKind;

  @Field(() => DateScalar, { nullable: true, description: 'As of this day; left out: today.' })
  asOf?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of this unit and all below it; left out: all in scope.' })
  underId?: string | null;

  @Field(() => [CampaignKind], {
    nullable: true,
    description: 'Campaigns of these kinds; left out: of all kinds.',
  })
  campaignKinds?: CampaignKind[] | null;

  @Field(() => Int, {
    defaultValue: 90,
    description: 'How many days without outreach, or since the launch without an assessment, make a gap.',
  })
  days: number;
}
