/** What it takes to write, submit, return, approve and correct a report. */

import { ShortText } from '@diaban/shared/importing/typed-text';
import { ChangeInput } from '@diaban/shared/mutation/mutation-input';
import { ArrayMaxSize, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

const MAX_COUNT = 2_000_000_000;

@InputType({ description: 'A step of a report.' })
export class ReportStepInput extends ChangeInput {
  @Field(() => ID, { description: 'The report.' })
  reportId: string;
}

@InputType({ description: 'One figure that an author enters.' })
export class ReportFigureInput {
  @Field(() => String, { description: 'The `code` of an indicator, see `reportIndicators`.' })
  indicator: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The value, 0 or more. Left out: not reported; 0 says that there was none.',
  })
  @IsOptional()
  @Min(0, { message: 'must be 0 or more' })
  @Max(MAX_COUNT, { message: `must be ${MAX_COUNT} at most` })
  value?: number | null;

  @Field(() => String, { nullable: true, description: 'A remark (ghi chú), up to 280 characters.' })
  @IsOptional()
  @ShortText()
  note?: string | null;
}

@InputType({ description: 'Figures of a draft.' })
export class SaveDraftInput extends ReportStepInput {
  @Field(() => [ReportFigureInput], {
    description:
      'The figures to write; a figure with neither value nor note is taken out. Indicators that are not named stay as they are.',
  })
  @ArrayMaxSize(100, { message: 'must hold each indicator once' })
  @ValidateNested({ each: true })
  figures: ReportFigureInput[];
}

@InputType({ description: 'A report to send back.' })
export class ReturnReportInput extends ReportStepInput {
  @Field(() => String, { description: 'What the reporting unit has to mend (lý do trả lại).' })
  @ShortText()
  reason: string;
}

@InputType({ description: 'Figures to correct after the approval.' })
export class CorrectReportInput extends ReportStepInput {
  @Field(() => [ReportFigureInput], { description: 'The figures as they should have been.' })
  @ArrayMaxSize(100, { message: 'must hold each indicator once' })
  @ValidateNested({ each: true })
  figures: ReportFigureInput[];

  @Field(() => String, { description: 'Why the approved figures were wrong (lý do đính chính).' })
  @ShortText()
  reason: string;
}
