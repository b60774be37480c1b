/** How a statistic is shown: as stated, or as "not reported"; and how far data on ethnic groups must be blurred. */
import { type Measure, measure } from '@diaban/shared/graphql/measure';
import { periodOf } from '@diaban/shared/graphql/period';
import type { LeveledStatistic } from './statistic.repository.js';

/** @param day the day asked about, which a missing statement is about */
export function statisticMeasure(row: LeveledStatistic | null, day: string): Measure {
  if (row === null) {
    return measure({
      value: null,
      provenance: 'REPORTED',
      period: periodOf(day),
      source: 'No statement in the graph',
    });
  }
  return measure({
    value: row.value,
    provenance: row.provenance,
    period: periodOf(row.period),
    source: row.source,
  });
}

/** A share is shown for communes and larger units only, rounded to 10 percent, so that it does not describe families. */
export function ethnicShareMeasure(row: LeveledStatistic | null, day: string): Measure {
  const exact = statisticMeasure(row, day);
  if (exact.value === null) return exact;
  if (row?.level === 'NEIGHBOURHOOD') return { ...exact, value: null, status: 'SUPPRESSED' };
  const value = Math.round(exact.value * 10) / 10;
  return { ...exact, value, status: value === 0 ? 'ZERO' : 'REPORTED' };
}
