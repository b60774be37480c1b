/** What every monthly report of counts carries: for which unit and month, and why it corrects an earlier one. */
import { MonthScalar } from '@diaban/shared/graphql/scalars';
import { ShortText } from '@diaban/shared/importing/typed-text';
import { MutationInput } from '@diaban/shared/mutation/mutation-input';
import { IsOptional, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

/** More than any unit reports for a month. */
export const MAX_COUNT = 1_000_000;

@InputType()
export abstract class MonthlyReportInput extends MutationInput {
  @Field(() => ID, {
    description: 'The unit that reports: of the level at which its register tells units apart.',
  })
  localityId: string;

  @Field(() => MonthScalar, { description: 'The month that it reports on.' })
  month: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'To correct a report: the `version` that you read. Left out for the first report of the month. If it does not fit, the answer is a CONFLICT and nothing changes.',
  })
  @IsOptional()
  @Min(1, { message: 'must be a version that you read; leave it out for the first report' })
  expectedVersion?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'To correct a report: why, in a few words, naming nobody (lý do đính chính).',
  })
  @IsOptional()
  @ShortText()
  reason?: string | null;
}
