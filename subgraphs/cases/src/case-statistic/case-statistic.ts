/** Registered cases of a unit and all below it, counted by period and, if wanted, by kind of offence and stage. */
import { Measure } from '@diaban/shared/graphql/measure';
import { Period } from '@diaban/shared/graphql/period';
import { ArrayNotEmpty, ArrayUnique, IsOptional } from 'class-validator';
import { ArgsType, Field, ObjectType } from 'type-graphql';
import { OffenceType } from '../offence/offence-type.js';
import { CaseStage } from '../police-case/case-enums.js';
import { SeriesArgs } from '../series/series.js';

@ObjectType({ description: 'The cases of an earlier period, and how many more there are now.' })
export class CaseComparison {
  @Field(() => Period, { description: 'The earlier period.' })
  period: Period;

  @Field(() => Measure, { description: 'How many cases it had (số vụ).' })
  cases: Measure;

  @Field(() => Measure, { description: 'How many people suspected it had (số đối tượng).' })
  subjects: Measure;

  @Field(() => Measure, {
    description: 'How many more cases there are now (tăng, giảm); less than 0: fewer.',
  })
  casesChange: Measure;

  @Field(() => Measure, {
    description: 'How many more people suspected there are now; hidden where either count is.',
  })
  subjectsChange: Measure;
}

@ObjectType({
  description:
    'Registered cases of a unit and all units below it in a period (thống kê số vụ, số đối tượng). Published figures are not in it.',
})
export class CaseStatistic {
  @Field(() => Period, { description: 'The period by the day of the case (kỳ).' })
  period: Period;

  @Field(() => OffenceType, {
    nullable: true,
    description: 'The kind of offence (hành vi); null: all that were asked for together.',
  })
  offence: OffenceType | null;

  @Field(() => CaseStage, {
    nullable: true,
    description:
      'The stage at which the cases stand now (giai đoạn); null: all that were asked for together.',
  })
  stage: CaseStage | null;

  @Field(() => Measure, { description: 'How many cases (số vụ).' })
  cases: Measure;

  @Field(() => Measure, {
    description:
      'How many people suspected (số đối tượng): a count of persons. 1 to 4 are hidden, and with them what would tell them: the next smallest unit of the same parent or line of the same unit, and sums over lines of which one is hidden. Not shown by offence and stage at once. NOT_REPORTED where a case does not state its number.',
  })
  subjects: Measure;

  /** the series that it belongs to, and its place in it */
  series: { unitId: number; args: CaseStatisticsArgs; index: number };
}

@ArgsType()
export class CaseStatisticsArgs extends SeriesArgs {
  @Field(() => [OffenceType], {
    nullable: true,
    description: 'Only these kinds of offence (hành vi); left out: all.',
  })
  @IsOptional()
  @ArrayNotEmpty()
  @ArrayUnique()
  offences?: OffenceType[] | null;

  @Field(() => [CaseStage], {
    nullable: true,
    description: 'Only cases that stand at one of these stages now (giai đoạn); left out: all.',
  })
  @IsOptional()
  @ArrayNotEmpty()
  @ArrayUnique()
  stages?: CaseStage[] | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether to count each kind of offence on its own; otherwise all together.',
  })
  byOffence: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether to count the cases at each stage on their own; otherwise all together.',
  })
  byStage: boolean;
}
