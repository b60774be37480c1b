/** One criterion of a set, with the rule by which the graph computes it, if it can. */
import { Field, ObjectType } from 'type-graphql';
import { describedEnum } from '../register/described-enum.js';

export const CriterionRule = describedEnum(
  'CriterionRule',
  'What the graph can compute of a campaign by itself: from the programme register, or from the registers of cases, hotspots and pledges.',
  {
    OUTREACH_EACH_QUARTER:
      'There was outreach in the unit in each of the last whole quarters (tuyên truyền hằng quý).',
    LAUNCHED_WITH_DOCUMENTS:
      'The campaign was launched, and a resolution, a plan and a decision are attached (nghị quyết, kế hoạch, quyết định).',
    NO_TASK_OVERDUE: 'It has tasks, and none of them is overdue (không có nhiệm vụ quá hạn).',
    NO_OPEN_HOTSPOT:
      'No hotspot of any kind is open in the unit (không còn tụ điểm, điểm bán lẻ, đường dây, điểm nóng); what shows it is in `Campaign.caseCriteria` of the day.',
    NO_CASE_IN_12_MONTHS:
      'No drug case happened in the unit in the twelve months that end with the day (không phát sinh vụ việc trong 12 tháng); see `Campaign.caseCriteria`.',
    ALL_BLOCKS_PLEDGED:
      'All residential blocks of the unit have signed what is in force (100% khối dân ký cam kết); what shows it is in `Campaign.pledgeCriteria` of the day.',
  },
);
export type CriterionRule = keyof typeof CriterionRule;

/** The rules that other subgraphs compute, which keep what they rest on. */
export type GraphRule = 'NO_OPEN_HOTSPOT' | 'NO_CASE_IN_12_MONTHS' | 'ALL_BLOCKS_PLEDGED';

/** The rules that this register computes by itself. */
export type OwnRule = Exclude<CriterionRule, GraphRule>;

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
