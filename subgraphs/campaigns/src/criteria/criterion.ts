/** One criterion of a set, with the rule by which the graph computes it, if it can. */
import { Field, ObjectType } from 'type-graphql';
import { describedEnum } from '../register/described-enum.js';

export const CriterionRule = describedEnum(
  'CriterionRule',
  'What the graph can compute of a campaign by itself, from this register.',
  {
    OUTREACH_EACH_QUARTER:
      'There was outreach in the unit in each of the last whole quarters (tuyên truyền hằng quý).',
    LAUNCHED_WITH_DOCUMENTS:
      'The campaign was launched, and a resolution, a plan and a decision are attached (nghị quyết, kế hoạch, quyết định).',
    NO_TASK_OVERDUE: 'It has tasks, and none of them is overdue (không có nhiệm vụ quá hạn).',
  },
);
export type CriterionRule = keyof typeof CriterionRule;

@ObjectType({ description: 'One criterion (tiêu chí) of a set.' })
export class Criterion {
  @Field(() => String, { description: 'Its number in the set, such as `2.1`.' })
  code: string;

  @Field(() => String, { description: 'What it asks for, in Vietnamese.' })
  title: string;

  @Field(() => String, {
    nullable: true,
    description: 'The title of its section; null where there are none.',
  })
  section: string | null;

  @Field(() => CriterionRule, {
    nullable: true,
    description: 'The rule by which the graph computes it; null: it is judged by who assesses.',
  })
  rule: CriterionRule | null;
}
