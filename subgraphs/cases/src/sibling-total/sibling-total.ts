/** What a district or province knows of one beside it: totals by period, and nothing below them. */
import { Measure } from '@diaban/shared/graphql/measure';
import { Period } from '@diaban/shared/graphql/period';
import { GsoCodeScalar } from '@diaban/shared/graphql/scalars';
import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ description: 'The cases of a whole district or province in a period.' })
export class TotalOfPeriod {
  @Field(() => Period, { description: 'The period by the day of the case (kỳ).' })
  period: Period;

  @Field(() => Measure, {
    description:
      'How many cases (số vụ). From outside, 1 to 4 are hidden, and with them the next smallest unit of the same parent.',
  })
  cases: Measure;

  @Field(() => Measure, { description: 'How many people suspected (số đối tượng), hidden likewise.' })
  subjects: Measure;
}

@ObjectType({
  description:
    'The totals (chỉ số tổng) of a district or province beside the one that was asked for. It may lie out of scope, so that it is told by its identity and code alone.',
})
export class SiblingTotal {
  @Field(() => ID, { description: 'Identity of the unit, such as `u123`.' })
  localityId: string;

  @Field(() => GsoCodeScalar, { nullable: true, description: 'Its GSO code.' })
  code: string | null;

  @Field(() => [TotalOfPeriod], { description: 'Its totals, the earliest period first.' })
  totals: TotalOfPeriod[];
}
