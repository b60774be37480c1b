/** What is told to record an assessment, and which items of one can be asked for. */

import { ShortText, StatedText } from '@diaban/shared/importing/typed-text';
import { MutationInput } from '@diaban/shared/mutation/mutation-input';
import { ArrayMaxSize, IsOptional, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { MAX_IDS } from '../register/max-ids.js';
import { CriterionState } from './assessment-item.js';
import { MAX_CRITERIA } from './criteria-set.inputs.js';

@InputType({ description: 'How one criterion came off.' })
export class AssessmentItemInput {
  @Field(() => String, { description: 'The number of the criterion in the set.' })
  code: string;

  @Field(() => CriterionState, { description: 'How it came off: MET, NOT_MET or OBSTACLE.' })
  state: CriterionState;

  @Field(() => String, {
    nullable: true,
    description: 'What stands in the way, in Vietnamese, up to 280 characters; needed for OBSTACLE.',
  })
  @IsOptional()
  @ShortText()
  obstacle?: string | null;

  @Field(() => ID, { nullable: true, description: 'The organization that helps.' })
  helperId?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Documents of the register that show it.' })
  @IsOptional()
  @ArrayMaxSize(MAX_IDS)
  documentIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Activities of the register that show it.' })
  @IsOptional()
  @ArrayMaxSize(MAX_IDS)
  activityIds?: string[] | null;
}

@InputType({ description: 'An assessment (rà soát, đánh giá) of a campaign against a criteria set.' })
export class RecordAssessmentInput extends MutationInput {
  @Field(() => ID, { description: 'The campaign.' })
  campaignId: string;

  @Field(() => ID, { description: 'The set, in the version that it was assessed against.' })
  setId: string;

  @Field(() => String, { description: 'When: `2023-04-26`, `2023-04` or `2023`, as exactly as it is known.' })
  @StatedText()
  assessedOn: string;

  @Field(() => Int, {
    nullable: true,
    description: 'How many criteria were met, for a set of which only the total is known.',
  })
  @IsOptional()
  @Min(0, { message: 'must be 0 or more' })
  met?: number | null;

  @Field(() => [AssessmentItemInput], {
    nullable: true,
    description:
      'Every criterion of a set that names them, but for those that the graph computes by their rule.',
  })
  @IsOptional()
  @ArrayMaxSize(MAX_CRITERIA)
  @ValidateNested({ each: true })
  items?: AssessmentItemInput[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'What stands in the way on the whole, in Vietnamese (khó khăn, vướng mắc).',
  })
  @IsOptional()
  @ShortText()
  obstacles?: string | null;
}

@ArgsType()
export class AssessmentItemArgs {
  @Field(() => [CriterionState], {
    nullable: true,
    description: 'In one of these states, such as `[NOT_MET, OBSTACLE]`; left out: all.',
  })
  states?: CriterionState[] | null;
}
