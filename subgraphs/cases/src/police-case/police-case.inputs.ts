/** Arguments and filter of the lists of cases. */
import { PageArgs } from '@diaban/shared/graphql/page';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { ArrayNotEmpty, ArrayUnique, IsOptional, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { OffenceType } from '../offence/offence-type.js';
import { CaseKind, CaseStage } from './case-enums.js';

@InputType({ description: 'Which cases to list. All conditions that are given must hold.' })
export class PoliceCaseFilter {
  @Field(() => ID, { nullable: true, description: 'Only cases of this unit (địa bàn) and of all below it.' })
  localityId?: string | null;

  @Field(() => [OffenceType], { nullable: true, description: 'Only these kinds of offence (hành vi).' })
  @IsOptional()
  @ArrayNotEmpty()
  @ArrayUnique()
  offences?: OffenceType[] | null;

  @Field(() => [CaseKind], { nullable: true, description: 'Only these kinds of case (loại vụ).' })
  @IsOptional()
  @ArrayNotEmpty()
  @ArrayUnique()
  caseKinds?: CaseKind[] | null;

  @Field(() => [CaseStage], {
    nullable: true,
    description: 'Only cases at one of these stages now (giai đoạn).',
  })
  @IsOptional()
  @ArrayNotEmpty()
  @ArrayUnique()
  stages?: CaseStage[] | null;

  @Field(() => DateScalar, { nullable: true, description: 'Only cases of this day or later (từ ngày).' })
  occurredFrom?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Only cases of this day or earlier (đến ngày).' })
  occurredTo?: string | null;
}

@ArgsType()
export class PoliceCasesArgs extends PageArgs {
  @Field(() => PoliceCaseFilter, { nullable: true, description: 'Which cases to list; left out: all.' })
  @IsOptional()
  @ValidateNested()
  filter?: PoliceCaseFilter | null;
}
