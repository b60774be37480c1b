/** How far a campaign's coverage target is reached on a day: units that carry it out, units that were told of it. */
import { Measure } from '@diaban/shared/graphql/measure';
import { Field, ObjectType } from 'type-graphql';
import type { Coverage, RollUp } from '../roll-up/roll-up.js';

@ObjectType({
  description:
    'How far a coverage target is reached. How many signed pledges is told by `pledgedUnits` of the campaign. Nothing on record is a true zero only where the register is known to be complete; elsewhere it is not reported.',
})
export class CoverageState {
  @Field(() => Measure, {
    description:
      'Units of that level below the unit of the campaign; not reported for units that no directory lists.',
  })
  units: Measure;

  @Field(() => Measure, {
    description:
      'Units that carry it out (đã triển khai): with a launched campaign of the same kind, or a plan of their own that is attached to it or carries out one of its documents.',
  })
  deployed: Measure;

  @Field(() => Measure, {
    description:
      'Units in which, since its launch, there was outreach (đã tuyên truyền); ceremonies, reviews and working sessions are none.',
  })
  communicated: Measure;
}

/** What the database returns for a campaign. */
export interface CoverageRollUps {
  campaignId: string;
  units: number | null;
  deployed: RollUp;
  communicated: RollUp;
  coverage: Coverage[];
}
