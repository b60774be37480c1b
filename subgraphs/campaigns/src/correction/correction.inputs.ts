/** What is told to correct entries of the register that were entered wrongly. */
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { ShortText, StatedText } from '@diaban/shared/importing/typed-text';
import { ChangeInput } from '@diaban/shared/mutation/mutation-input';
import { ArrayMaxSize, IsOptional, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { CoverageTargetInput } from '../campaign/campaign-changes.inputs.js';
import { CampaignAction, CampaignKind, ZeroTargetKind } from '../campaign/campaign-enums.js';
import { AssessmentItemInput } from '../criteria/assessment.inputs.js';
import { MAX_CRITERIA } from '../criteria/criteria-set.inputs.js';
import { DocumentKind } from '../document/document-kind.js';

@InputType()
abstract class CorrectionInput extends ChangeInput {
  @Field(() => String, {
    description: 'Why, in Vietnamese, naming nobody (lý do đính chính). It stays with the old values.',
  })
  @ShortText()
  reason: string;
}

const TAKEN_BACK = 'What is left out stays as it is; null takes back what need not be stated.';

@InputType({ description: `What is right about a campaign. ${TAKEN_BACK}` })
export class CorrectCampaignInput extends CorrectionInput {
  @Field(() => ID, { description: 'The campaign.' })
  campaignId: string;

  @Field(() => CampaignKind, { nullable: true, description: 'What it is really about.' })
  kind?: CampaignKind | null;

  @Field(() => String, { nullable: true, description: 'Its right name, in Vietnamese.' })
  @IsOptional()
  @ShortText()
  title?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is a pilot (thí điểm).' })
  isPilot?: boolean | null;

  @Field(() => String, { nullable: true, description: 'When it was really planned.' })
  @IsOptional()
  @StatedText()
  plannedOn?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'When it was really launched; only of a launch that was entered.',
  })
  @IsOptional()
  @StatedText()
  launchedOn?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'When it was really concluded; only of a conclusion that was entered.',
  })
  @IsOptional()
  @StatedText()
  concludedOn?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'By when it shall be completed.' })
  dueOn?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The year, quarter or month that it is run for, such as `2024` or `2024-Q2`.',
  })
  @IsOptional()
  periodOfValidity?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is for, in Vietnamese.' })
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

  @Field(() => [ZeroTargetKind], { nullable: true, description: 'All of what there shall be none.' })
  zeroTargets?: ZeroTargetKind[] | null;

  @Field(() => [String], { nullable: true, description: 'All movements that it is a part of.' })
  @IsOptional()
  @ArrayMaxSize(10)
  @ShortText(280, { each: true })
  movements?: string[] | null;

  @Field(() => [CampaignAction], { nullable: true, description: 'All by what it is carried out.' })
  actions?: CampaignAction[] | null;

  @Field(() => ID, { nullable: true, description: 'The organization that directs it.' })
  directedById?: string | null;

  @Field(() => ID, { nullable: true, description: 'The organization with which it is registered.' })
  registeredWithId?: string | null;
}

@InputType({ description: `What is right about a document. ${TAKEN_BACK}` })
export class CorrectDocumentInput extends CorrectionInput {
  @Field(() => ID, { description: 'The document, of a unit in scope.' })
  documentId: string;

  @Field(() => DocumentKind, { nullable: true, description: 'What it really is.' })
  kind?: DocumentKind | null;

  @Field(() => String, { nullable: true, description: 'Its number, such as `594/KH-UBND`.' })
  number?: string | null;

  @Field(() => String, { nullable: true, description: 'Its right title, in Vietnamese.' })
  @IsOptional()
  @ShortText()
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is about, in Vietnamese.' })
  @IsOptional()
  @ShortText()
  about?: string | null;

  @Field(() => ID, { nullable: true, description: 'The organization that issued it.' })
  issuerId?: string | null;

  @Field(() => String, { nullable: true, description: 'Who issued it; a body, never a person.' })
  @IsOptional()
  @ShortText(120)
  issuerName?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'When it was really issued; not before what it carries out or replaces, nor after what rests on it.',
  })
  @IsOptional()
  @StatedText()
  issuedOn?: string | null;
}

@InputType({ description: `What is right about an assessment. ${TAKEN_BACK}` })
export class CorrectAssessmentInput extends CorrectionInput {
  @Field(() => ID, { description: 'The assessment.' })
  assessmentId: string;

  @Field(() => String, { nullable: true, description: 'When it was really assessed.' })
  @IsOptional()
  @StatedText()
  assessedOn?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many criteria were really met, for a set of which only the total is known.',
  })
  @IsOptional()
  @Min(0, { message: 'must be 0 or more' })
  met?: number | null;

  @Field(() => [AssessmentItemInput], {
    nullable: true,
    description: 'The criteria that were entered wrongly, as they really came off; the others stay.',
  })
  @IsOptional()
  @ArrayMaxSize(MAX_CRITERIA)
  @ValidateNested({ each: true })
  items?: AssessmentItemInput[] | null;

  @Field(() => String, { nullable: true, description: 'What stands in the way on the whole, in Vietnamese.' })
  @IsOptional()
  @ShortText()
  obstacles?: string | null;
}
