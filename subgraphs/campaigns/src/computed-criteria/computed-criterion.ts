/** What the graph itself can say of a campaign as of a day, with what shows it. */
import { Period } from '@diaban/shared/graphql/period';
import { Field, ObjectType } from 'type-graphql';
import { CriterionBasis, CriterionState, type Evidence } from '../criteria/assessment-item.js';
import { CriterionRule } from '../criteria/criterion.js';
import type { Coverage } from '../roll-up/roll-up.js';

@ObjectType({ description: 'A criterion that the graph computed of a campaign, as of a day.' })
export class ComputedCriterion {
  @Field(() => CriterionRule, { description: 'What was computed.' })
  rule: CriterionRule;

  @Field(() => CriterionState, { description: 'How it came off: MET, NOT_MET or UNKNOWN.' })
  state: CriterionState;

  @Field(() => CriterionBasis, { description: 'Always COMPUTED.' })
  basis: CriterionBasis;

  @Field(() => Period, { description: 'The time that was looked at; a single day for a state of affairs.' })
  period: Period;

  @Field(() => String, { description: 'Why: what is there and what is missing.' })
  reason: string;

  evidence: Evidence;
}

/** What the register knows of a campaign by a day, as the database returns it. */
export interface CampaignFacts {
  campaignId: string;
  launchedBy: string | null;
  documents: { id: string; kind: string }[];
  /** the first outreach of each quarter that has one, by the first day of the quarter */
  outreach: { quarter: string; activityId: string }[];
  tasks: number;
  overdue: number;
  coverage: Coverage[];
}
