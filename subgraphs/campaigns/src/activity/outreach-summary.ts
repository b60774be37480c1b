/** Outreach in a unit and all below it, by period. */
import { Measure } from '@diaban/shared/graphql/measure';
import { Period } from '@diaban/shared/graphql/period';
import { Field, ObjectType } from 'type-graphql';
import type { Coverage, RollUp } from '../roll-up/roll-up.js';

@ObjectType({
  description:
    'The activities of a unit and of all below it in one period, ceremonies, reviews and working sessions of authorities among them unless `formats` leaves them out. Activities whose date is not known well enough to fall into one period do not count.',
})
export class OutreachSummary {
  @Field(() => Period, { description: 'The period.' })
  period: Period;

  @Field(() => Measure, {
    description: 'Sessions held (số buổi): the sum over the activities that state them.',
  })
  sessions: Measure;

  @Field(() => Measure, {
    description:
      'People reached (lượt người): the sum over the activities that state it, each person as often as reached; 1 to 4 are hidden.',
  })
  reach: Measure;
}

/** The roll-ups behind a series, as the database returns them for a unit. */
export interface OutreachRollUps {
  unitId: number;
  /** only the periods with activities, by their first day */
  periods: { from: string; sessions: RollUp; reach: RollUp }[];
  coverage: Coverage[];
}
