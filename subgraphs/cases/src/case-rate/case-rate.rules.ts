/** When a rate may be shown: not over few cases, where it tells them, nor over few residents, where it tells nothing. */
import { type Measure, type MeasureStatus, measure, SMALL_CELL } from '@diaban/shared/graphql/measure';
import type { Period } from '@diaban/shared/graphql/period';

/** No rate is counted on fewer residents. */
export const FEWEST_RESIDENTS = 500;
const PER = 1_000;

/** The population that a rate is counted on. @param residents null: the subgraph of units states none */
export function statedPopulation(residents: Measure | null, period: Period): Measure {
  const source = 'No statement of the population in the graph';
  return residents ?? measure({ value: null, provenance: 'REPORTED', period, source });
}

/** A count for every thousand residents. */
export function ratePerThousand(count: Measure, population: Measure): Measure {
  const { period } = count;
  const provenance =
    count.provenance === 'SYNTHETIC' || population.provenance === 'SYNTHETIC' ? 'SYNTHETIC' : 'COMPUTED';
  const source = [...new Set([count.source, population.source])].join('; ');
  const status = statusOf(count, population);
  const value =
    status === 'REPORTED' || status === 'ZERO'
      ? Math.round((count.value! / population.value!) * PER * 100) / 100
      : null;
  return { value, status, band: null, provenance, period, source };
}

function statusOf(count: Measure, population: Measure): MeasureStatus {
  if (count.status === 'NOT_REPORTED' || population.value === null || population.value === 0)
    return 'NOT_REPORTED';
  if (count.value === null || population.value < FEWEST_RESIDENTS) return 'SUPPRESSED';
  // none is none, on however many residents
  if (count.value === 0) return 'ZERO';
  return count.value < SMALL_CELL ? 'SUPPRESSED' : 'REPORTED';
}
