/** How one criterion came off in an assessment: met or not, what stands in the way, who helps, and what shows it. */
import { Field, ObjectType } from 'type-graphql';
import { Organization } from '../references/organization.js';
import { describedEnum } from '../register/described-enum.js';
import { Criterion } from './criterion.js';

export const CriterionState = describedEnum('CriterionState', 'How a criterion came off.', {
  MET: 'Met (đạt).',
  NOT_MET: 'Not met (chưa đạt).',
  OBSTACLE: 'Not met, because something stands in the way (vướng mắc).',
  UNKNOWN: 'The register does not know enough to compute it. It does not count as met.',
});
export type CriterionState = keyof typeof CriterionState;

export const CriterionBasis = describedEnum('CriterionBasis', 'Who found how a criterion came off.', {
  STATED: 'Who assessed judged it.',
  COMPUTED: 'The graph computed it by the rule of the criterion, as of the day of the assessment.',
});
export type CriterionBasis = keyof typeof CriterionBasis;

/** An item as the database has it. */
export interface StoredItem {
  code: string;
  state: CriterionState;
  basis: CriterionBasis;
  obstacle: string | null;
  helperId: string | null;
  documentIds: string[];
  activityIds: string[];
}

@ObjectType({ description: 'How one criterion came off in an assessment.' })
export class AssessmentItem {
  @Field(() => Criterion, { description: 'The criterion, in the version of the set.' })
  criterion: Criterion;

  @Field(() => CriterionState, { description: 'How it came off.' })
  state: CriterionState;

  @Field(() => CriterionBasis, { description: 'Who found that.' })
  basis: CriterionBasis;

  @Field(() => String, {
    nullable: true,
    description: 'What stands in the way, in Vietnamese (khó khăn, vướng mắc); null: not stated.',
  })
  obstacle: string | null;

  @Field(() => Organization, {
    nullable: true,
    description: 'The organization that helps to remove it (đơn vị hỗ trợ tháo gỡ); null: not stated.',
  })
  helper: Organization | null;

  evidence: Evidence;
}

/** What shows how a criterion came off. */
export interface Evidence {
  documentIds: readonly string[];
  activityIds: readonly string[];
}
