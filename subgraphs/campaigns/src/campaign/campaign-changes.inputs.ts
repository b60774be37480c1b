/** What is told to plan, launch and conclude a campaign. */
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { ShortText, StatedText } from '@diaban/shared/importing/typed-text';
import { ChangeInput, MutationInput } from '@diaban/shared/mutation/mutation-input';
import { ArrayMaxSize, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { Field, Float, ID, InputType } from 'type-graphql';
import { MAX_IDS } from '../register/max-ids.js';
import { ProgrammeLevel } from '../register/programme-level.js';
import { CampaignAction, CampaignKind, ZeroTargetKind } from './campaign-enums.js';

@InputType({ description: 'Which part of the units below shall carry a campaign out (chỉ tiêu triển khai).' })
export class CoverageTargetInput {
  @Field(() => ProgrammeLevel, { description: 'The level of the units that are counted.' })
  unitLevel: ProgrammeLevel;

  @Field(() => Float, { description: 'Their share, in percent: 100 means all of them.' })
  @Min(1, { message: 'must be 1 to 100 percent' })
  @Max(100, { message: 'must be 1 to 100 percent' })
  share: number;
}

@InputType({ description: 'A campaign (mô hình) that a unit plans.' })
export class PlanCampaignInput extends MutationInput {
  @Field(() => ID, {
    description: 'The unit that it is a model of; its level is the level of the campaign.',
  })
  localityId: string;

  @Field(() => CampaignKind, { description: 'What it is about.' })
  kind: CampaignKind;

  @Field(() => String, { description: 'Its name, in Vietnamese.' })
  @ShortText()
  title: string;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is a pilot (thí điểm).' })
  isPilot?: boolean | null;

  @Field(() => String, {
    description: 'When it was planned: `2023-05-09`, `2024-04` or `2021`, as exactly as it is known.',
  })
  @StatedText()
  plannedOn: string;

  @Field(() => DateScalar, { nullable: true, description: 'By when it shall be completed.' })
  dueOn?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The year, quarter or month that it is run for, such as `2024` or `2024-Q2`.',
  })
  @IsOptional()
  periodOfValidity?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What it is for, in Vietnamese, up to 280 characters.',
  })
  @IsOptional()
  @ShortText()
  purpose?: string | null;

  @Field(() => CoverageTargetInput, {
    nullable: true,
    description: 'Which part of the units below shall carry it out.',
  })
  @IsOptional()
  @ValidateNested()
  coverageTarget?: CoverageTargetInput | null;

  @Field(() => [ZeroTargetKind], { nullable: true, description: 'Of what there shall be none.' })
  zeroTargets?: ZeroTargetKind[] | null;

  @Field(() => [String], { nullable: true, description: 'Movements (phong trào) that it is a part of.' })
  @IsOptional()
  @ArrayMaxSize(10)
  @ShortText(280, { each: true })
  movements?: string[] | null;

  @Field(() => [CampaignAction], { nullable: true, description: 'By what it shall be carried out.' })
  actions?: CampaignAction[] | null;

  @Field(() => ID, { nullable: true, description: 'The organization that directs it.' })
  directedById?: string | null;

  @Field(() => ID, { nullable: true, description: 'The organization with which it is registered.' })
  registeredWithId?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Documents of the register that it rests on: plans, resolutions, decisions.',
  })
  @IsOptional()
  @ArrayMaxSize(MAX_IDS)
  documentIds?: string[] | null;
}

@InputType()
abstract class CampaignChangeInput extends ChangeInput {
  @Field(() => ID, { description: 'The campaign.' })
  campaignId: string;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Documents of the register to attach: the decision (quyết định), plan (kế hoạch), resolution (nghị quyết), a conclusion (kết luận). Those attached before stay.',
  })
  @IsOptional()
  @ArrayMaxSize(MAX_IDS)
  documentIds?: string[] | null;
}

@InputType({ description: 'The launch (ra mắt) of a planned campaign.' })
export class LaunchCampaignInput extends CampaignChangeInput {
  @Field(() => String, { description: 'When: `2023-05-09`, `2024-04` or `2021`, as exactly as it is known.' })
  @StatedText()
  launchedOn: string;
}

@InputType({ description: 'The conclusion (tổng kết) of a launched campaign.' })
export class ConcludeCampaignInput extends CampaignChangeInput {
  @Field(() => String, { description: 'When: `2024-12-31`, `2024-12` or `2024`, as exactly as it is known.' })
  @StatedText()
  concludedOn: string;
}

@InputType({ description: 'Documents to attach to a campaign in any stage.' })
export class AttachDocumentsInput extends CampaignChangeInput {}
