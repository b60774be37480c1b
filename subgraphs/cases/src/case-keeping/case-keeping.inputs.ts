/** What is told to register a case, move it on, hand it over and close it. */
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { ShortText } from '@diaban/shared/importing/typed-text';
import { ChangeInput, MutationInput } from '@diaban/shared/mutation/mutation-input';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { OffenceType } from '../offence/offence-type.js';
import { CaseKind, CaseStage } from '../police-case/case-enums.js';
import { SeizureUnit, Substance } from '../police-case/seizure.js';

/** More handling units than any case has. */
export const MAX_HANDLERS = 20;
/** More people than any case has. */
export const MAX_SUBJECTS = 10_000;
/** Of a substance; nothing of it was not seized. */
export const QUANTITIES = { min: 0.001, max: 1_000_000_000 } as const;

@InputType({ description: 'A substance seized in a case (tang vật thu giữ).' })
export class SeizureInput {
  @Field(() => Substance, { description: 'The substance.' })
  substance: Substance;

  @Field(() => SeizureUnit, { description: 'What the quantity is counted in.' })
  unit: SeizureUnit;

  @Field(() => Float, { nullable: true, description: 'How much of it; null: not stated.' })
  @IsOptional()
  @Min(QUANTITIES.min, { message: 'must be more than 0; leave it out where it is not stated' })
  @Max(QUANTITIES.max, { message: 'must be at most 1,000,000,000' })
  quantity?: number | null;
}

export const ONE_SEIZURE_EACH = 'must name each substance and unit once: add quantities of the same up';

/** What tells two entries of a list of seizures apart. */
export const seizureKey = ({ substance, unit }: SeizureInput): string => `${substance} ${unit}`;

@InputType({ description: 'A case (vụ, vụ án) to be registered. People are a count, never named.' })
export class RegisterCaseInput extends MutationInput {
  @Field(() => ID, { description: 'The commune-level unit where it happened (địa bàn xảy ra).' })
  localityId: string;

  @Field(() => DateScalar, { description: 'The day on which it happened or was discovered (ngày xảy ra).' })
  occurredOn: string;

  @Field(() => DateScalar, { description: 'The day on which it was reported or detected (ngày tiếp nhận).' })
  reportedOn: string;

  @Field(() => OffenceType, { description: 'The kind of offence (hành vi phạm tội).' })
  offence: OffenceType;

  @Field(() => CaseKind, {
    defaultValue: CaseKind.CASE,
    description: 'Case, special case or ring (vụ án, chuyên án, đường dây).',
  })
  caseKind: CaseKind;

  @Field(() => Int, { nullable: true, description: 'How many people are suspected; null: not stated.' })
  @IsOptional()
  @Min(0, { message: 'must be 0 or more' })
  @Max(MAX_SUBJECTS, { message: `must be at most ${MAX_SUBJECTS}` })
  subjectCount?: number | null;

  @Field(() => [ID], { description: 'The organizations that handle it (đơn vị thụ lý), by their ids.' })
  @ArrayMinSize(1, { message: 'must name at least one organization' })
  @ArrayMaxSize(MAX_HANDLERS, { message: `must name at most ${MAX_HANDLERS} organizations` })
  handledBy: string[];

  @Field(() => [SeizureInput], { defaultValue: [], description: 'What was seized; left out: nothing.' })
  @ValidateNested()
  @ArrayUnique(seizureKey, { message: ONE_SEIZURE_EACH })
  seizures: SeizureInput[];
}

@InputType()
abstract class CaseChangeInput extends ChangeInput {
  @Field(() => ID, { description: 'The case.' })
  caseId: string;
}

@InputType({ description: 'The next stage that a case has reached (giai đoạn tiếp theo).' })
export class MoveCaseInput extends CaseChangeInput {
  @Field(() => CaseStage, {
    description: 'The stage after the one that it stands at: INVESTIGATED, PROSECUTED or TRIED.',
  })
  stage: CaseStage;

  @Field(() => DateScalar, { description: 'The day on which it reached it.' })
  reachedOn: string;
}

@InputType({ description: 'The end of a case (kết thúc): judgement, suspension, or settled otherwise.' })
export class CloseCaseInput extends CaseChangeInput {
  @Field(() => DateScalar, { description: 'The day on which it was closed.' })
  closedOn: string;

  @Field(() => String, { nullable: true, description: 'How it ended, in a few words, naming nobody.' })
  @IsOptional()
  @ShortText()
  reason?: string | null;
}

@InputType({ description: 'Who handles a case from now on (chuyển đơn vị thụ lý).' })
export class TransferCaseInput extends CaseChangeInput {
  @Field(() => [ID], { description: 'All organizations that handle it now, by their ids.' })
  @ArrayMinSize(1, { message: 'must name at least one organization' })
  @ArrayMaxSize(MAX_HANDLERS, { message: `must name at most ${MAX_HANDLERS} organizations` })
  handledBy: string[];

  @Field(() => String, { nullable: true, description: 'Why, in a few words, naming nobody.' })
  @IsOptional()
  @ShortText()
  reason?: string | null;
}
