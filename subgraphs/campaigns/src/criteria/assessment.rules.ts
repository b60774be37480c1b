/** When an assessment fits its set: all that is judged is stated, all that has a rule is computed, nothing is invented. */
import { Invalid } from '@diaban/shared/errors';
import { computed } from '../computed-criteria/computed-criteria.rules.js';
import type { CampaignFacts } from '../computed-criteria/computed-criterion.js';
import { type GraphFindings, isGraphRule } from '../computed-criteria/graph-findings.js';
import { lastDay, parseUuids, uuidOrNone } from '../register/entered.rules.js';
import type { AssessmentItemInput, RecordAssessmentInput } from './assessment.inputs.js';
import type { AssessmentItem, CriterionState, Evidence, StoredItem } from './assessment-item.js';
import type { Criterion } from './criterion.js';

/** A set as an assessment needs it. */
export interface AssessedSet {
  total: number;
  items: Criterion[];
}

/** What an assessor says. */
type Judgement = Pick<RecordAssessmentInput, 'assessedOn' | 'met' | 'items'>;

/** What the graph knows of the campaign on the day. */
export interface Known {
  facts: CampaignFacts;
  /** of the rules that other subgraphs compute */
  findings: GraphFindings;
}

export interface Assessed {
  met: number;
  items: StoredItem[];
}

/** @throws Invalid when totals are given for a set with items, or items for one without */
export function assessedBy(input: Judgement, set: AssessedSet, known: Known): Assessed {
  if (set.items.length === 0) return { met: totalMet(input, set.total), items: [] };
  if (input.met != null)
    throw new Invalid('The set names its criteria: give items, from which met is counted', 'met');
  const stated = input.items ?? [];
  checkNamed(stated, set.items);
  const asOf = lastDay(input.assessedOn);
  const items = set.items.map((criterion) => itemOf(criterion, stated, known, asOf));
  return { met: items.filter(({ state }) => state === 'MET').length, items };
}

function totalMet({ met, items }: Judgement, total: number): number {
  if (items != null && items.length > 0)
    throw new Invalid('Only the total of this set is known: give met, without items', 'items');
  if (met == null || met > total)
    throw new Invalid(`Only the total of this set is known: give met as 0 to ${total}`, 'met');
  return met;
}

function checkNamed(stated: readonly AssessmentItemInput[], criteria: readonly Criterion[]): void {
  for (const [at, { code, state, obstacle }] of stated.entries()) {
    const criterion = criteria.find((one) => one.code === code);
    if (!criterion) throw new Invalid(`The set has no criterion ${code}`, 'items.code');
    if (criterion.rule !== null)
      throw new Invalid(`${code} is computed by its rule ${criterion.rule}: leave it out`, 'items.code');
    if (stated.findIndex((one) => one.code === code) !== at)
      throw new Invalid(`items names ${code} twice`, 'items.code');
    if (state === 'UNKNOWN')
      throw new Invalid(
        `${code} is UNKNOWN, which only the graph finds: say MET, NOT_MET or OBSTACLE`,
        'items.state',
      );
    if (state === 'OBSTACLE' && obstacle == null)
      throw new Invalid(`${code} has an obstacle: say in obstacle what stands in the way`, 'items.obstacle');
    if (state === 'MET' && obstacle != null)
      throw new Invalid(`${code} is met: leave obstacle out, or say OBSTACLE`, 'items.obstacle');
  }
}

/** What shows a rule of another subgraph stays there, for those who may see it. */
const ELSEWHERE: Evidence = { documentIds: [], activityIds: [] };

function itemOf(
  { code, rule }: Criterion,
  stated: readonly AssessmentItemInput[],
  { facts, findings }: Known,
  asOf: string,
): StoredItem {
  if (rule !== null) {
    const { state, evidence } = isGraphRule(rule)
      ? { state: findings.get(rule) ?? 'UNKNOWN', evidence: ELSEWHERE }
      : computed(rule, facts, asOf);
    return { code, state, basis: 'COMPUTED', obstacle: null, helperId: null, ...copied(evidence) };
  }
  const item = stated.find((one) => one.code === code);
  if (!item) throw new Invalid(`items does not name ${code}: say of each criterion how it came off`, 'items');
  return {
    code,
    state: item.state,
    basis: 'STATED',
    obstacle: item.obstacle ?? null,
    helperId: uuidOrNone(item.helperId, 'items.helperId'),
    documentIds: parseUuids(item.documentIds, 'items.documentIds'),
    activityIds: parseUuids(item.activityIds, 'items.activityIds'),
  };
}

function copied({ documentIds, activityIds }: Evidence) {
  return { documentIds: [...documentIds], activityIds: [...activityIds] };
}

/** Stored items as the graph shows them. @param criteria of the set; empty where it lies out of scope */
export function itemsOf(
  items: readonly StoredItem[],
  criteria: readonly Criterion[],
  states: readonly CriterionState[] | null | undefined,
): AssessmentItem[] {
  return items
    .filter(({ state }) => states == null || states.includes(state))
    .map(({ code, state, basis, obstacle, helperId, documentIds, activityIds }) => ({
      criterion: criteria.find((one) => one.code === code) ?? {
        code,
        title: code,
        section: null,
        rule: null,
      },
      state,
      basis,
      obstacle,
      helper: helperId === null ? null : { id: helperId },
      evidence: { documentIds, activityIds },
    }));
}
