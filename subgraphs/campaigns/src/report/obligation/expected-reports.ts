/** What came of asking for reports to be expected. */
import { Measure } from '@diaban/shared/graphql/measure';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'What came of asking for reports to be expected.' })
export class ExpectedReports {
  @Field(() => DateScalar, {
    description: 'All periods that end on this day or earlier have their reports now.',
  })
  until: string;

  @Field(() => Measure, {
    description: 'How many reports were not expected before; zero when all of them were.',
  })
  created: Measure;
}
