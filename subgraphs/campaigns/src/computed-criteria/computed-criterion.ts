/** What the graph itself can say of a campaign as of a day, with what shows it. */
import { Provenance } from '@diaban/shared/graphql/measure';
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

  @Field(() => Provenance, {
    description: 'COMPUTED, or SYNTHETIC where anything that was looked at is made up.',
  })
  provenance: Provenance;

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
  provenance: Provenance;
  documents: { id: string; kind: string; provenance: Provenance }[];
  /** the first outreach of each quarter that has one, by the first day of the quarter */
  outreach: { quarter: string; activityId: string; provenance: Provenance }[];
  tasks: number;
  taskProvenances: Provenance[] | null;
  overdue: number;
  coverage: Coverage[];
}
