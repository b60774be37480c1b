/** The rules that the graph computes: pure functions of what the register knows of a campaign by a day. */
import { type Period, periodOf, periodsBetween } from '@diaban/shared/graphql/period';
import type { CriterionState, Evidence } from '../criteria/assessment-item.js';
import type { CriterionRule } from '../criteria/criterion.js';
import { voucherFor } from '../roll-up/coverage.rules.js';
import type { CampaignFacts, ComputedCriterion } from './computed-criterion.js';

/** How many whole quarters must have had outreach. */
export const QUARTERS = 4;

const NEEDED: readonly [kind: string, vietnamese: string][] = [
  ['RESOLUTION', 'nghị quyết'],
  ['PLAN', 'kế hoạch'],
  ['DECISION', 'quyết định'],
];

interface Finding {
  state: CriterionState;
  reason: string;
  period: Period;
  evidence: Evidence;
}

type Rule = (facts: CampaignFacts, asOf: string) => Finding;

const NOTHING: Evidence = { documentIds: [], activityIds: [] };

const RULES: Record<CriterionRule, Rule> = {
  OUTREACH_EACH_QUARTER: outreachEachQuarter,
  LAUNCHED_WITH_DOCUMENTS: launchedWithDocuments,
  NO_TASK_OVERDUE: noTaskOverdue,
};

/** Every rule once. @param facts null for a campaign of which nothing came back */
export function allComputed(facts: CampaignFacts | null, asOf: string): ComputedCriterion[] {
  if (facts === null) return [];
  return (Object.keys(RULES) as CriterionRule[]).map((rule) => computed(rule, facts, asOf));
}

export function computed(rule: CriterionRule, facts: CampaignFacts, asOf: string): ComputedCriterion {
  return { rule, basis: 'COMPUTED', ...RULES[rule](facts, asOf) };
}

function launchedWithDocuments({ launchedBy, documents }: CampaignFacts, asOf: string): Finding {
  const missing = NEEDED.filter(([kind]) => !documents.some((document) => document.kind === kind));
  const lacks = [...(launchedBy === null ? ['ra mắt'] : []), ...missing.map(([, vietnamese]) => vietnamese)];
  const evidence = {
    ...NOTHING,
    documentIds: documents
      .filter(({ kind }) => NEEDED.some(([needed]) => needed === kind))
      .map(({ id }) => id),
  };
  const period = periodOf(asOf);
  if (lacks.length === 0)
    return { state: 'MET', reason: 'Launched, with resolution, plan and decision', period, evidence };
  return { state: 'NOT_MET', reason: `Missing: ${lacks.join(', ')}`, period, evidence };
}

/** The last whole quarters before the day; only those that began after the launch count. */
function outreachEachQuarter({ launchedBy, outreach, coverage }: CampaignFacts, asOf: string): Finding {
  const quarters = wholeQuarters(asOf).filter(({ from }) => launchedBy !== null && from >= launchedBy);
  const [first, last] = [quarters.at(0), quarters.at(-1)];
  if (first === undefined || last === undefined)
    return {
      state: 'UNKNOWN',
      reason: 'No whole quarter has passed since the launch',
      period: periodOf(asOf),
      evidence: NOTHING,
    };
  const held = new Map(outreach.map(({ quarter, activityId }) => [quarter, activityId]));
  const period = first === last ? first : periodOf(`${first.label}/${last.label}`);
  const activityIds = quarters.flatMap(({ from }) => held.get(from) ?? []);
  const evidence = { ...NOTHING, activityIds };
  const without = quarters.filter(({ from }) => !held.has(from));
  const labels = without.map(({ label }) => label).join(', ');
  if (without.length === 0)
    return { state: 'MET', reason: `Outreach in each of ${quarters.length} quarters`, period, evidence };
  // nothing on record is no proof of nothing where the register is not known to be complete
  const known = without.some((quarter) => voucherFor(coverage, quarter) !== null);
  return known
    ? { state: 'NOT_MET', reason: `No outreach in ${labels}`, period, evidence }
    : {
        state: 'UNKNOWN',
        reason: `No outreach on record in ${labels}, where the register may have gaps`,
        period,
        evidence,
      };
}

function noTaskOverdue({ tasks, overdue }: CampaignFacts, asOf: string): Finding {
  const period = periodOf(asOf);
  if (tasks === 0) return { state: 'UNKNOWN', reason: 'No tasks are on record', period, evidence: NOTHING };
  const state = overdue === 0 ? 'MET' : 'NOT_MET';
  return { state, reason: `${overdue} of ${tasks} tasks are overdue`, period, evidence: NOTHING };
}

/** The last whole quarters that were over on a day, in order. */
function wholeQuarters(asOf: string): Period[] {
  const from = `${Number(asOf.slice(0, 4)) - 2}${asOf.slice(4, 7)}`;
  return periodsBetween(from, asOf.slice(0, 7), 'QUARTER')
    .filter(({ to }) => to <= asOf)
    .slice(-QUARTERS);
}
