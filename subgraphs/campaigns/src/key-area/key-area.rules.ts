/** Classes a unit by a rule set. What hangs on a threshold that was not read is UNKNOWN, never a guess. */
import type { AreaClass, AreaCriterion, ClassRule, Indicator, RuleSet } from './key-area-rule-sets.js';

/** What is known of a unit; an indicator that nobody stated is left out or null. */
export type UnitFacts = Readonly<
  Partial<Record<Exclude<Indicator, 'CRITERIA_ON_KEY_ROUTE'>, number | null>>
> & {
  /** null: not known */
  onKeyRoute: boolean | null;
};

export type Verdict = 'MET' | 'NOT_MET' | 'UNKNOWN';

/** The classes of communes, from the highest down. */
export type CommuneClass = Extract<AreaClass, 'TYPE_I' | 'TYPE_II' | 'TYPE_III'>;

/** @returns the class, NONE, or UNKNOWN where it hangs on what is not known */
export function communeClassOf(set: RuleSet, facts: UnitFacts): CommuneClass | 'NONE' | 'UNKNOWN' {
  for (const areaClass of ['TYPE_I', 'TYPE_II', 'TYPE_III'] as const) {
    const verdict = classVerdict(set, areaClass, facts);
    if (verdict === 'MET') return areaClass;
    if (verdict === 'UNKNOWN') return 'UNKNOWN';
  }
  return 'NONE';
}

/** Whether the unit meets what a class asks for, or more. */
export function classVerdict(set: RuleSet, areaClass: AreaClass, facts: UnitFacts): Verdict {
  const rule = ruleOf(set, areaClass);
  if (rule === undefined || rule.needed === null) return 'UNKNOWN';
  const verdicts = rule.criteria.map(({ code }) => criterionVerdict(set, areaClass, code, facts));
  const met = verdicts.filter((verdict) => verdict === 'MET').length;
  if (met >= rule.needed) return 'MET';
  const open = verdicts.filter((verdict) => verdict === 'UNKNOWN').length;
  return rule.complete && met + open < rule.needed ? 'NOT_MET' : 'UNKNOWN';
}

/** Whether the unit meets a criterion of a class, or what a higher class asks for in its place. */
export function criterionVerdict(
  set: RuleSet,
  areaClass: AreaClass,
  code: string,
  facts: UnitFacts,
): Verdict {
  const criterion = ruleOf(set, areaClass)?.criteria.find((one) => one.code === code);
  if (criterion === undefined) return 'UNKNOWN';
  const verdicts = criterion.anyOf.map(({ indicator }) =>
    indicator === 'CRITERIA_ON_KEY_ROUTE'
      ? routeVerdict(set, areaClass, criterion, facts)
      : reached(facts[indicator] ?? null, boundsFrom(set, areaClass, code, indicator)),
  );
  return anyOf(verdicts);
}

/**
 * Compares a value with the bound of its class, and with the known bounds of higher classes, which lie above it.
 * A bound that was not read is above zero: otherwise every unit would be a key area.
 */
function reached(value: number | null, [own, ...higher]: readonly (number | null)[]): Verdict {
  if (value === null) return 'UNKNOWN';
  if (own !== null && own !== undefined) return value >= own ? 'MET' : 'NOT_MET';
  if (higher.some((bound) => bound !== null && value >= bound)) return 'MET';
  return value === 0 ? 'NOT_MET' : 'UNKNOWN';
}

/** The bounds of an indicator from a class up to the highest. */
function boundsFrom(
  set: RuleSet,
  areaClass: AreaClass,
  code: string,
  indicator: Indicator,
): (number | null)[] {
  const order: AreaClass[] = ['TYPE_III', 'TYPE_II', 'TYPE_I'];
  const from = order.indexOf(areaClass);
  return (from === -1 ? [areaClass] : order.slice(from)).map(
    (each) =>
      ruleOf(set, each)
        ?.criteria.find((one) => one.code === code)
        ?.anyOf.find((one) => one.indicator === indicator)?.atLeast ?? null,
  );
}

/** Enough of the other criteria, at type III or higher, in a unit on a key route. */
function routeVerdict(
  set: RuleSet,
  areaClass: AreaClass,
  { code, anyOf: thresholds }: AreaCriterion,
  facts: UnitFacts,
): Verdict {
  if (facts.onKeyRoute === false) return 'NOT_MET';
  const bound = thresholds[0]?.atLeast ?? null;
  const others = (ruleOf(set, areaClass)?.criteria ?? []).filter((one) => one.code !== code);
  const verdicts = others.map((one) => criterionVerdict(set, 'TYPE_III', one.code, facts));
  const met = verdicts.filter((verdict) => verdict === 'MET').length;
  const open = verdicts.filter((verdict) => verdict === 'UNKNOWN').length;
  if (met + open === 0 || (bound !== null && met + open < bound)) return 'NOT_MET';
  return bound !== null && met >= bound && facts.onKeyRoute ? 'MET' : 'UNKNOWN';
}

function anyOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('MET')) return 'MET';
  return verdicts.includes('UNKNOWN') ? 'UNKNOWN' : 'NOT_MET';
}

function ruleOf(set: RuleSet, areaClass: AreaClass): ClassRule | undefined {
  return set.classes.find((one) => one.areaClass === areaClass);
}
