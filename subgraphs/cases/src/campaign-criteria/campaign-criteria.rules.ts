/** When the criteria on hotspots and cases are met: none of what was counted, where a register vouches for the count. */
import type { CriterionState } from '@diaban/shared/graphql/criterion-enums';
import { type Measure, measure } from '@diaban/shared/graphql/measure';
import { periodOf } from '@diaban/shared/graphql/period';
import { UNKNOWN_CASES } from '../case-statistic/case-statistic.rules.js';
import { type Count, figureOf, voucherFor } from '../coverage/coverage.rules.js';
import { HOTSPOT_KINDS, type HotspotKind } from '../hotspot/hotspot.js';
import { UNKNOWN_HOTSPOTS } from '../hotspot/hotspot.rules.js';
import type { CampaignCriteriaRow } from './campaign-criteria.repository.js';
import type { CaseCriterion, CaseCriterionRule } from './case-criterion.js';

const VIETNAMESE: Record<HotspotKind, string> = {
  GATHERING_POINT: 'tụ điểm',
  RETAIL_POINT: 'điểm bán lẻ',
  RING: 'đường dây',
  PUBLIC_ORDER_SPOT: 'điểm nóng',
};

/** Each rule once. */
export function caseCriteria(row: CampaignCriteriaRow): CaseCriterion[] {
  return [noOpenHotspot(row), noCaseInTwelveMonths(row)];
}

function noOpenHotspot({ unitId, hotspotDay, hotspotSpans, open }: CampaignCriteriaRow): CaseCriterion {
  const period = periodOf(hotspotDay);
  const total: Count = {
    value: open.reduce((sum, { value }) => sum + (value ?? 0), 0),
    synthetic: open.some(({ synthetic }) => synthetic),
  };
  const figure = measure(figureOf(voucherFor(hotspotSpans, period), total, period, UNKNOWN_HOTSPOTS));
  const kinds = HOTSPOT_KINDS.flatMap((kind) => open.filter((count) => count.kind === kind));
  const found = kinds.map(({ kind, value }) => `${value} ${VIETNAMESE[kind]}`).join(', ');
  return criterion(unitId, 'NO_OPEN_HOTSPOT', figure, total.synthetic, {
    met: 'Không còn tụ điểm, điểm bán lẻ, đường dây, điểm nóng: no hotspot was open',
    notMet: `Còn hoạt động: ${found} were open`,
    unknown: 'Chưa rõ: no register of hotspots covers this day',
  });
}

function noCaseInTwelveMonths(row: CampaignCriteriaRow): CaseCriterion {
  const { unitId, casesFrom, casesTo, caseSpans, cases } = row;
  const period = periodOf(`${casesFrom}/${casesTo}`);
  const figure = measure(figureOf(voucherFor(caseSpans, period), cases, period, UNKNOWN_CASES));
  return criterion(unitId, 'NO_CASE_IN_12_MONTHS', figure, cases.synthetic, {
    met: 'Không phát sinh vụ việc: no case in the twelve months',
    notMet: `Phát sinh vụ việc: ${cases.value} cases in the twelve months`,
    unknown: 'Chưa rõ: no register of cases covers the whole of the twelve months',
  });
}

function criterion(
  unitId: number,
  rule: CaseCriterionRule,
  figure: Measure,
  synthetic: boolean,
  reasons: Record<'met' | 'notMet' | 'unknown', string>,
): CaseCriterion {
  const { value, period } = figure;
  const [state, reason]: [CriterionState, string] =
    value === null
      ? ['UNKNOWN', reasons.unknown]
      : value === 0
        ? ['MET', reasons.met]
        : ['NOT_MET', reasons.notMet];
  const provenance = synthetic || figure.provenance === 'SYNTHETIC' ? 'SYNTHETIC' : 'COMPUTED';
  const evidence = { unitId, rule, period };
  return { rule, state, basis: 'COMPUTED', provenance, period, reason, figure, evidence };
}
