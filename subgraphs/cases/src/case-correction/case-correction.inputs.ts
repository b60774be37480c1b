/** What is told to correct a case. */
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { ShortText } from '@diaban/shared/importing/typed-text';
import { ChangeInput } from '@diaban/shared/mutation/mutation-input';
import { ArrayUnique, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import {
  MAX_SUBJECTS,
  ONE_SEIZURE_EACH,
  SeizureInput,
  seizureKey,
} from '../case-keeping/case-keeping.inputs.js';
import { OffenceType } from '../offence/offence-type.js';
import { CaseKind, CaseStage } from '../police-case/case-enums.js';

@InputType({ description: 'A stage that a case has reached, and when.' })
export class StageDateInput {
  @Field(() => CaseStage, { description: 'The stage.' })
  stage: CaseStage;

  @Field(() => DateScalar, { description: 'The day on which the case reached it.' })
  reachedOn: string;
}

@InputType({ description: 'What is right about a case. What is left out stays as it is.' })
export class CorrectCaseInput extends ChangeInput {
  @Field(() => ID, { description: 'The case.' })
  caseId: string;

  @Field(() => String, { description: 'Why, in a few words, naming nobody (lý do đính chính).' })
  @ShortText()
  reason: string;

  @Field(() => ID, { nullable: true, description: 'The commune-level unit where it really happened.' })
  localityId?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day on which it really happened.' })
  occurredOn?: string | null;

  @Field(() => OffenceType, { nullable: true, description: 'The right kind of offence.' })
  offence?: OffenceType | null;

  @Field(() => CaseKind, { nullable: true, description: 'The right kind of case.' })
  caseKind?: CaseKind | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many people are suspected; null written out: it is not stated.',
  })
  @IsOptional()
  @Min(0, { message: 'must be 0 or more' })
  @Max(MAX_SUBJECTS, { message: `must be at most ${MAX_SUBJECTS}` })
  subjectCount?: number | null;

  @Field(() => [StageDateInput], {
    nullable: true,
    description:
      'All stages that the case has really reached, with their days: a stage that is not among them was entered by mistake.',
  })
  @IsOptional()
  @ValidateNested()
  @ArrayUnique(({ stage }: StageDateInput) => stage, { message: 'must name each stage once' })
  stageDates?: StageDateInput[] | null;

  @Field(() => [SeizureInput], { nullable: true, description: 'All that was really seized.' })
  @IsOptional()
  @ValidateNested()
  @ArrayUnique(seizureKey, { message: ONE_SEIZURE_EACH })
  seizures?: SeizureInput[] | null;
}
