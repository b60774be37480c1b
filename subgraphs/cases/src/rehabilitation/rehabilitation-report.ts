/** The report of one unit on rehabilitation in one month: what was entered, and what it takes to correct it. */
import { Period } from '@diaban/shared/graphql/period';
import { Max, Min } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { MAX_COUNT, MonthlyReportInput } from '../monthly-report/monthly-report.inputs.js';
import { Locality } from '../references/locality.js';
import { RehabilitationStatistic } from './rehabilitation-statistic.js';

@ObjectType({
  description: 'What a unit reported on rehabilitation (cai nghiện, quản lý sau cai) at the end of a month.',
})
export class RehabilitationReport {
  @Field(() => Locality, { description: 'The unit that reported.' })
  locality: Locality;

  @Field(() => Period, { description: 'The month.' })
  period: Period;

  @Field(() => [RehabilitationStatistic], {
    description: 'How many people stood where: one entry for each state, 1 to 4 are hidden.',
  })
  counts: RehabilitationStatistic[];

  @Field(() => Int, {
    description:
      'Goes up with every correction. Give the one that you read as `expectedVersion` to correct it.',
  })
  version: number;
}

const FEWEST = { message: 'must be 0 or more' };
const MOST = { message: `must be at most ${MAX_COUNT}` };

@InputType({ description: 'How many people of a unit stood where in rehabilitation at the end of a month.' })
export class ReportRehabilitationInput extends MonthlyReportInput {
  @Field(() => Int, { description: 'With a management file (có hồ sơ quản lý).' })
  @Min(0, FEWEST)
  @Max(MAX_COUNT, MOST)
  underManagement: number;

  @Field(() => Int, { description: 'In drug rehabilitation (đang cai nghiện).' })
  @Min(0, FEWEST)
  @Max(MAX_COUNT, MOST)
  inRehab: number;

  @Field(() => Int, { description: 'Under post-rehabilitation management (quản lý sau cai nghiện).' })
  @Min(0, FEWEST)
  @Max(MAX_COUNT, MOST)
  postRehab: number;

  @Field(() => Int, { description: 'Supported with work after rehabilitation (được hỗ trợ việc làm).' })
  @Min(0, FEWEST)
  @Max(MAX_COUNT, MOST)
  supportedWithJobs: number;
}
