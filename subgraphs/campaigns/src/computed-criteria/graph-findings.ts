/** How the criteria came off that other subgraphs compute: asked of the graph, before an assessment is written. */
import type { CriterionState } from '../criteria/assessment-item.js';
import type { Criterion, CriterionRule, GraphRule } from '../criteria/criterion.js';
import type { CampaignsContext } from '../loaders.js';

/** The trusted query that tells all computed criteria of a campaign. */
export const COMPUTED_CRITERIA = 'computed-criteria';

/** Where the answer tells of each rule. */
const TOLD_BY = {
  NO_OPEN_HOTSPOT: 'caseCriteria',
  NO_CASE_IN_12_MONTHS: 'caseCriteria',
  ALL_BLOCKS_PLEDGED: 'pledgeCriteria',
} as const satisfies Record<GraphRule, string>;

type Told = { rule: CriterionRule; state: CriterionState }[];

/** By rule; what is missing is not known. */
export type GraphFindings = ReadonlyMap<GraphRule, CriterionState>;

export const NO_FINDINGS: GraphFindings = new Map();

export function isGraphRule(rule: CriterionRule): rule is GraphRule {
  return rule in TOLD_BY;
}

/** Asks nothing where no criterion needs it. @throws Unavailable when a part of the graph does not answer */
export async function graphFindings(
  { askGraph }: CampaignsContext,
  criteria: readonly Criterion[],
  { campaignId, asOf }: { campaignId: string; asOf: string },
): Promise<GraphFindings> {
  const rules = criteria.flatMap(({ rule }) => (rule !== null && isGraphRule(rule) ? [rule] : []));
  if (rules.length === 0) return NO_FINDINGS;
  const { campaign } = await askGraph<{ campaign: Record<(typeof TOLD_BY)[GraphRule], Told> | null }>(
    COMPUTED_CRITERIA,
    { id: campaignId, asOf },
  );
  return new Map(
    rules.map((rule) => {
      const found = campaign?.[TOLD_BY[rule]].find((one) => one.rule === rule);
      return [rule, found?.state ?? 'UNKNOWN'];
    }),
  );
}
