/** The rules that the graph computes: pure functions of what the register knows of a campaign by a day. */
import type { Provenance } from '@diaban/shared/graphql/measure';
import { type Period, periodOf, periodsBetween } from '@diaban/shared/graphql/period';
import type { CriterionState, Evidence } from '../criteria/assessment-item.js';
import type { OwnRule } from '../criteria/criterion.js';
import { voucherFor } from '../roll-up/coverage.rules.js';
import { derivedProvenance, provenanceOf } from '../roll-up/provenance.rules.js';
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
  /** of what was looked at besides the campaign */
  restsOn: Provenance[];
}

type Rule = (facts: CampaignFacts, asOf: string) => Finding;

const NOTHING: Evidence = { documentIds: [], activityIds: [] };

const RULES: Record<OwnRule, Rule> = {
  OUTREACH_EACH_QUARTER: outreachEachQuarter,
  LAUNCHED_WITH_DOCUMENTS: launchedWithDocuments,
  NO_TASK_OVERDUE: noTaskOverdue,
};

/** Every rule of this register once. @param facts null for a campaign of which nothing came back */
export function allComputed(facts: CampaignFacts | null, asOf: string): ComputedCriterion[] {
  if (facts === null) return [];
  return (Object.keys(RULES) as OwnRule[]).map((rule) => computed(rule, facts, asOf));
}

export function computed(rule: OwnRule, facts: CampaignFacts, asOf: string): ComputedCriterion {
  const { restsOn, ...finding } = RULES[rule](facts, asOf);
  const provenance = derivedProvenance(provenanceOf([facts.provenance, ...restsOn]));
  return { rule, basis: 'COMPUTED', provenance, ...finding };
}

function launchedWithDocuments({ launchedBy, documents }: CampaignFacts, asOf: string): Finding {
  const used = documents.filter(({ kind }) => NEEDED.some(([needed]) => needed === kind));
  const missing = NEEDED.filter(([kind]) => !used.some((document) => document.kind === kind));
  const lacks = [...(launchedBy === null ? ['ra mắt'] : []), ...missing.map(([, vietnamese]) => vietnamese)];
  const met = lacks.length === 0;
  return {
    state: met ? 'MET' : 'NOT_MET',
    reason: met ? 'Launched, with resolution, plan and decision' : `Missing: ${lacks.join(', ')}`,
    period: periodOf(asOf),
    evidence: { ...NOTHING, documentIds: used.map(({ id }) => id) },
    restsOn: used.map(({ provenance }) => provenance),
  };
}

/** The last whole quarters before the day; only those that began after the launch count. */
function outreachEachQuarter({ launchedBy, outreach, coverage }: CampaignFacts, asOf: string): Finding {
  const quarters = wholeQuarters(asOf).filter(({ from }) => launchedBy !== null && from >= launchedBy);
  const [first, last] = [quarters.at(0), quarters.at(-1)];
  if (first === undefined || last === undefined)
    return unknown('No whole quarter has passed since the launch', periodOf(asOf));
  const period = first === last ? first : periodOf(`${first.label}/${last.label}`);
  const held = outreach.filter(({ quarter }) => quarters.some(({ from }) => from === quarter));
  const without = quarters.filter(({ from }) => !held.some(({ quarter }) => quarter === from));
  const found = {
    period,
    evidence: { ...NOTHING, activityIds: held.map(({ activityId }) => activityId) },
    restsOn: held.map(({ provenance }) => provenance),
  };
  if (without.length === 0)
    return { ...found, state: 'MET', reason: `Outreach in each of ${quarters.length} quarters` };
  const labels = (some: readonly Period[]) => some.map(({ label }) => label).join(', ');
  // nothing on record is no proof of nothing where the register is not known to be complete
  const silent = without.filter((quarter) => voucherFor(coverage, quarter) !== null);
  if (silent.length === 0)
    return {
      ...found,
      state: 'UNKNOWN',
      reason: `No outreach on record in ${labels(without)}, where the register may have gaps`,
    };
  const vouchers = silent.flatMap((quarter) => voucherFor(coverage, quarter) ?? []);
  const restsOn = [...found.restsOn, ...vouchers.map(({ provenance }) => provenance)];
  return { ...found, restsOn, state: 'NOT_MET', reason: `No outreach in ${labels(silent)}` };
}

function noTaskOverdue({ tasks, overdue, taskProvenances }: CampaignFacts, asOf: string): Finding {
  if (tasks === 0) return unknown('No tasks are on record', periodOf(asOf));
  return {
    state: overdue === 0 ? 'MET' : 'NOT_MET',
    reason: `${overdue} of ${tasks} tasks are overdue`,
    period: periodOf(asOf),
    evidence: NOTHING,
    restsOn: taskProvenances ?? [],
  };
}

function unknown(reason: string, period: Period): Finding {
  return { state: 'UNKNOWN', reason, period, evidence: NOTHING, restsOn: [] };
}

/** The last whole quarters that were over on a day, in order. */
function wholeQuarters(asOf: string): Period[] {
  const from = `${Number(asOf.slice(0, 4)) - 2}${asOf.slice(4, 7)}`;
  return periodsBetween(from, asOf.slice(0, 7), 'QUARTER')
    .filter(({ to }) => to <= asOf)
    .slice(-QUARTERS);
}
