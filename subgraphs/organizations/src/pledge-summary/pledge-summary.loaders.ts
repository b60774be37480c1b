/** Summaries of many units of one time, with one statement. */
import DataLoader from 'dataloader';
import type { PledgeSummary } from './pledge-summary.js';
import type { PledgeSummaryRepository } from './pledge-summary.repository.js';
import { type RollUpPart, type SummaryTime, summaryOf } from './pledge-summary.rules.js';

export function summaryLoader(
  repository: PledgeSummaryRepository,
  time: SummaryTime,
): DataLoader<number, PledgeSummary> {
  return new DataLoader<number, PledgeSummary>(async (unitIds) => {
    const parts = new Map<number, RollUpPart[]>(unitIds.map((unitId) => [unitId, []]));
    for (const part of await repository.rollUp(unitIds, time)) parts.get(part.unitId)?.push(part);
    return unitIds.map((unitId) => summaryOf(parts.get(unitId) ?? [], time));
  });
}
