/** What campaigns can be asked by. */
import { PageArgs } from '@diaban/shared/graphql/page';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { ProgrammeLevel } from '../register/programme-level.js';
import { CampaignKind, CampaignStage } from './campaign-enums.js';

@InputType({ description: 'Which campaigns of a unit; every condition left out lets all through.' })
export class LocalityCampaignFilter {
  @Field(() => [CampaignKind], { nullable: true, description: 'Of these kinds.' })
  kinds?: CampaignKind[] | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Launched on this day or later, as far as the launch is dated.',
  })
  launchedFrom?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Launched on this day or earlier, as far as the launch is dated.',
  })
  launchedTo?: string | null;

  @Field(() => [CampaignStage], {
    nullable: true,
    description: 'In one of these stages, on the day `stagesOn`.',
  })
  stages?: CampaignStage[] | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day on which the stages are meant; left out: today.',
  })
  stagesOn?: string | null;
}

@InputType({ description: 'Which campaigns; every condition left out lets all through.' })
export class CampaignFilter extends LocalityCampaignFilter {
  @Field(() => ID, { nullable: true, description: 'Of this unit and all below it.' })
  localityId?: string | null;

  @Field(() => [ProgrammeLevel], { nullable: true, description: 'Of units at these levels.' })
  levels?: ProgrammeLevel[] | null;
}

@ArgsType()
export class CampaignListArgs extends PageArgs {
  @Field(() => CampaignFilter, { nullable: true, description: 'Which ones; left out: all.' })
  filter?: CampaignFilter | null;
}

@ArgsType()
export class LocalityCampaignListArgs extends PageArgs {
  @Field(() => LocalityCampaignFilter, { nullable: true, description: 'Which ones; left out: all.' })
  filter?: LocalityCampaignFilter | null;
}

@ArgsType()
export class CampaignSummaryArgs {
  @Field(() => DateScalar, { nullable: true, description: 'As of this day; left out: today.' })
  asOf?: string | null;

  @Field(() => [CampaignKind], {
    nullable: true,
    description: 'Campaigns of these kinds; left out: of all kinds.',
  })
  kinds?: CampaignKind[] | null;
}
