/** What is told to sign, renew and withdraw a pledge. */

import { DateScalar } from '@diaban/shared/graphql/scalars';
import { ShortText, StatedText } from '@diaban/shared/importing/typed-text';
import { ChangeInput, MutationInput } from '@diaban/shared/mutation/mutation-input';
import { ArrayMaxSize, ArrayMinSize, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { PledgeKind, SignatoryKind } from './pledge-kind.js';

export const MAX_SIGNATORIES = 200;
const MAX_COUNT = 1_000_000;
const SIGNED_ON = 'When it was signed: `2023-05-09`, `2024-04` or `2021`, as exactly as it is known.';
const VALID_UNTIL = 'Its last day; left out: it holds without end.';

@InputType({ description: 'One entry in the list of those who sign. Never a person.' })
export class SignatoryInput {
  @Field(() => SignatoryKind, { description: 'What kind of body signs.' })
  kind: SignatoryKind;

  @Field(() => ID, { nullable: true, description: 'The organization; for that kind only.' })
  organizationId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'How many blocks, households or bodies sign; left out: several, nobody says how many. For an organization it is 1, but for one that stands for several bodies.',
  })
  @IsOptional()
  @Min(1)
  @Max(MAX_COUNT)
  count?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who signs, in the words of the pledge, up to 280 characters; left out: the usual words.',
  })
  @IsOptional()
  @ShortText()
  description?: string | null;
}

@InputType({ description: 'A pledge (ký cam kết) or emulation pact (giao ước thi đua) that was signed.' })
export class SignPledgeInput extends MutationInput {
  @Field(() => PledgeKind, { description: 'What was signed.' })
  kind: PledgeKind;

  @Field(() => ID, { description: 'The unit in which it was signed.' })
  localityId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The model or campaign (mô hình) for which it was signed; left out: none.',
  })
  campaignId?: string | null;

  @Field(() => String, { description: SIGNED_ON })
  @StatedText()
  signedOn: string;

  @Field(() => DateScalar, { nullable: true, description: VALID_UNTIL })
  validUntil?: string | null;

  @Field(() => [SignatoryInput], { description: `Who signed, in their order; up to ${MAX_SIGNATORIES}.` })
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_SIGNATORIES)
  @ValidateNested({ each: true })
  signatories: SignatoryInput[];
}

@InputType({ description: 'A pledge that takes the place of an earlier one (ký lại).' })
export class RenewPledgeInput extends ChangeInput {
  @Field(() => ID, { description: 'The earlier pledge; `expectedVersion` is its version.' })
  pledgeId: string;

  @Field(() => String, { description: SIGNED_ON })
  @StatedText()
  signedOn: string;

  @Field(() => DateScalar, { nullable: true, description: VALID_UNTIL })
  validUntil?: string | null;

  @Field(() => [SignatoryInput], {
    nullable: true,
    description: 'Who signed; left out: the same as before, all of whom must still exist.',
  })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_SIGNATORIES)
  @ValidateNested({ each: true })
  signatories?: SignatoryInput[] | null;
}

@InputType({ description: 'The withdrawal of a pledge that is in force (rút cam kết).' })
export class WithdrawPledgeInput extends ChangeInput {
  @Field(() => ID, { description: 'The pledge.' })
  pledgeId: string;

  @Field(() => DateScalar, { description: 'The first day on which it does not hold any more.' })
  withdrawnOn: string;

  @Field(() => String, { description: 'Why, up to 280 characters.' })
  @ShortText()
  reason: string;
}
