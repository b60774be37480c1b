/** How far the campaigns of a unit and of all below it have come on a day, in figures. */
import { Measure } from '@diaban/shared/graphql/measure';
import { Field, ObjectType } from 'type-graphql';
import type { Coverage, RollUp } from '../roll-up/roll-up.js';

@ObjectType({
  description:
    'The campaigns of a unit and of all below it, as of a day. A date known only to the month or year counts from its last day on.',
})
export class CampaignSummary {
  @Field(() => Measure, { description: 'Campaigns planned by then, with those that have come further.' })
  planned: Measure;

  @Field(() => Measure, {
    description: 'Campaigns launched by then (đã ra mắt), with those concluded since.',
  })
  launched: Measure;

  @Field(() => Measure, { description: 'Campaigns concluded by then (đã tổng kết).' })
  concluded: Measure;

  @Field(() => Measure, {
    description:
      'Commune-level units (xã, phường, thị trấn) with a launched campaign of their own; a campaign of a residential quarter does not count for its commune.',
  })
  unitsWithLaunch: Measure;

  @Field(() => Measure, {
    description:
      'Criteria met (tiêu chí đạt): the sum over the latest assessment of each campaign and set by then, whatever version of the set.',
  })
  criteriaMet: Measure;

  @Field(() => Measure, { description: 'Criteria in those sets altogether (tổng số tiêu chí).' })
  criteriaTotal: Measure;
}

/** The roll-ups behind a summary, as the database returns them for a unit. */
export type CampaignRollUps = Record<keyof CampaignSummary, RollUp | null> & {
  unitId: number;
  coverage: Coverage[];
};
