/** What is told to record activities and to correct what was recorded. */

import { ShortText, StatedText } from '@diaban/shared/importing/typed-text';
import { ChangeInput, MutationInput } from '@diaban/shared/mutation/mutation-input';
import { ArrayMaxSize, IsOptional, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { MAX_IDS } from '../register/max-ids.js';
import { ActivityAudience, ActivityFormat } from './activity-enums.js';
import { AttendanceRole } from './attendance.js';
import { MaterialKind } from './material.js';

@InputType({ description: 'A kind of material that an activity was held with.' })
export class MaterialInput {
  @Field(() => MaterialKind, { description: 'What it is.' })
  kind: MaterialKind;

  @Field(() => Int, { nullable: true, description: 'How many; left out: not counted.' })
  @IsOptional()
  @Min(0, { message: 'must be 0 or more' })
  count?: number | null;
}

@InputType({ description: 'Presence at an event (thành phần tham dự): an organization or an office.' })
export class AttendanceInput {
  @Field(() => AttendanceRole, { description: 'What they did there.' })
  role: AttendanceRole;

  @Field(() => String, { description: 'Who, by office and organization, in Vietnamese; never a person.' })
  @ShortText()
  description: string;

  @Field(() => ID, { nullable: true, description: 'The organization that they belong to.' })
  organizationId?: string | null;
}

@InputType({ description: 'An event (sự kiện) or a piece of outreach (tuyên truyền) that was held.' })
export class RecordActivityInput extends MutationInput {
  @Field(() => ID, {
    description:
      'The unit in which it was held; a commune or a larger one for people at risk, in or after rehabilitation.',
  })
  localityId: string;

  @Field(() => ID, { nullable: true, description: 'The campaign that it belongs to.' })
  campaignId?: string | null;

  @Field(() => String, { description: 'What it was, in Vietnamese.' })
  @ShortText()
  title: string;

  @Field(() => ActivityFormat, { description: 'In which form it was held.' })
  format: ActivityFormat;

  @Field(() => ActivityAudience, { nullable: true, description: 'For whom.' })
  audience?: ActivityAudience | null;

  @Field(() => String, {
    description: 'When: `2023-05-09`, `2024-04` or `2021`, as exactly as it is known.',
  })
  @StatedText()
  heldOn: string;

  @Field(() => Int, { nullable: true, description: 'How many sessions it had; left out: not counted.' })
  @IsOptional()
  @Min(0, { message: 'must be 0 or more' })
  sessions?: number | null;

  @Field(() => Int, { nullable: true, description: 'How many people it reached; left out: not counted.' })
  @IsOptional()
  @Min(0, { message: 'must be 0 or more' })
  reach?: number | null;

  @Field(() => [MaterialInput], { nullable: true, description: 'What it was held with, each kind once.' })
  @IsOptional()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  materials?: MaterialInput[] | null;

  @Field(() => [ID], { nullable: true, description: 'The organizations that held it.' })
  @IsOptional()
  @ArrayMaxSize(MAX_IDS)
  organizerIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'The organizations that took part in it (phối hợp).' })
  @IsOptional()
  @ArrayMaxSize(MAX_IDS)
  partnerIds?: string[] | null;

  @Field(() => [AttendanceInput], { nullable: true, description: 'Who was present.' })
  @IsOptional()
  @ArrayMaxSize(MAX_IDS)
  @ValidateNested({ each: true })
  attendance?: AttendanceInput[] | null;
}

@InputType({
  description:
    'What was recorded wrongly. Fields left out stay as they are; null takes a value back: it is not known.',
})
export class CorrectActivityInput extends ChangeInput {
  @Field(() => ID, { description: 'The activity.' })
  activityId: string;

  @Field(() => String, {
    description: 'Why, in Vietnamese, up to 280 characters. It stays with the old values.',
  })
  @ShortText()
  reason: string;

  @Field(() => ActivityFormat, {
    nullable: true,
    description: 'In which form it was held; it has always one.',
  })
  format?: ActivityFormat | null;

  @Field(() => ActivityAudience, { nullable: true, description: 'For whom.' })
  audience?: ActivityAudience | null;

  @Field(() => String, { nullable: true, description: 'When: `2023-05-09`, `2024-04` or `2021`.' })
  @IsOptional()
  @StatedText()
  heldOn?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many sessions it had.' })
  @IsOptional()
  @Min(0, { message: 'must be 0 or more' })
  sessions?: number | null;

  @Field(() => Int, { nullable: true, description: 'How many people it reached.' })
  @IsOptional()
  @Min(0, { message: 'must be 0 or more' })
  reach?: number | null;
}
