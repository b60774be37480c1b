/** What is told to register a criteria set, or a new version of one. */

import { ShortText } from '@diaban/shared/importing/typed-text';
import { MutationInput } from '@diaban/shared/mutation/mutation-input';
import { ArrayMaxSize, IsOptional, Matches, Max, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { CampaignKind } from '../campaign/campaign-enums.js';
import { CriterionRule } from './criterion.js';

/** The longest set. */
export const MAX_CRITERIA = 200;

@InputType({ description: 'A section of a criteria set.' })
export class CriteriaSectionInput {
  @Field(() => String, { description: 'What its criteria are about, in Vietnamese.' })
  @ShortText()
  title: string;

  @Field(() => Int, { description: 'How many criteria it has.' })
  @Min(1, { message: 'must be 1 or more' })
  @Max(MAX_CRITERIA, { message: `must be ${MAX_CRITERIA} or less` })
  total: number;
}

@InputType({ description: 'One criterion (tiêu chí) of a set.' })
export class CriterionInput {
  @Field(() => String, { description: 'Its number in the set, such as `2.1`; each once.' })
  @Matches(/^[\p{L}\d][\p{L}\d.-]{0,11}$/u, {
    message: 'must be 1 to 12 letters, digits, dots or dashes, such as "2.1"',
  })
  code: string;

  @Field(() => String, { description: 'What it asks for, in Vietnamese.' })
  @ShortText()
  title: string;

  @Field(() => String, { nullable: true, description: 'The title of its section, as `sections` has it.' })
  section?: string | null;

  @Field(() => CriterionRule, {
    nullable: true,
    description: 'The rule by which the graph shall compute it; left out: who assesses judges.',
  })
  rule?: CriterionRule | null;
}

@InputType({
  description: 'A criteria set (bộ tiêu chí). A new version is a new set that replaces the old one.',
})
export class RegisterCriteriaSetInput extends MutationInput {
  @Field(() => ID, { description: 'The unit whose set it is; units below it may be assessed against it.' })
  localityId: string;

  @Field(() => String, { description: 'Its name, in Vietnamese.' })
  @ShortText()
  title: string;

  @Field(() => String, { nullable: true, description: 'Which version it is, such as `2024`.' })
  @IsOptional()
  @ShortText(40)
  version?: string | null;

  @Field(() => CampaignKind, { nullable: true, description: 'The kind of campaign that it measures.' })
  appliesTo?: CampaignKind | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether it is a temporary set (tiêu chí tạm thời) that another will replace.',
  })
  isTemporary: boolean;

  @Field(() => Int, { description: 'How many criteria it has.' })
  @Min(1, { message: 'must be 1 or more' })
  @Max(MAX_CRITERIA, { message: `must be ${MAX_CRITERIA} or less` })
  total: number;

  @Field(() => [CriteriaSectionInput], {
    nullable: true,
    description: 'Its sections in order, which add up to the total; left out where only the total is known.',
  })
  @IsOptional()
  @ArrayMaxSize(MAX_CRITERIA)
  @ValidateNested({ each: true })
  sections?: CriteriaSectionInput[] | null;

  @Field(() => [CriterionInput], {
    nullable: true,
    description: 'All its criteria in order; left out where only the total is known.',
  })
  @IsOptional()
  @ArrayMaxSize(MAX_CRITERIA)
  @ValidateNested({ each: true })
  items?: CriterionInput[] | null;

  @Field(() => ID, { nullable: true, description: 'The version that it replaces.' })
  replacesId?: string | null;
}
