/** Outreach per 1,000 inhabitants, with the population that it is based on. */
import { Measure } from '@diaban/shared/graphql/measure';
import { Period } from '@diaban/shared/graphql/period';
import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'People reached in one period per 1,000 inhabitants. No rate is given for fewer than 5 reached or fewer than 500 inhabitants.',
})
export class OutreachRate {
  @Field(() => Period, { description: 'The period.' })
  period: Period;

  @Field(() => Measure, { description: 'People reached (lượt người), each as often as reached.' })
  reach: Measure;

  @Field(() => Measure, {
    description:
      'The inhabitants that the rate is based on, with their date and source; the latest statement.',
  })
  population: Measure;

  @Field(() => Measure, {
    description:
      'Reach per 1,000 inhabitants; suppressed where it would rest on too few, not reported where one is unknown.',
  })
  reachPer1000: Measure;
}
