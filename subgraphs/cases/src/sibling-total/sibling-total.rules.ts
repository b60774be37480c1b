/** Lays the totals of a unit beside another out as a series without gaps. */
import { type Measure, measure } from '@diaban/shared/graphql/measure';
import type { Period } from '@diaban/shared/graphql/period';
import { formatUnitId } from '@diaban/shared/scope/unit-id';
import { UNKNOWN_CASES } from '../case-statistic/case-statistic.rules.js';
import { figureOf, type Voucher, voucherFor } from '../coverage/coverage.rules.js';
import { hiddenMeasure } from '../suppression/suppression.rules.js';
import type { SiblingTotal } from './sibling-total.js';
import type { SiblingCell, SiblingRow } from './sibling-total.repository.js';

export function siblingTotal(
  { unitId, code, spans, cells }: SiblingRow,
  periods: readonly Period[],
): SiblingTotal {
  const counted = new Map(cells.map((cell) => [cell.from, cell]));
  const totals = periods.map((period) => {
    const voucher = voucherFor(spans, period);
    const cell = counted.get(period.from) ?? null;
    return {
      period,
      cases: shown(voucher, period, cell, 'cases'),
      subjects: shown(voucher, period, cell, 'subjects'),
    };
  });
  return { localityId: formatUnitId(unitId), code, totals };
}

function shown(
  voucher: Voucher | null,
  period: Period,
  cell: SiblingCell | null,
  what: 'cases' | 'subjects',
): Measure {
  const count = cell && { value: cell[what], synthetic: cell.synthetic };
  const figure = figureOf(voucher, count, period, UNKNOWN_CASES);
  return voucher !== null && cell?.[`${what}Hidden`] ? hiddenMeasure(figure, false) : measure(figure);
}
