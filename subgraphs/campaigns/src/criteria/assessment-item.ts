/** How one criterion came off in an assessment: met or not, what stands in the way, who helps, and what shows it. */
import { CriterionBasis, CriterionState } from '@diaban/shared/graphql/criterion-enums';
import { Field, ObjectType } from 'type-graphql';
import { Organization } from '../references/organization.js';
import { Criterion } from './criterion.js';

export { CriterionBasis, CriterionState };

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
