/** The report of one unit on the tip-offs of one month: what was entered, and what it takes to correct it. */
import { Measure } from '@diaban/shared/graphql/measure';
import { Period } from '@diaban/shared/graphql/period';
import { Max, Min } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { MAX_COUNT, MonthlyReportInput } from '../monthly-report/monthly-report.inputs.js';
import { Locality } from '../references/locality.js';

@ObjectType({ description: 'What a unit reported on the tip-offs (tố giác) of a month.' })
export class TipOffReport {
  @Field(() => Locality, { description: 'The unit that reported.' })
  locality: Locality;

  @Field(() => Period, { description: 'The month.' })
  period: Period;

  @Field(() => Measure, {
    description: 'How many tip-offs it received: counted as persons, 1 to 4 are hidden.',
  })
  tipOffs: Measure;

  @Field(() => Int, {
    description:
      'Goes up with every correction. Give the one that you read as `expectedVersion` to correct it.',
  })
  version: number;
}

@InputType({
  description: 'The tip-offs (tố giác) that a unit received in a month: a number, never what was said.',
})
export class ReportTipOffsInput extends MonthlyReportInput {
  @Field(() => Int, { description: 'How many; 0 if there were none.' })
  @Min(0, { message: 'must be 0 or more' })
  @Max(MAX_COUNT, { message: `must be at most ${MAX_COUNT}` })
  tipOffs: number;
}
