/** A stage of a case with the day on which the case reached it. */
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { Field, ObjectType } from 'type-graphql';
import { CaseStage } from './case-enums.js';

@ObjectType({ description: 'A stage that a case has reached (mốc giải quyết vụ án).' })
export class StageDate {
  @Field(() => CaseStage, { description: 'The stage.' })
  stage: CaseStage;

  @Field(() => DateScalar, { description: 'The day on which the case reached it.' })
  reachedOn: string;
}
