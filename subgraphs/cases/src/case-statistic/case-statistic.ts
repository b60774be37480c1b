/** Registered cases of a unit and all below it, counted by period and, if wanted, by kind of offence. */
import { Measure } from '@diaban/shared/graphql/measure';
import { Period } from '@diaban/shared/graphql/period';
import { ArrayNotEmpty, ArrayUnique, IsOptional } from 'class-validator';
import { ArgsType, Field, ObjectType } from 'type-graphql';
import { OffenceType } from '../offence/offence-type.js';
import { SeriesArgs } from '../series/series.js';

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

  @Field(() => Measure, { description: 'How many cases (số vụ).' })
  cases: Measure;

  @Field(() => Measure, {
    description:
      'How many people suspected (số đối tượng): a count of persons, 1 to 4 are hidden. NOT_REPORTED where a case does not state its number.',
  })
  subjects: Measure;
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

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether to count each kind of offence on its own; otherwise all together.',
  })
  byOffence: boolean;
}
