/** When a rate is given, and how much it is. */
import { type Measure, measure, type Provenance } from '@diaban/shared/graphql/measure';
import { derivedProvenance, provenanceOf } from '../roll-up/provenance.rules.js';
import type { OutreachRate } from './outreach-rate.js';
import type { OutreachSummary } from './outreach-summary.js';

/** Below these a rate says more of single persons, or of chance, than of the unit. */
const LEAST_REACH = 5;
const LEAST_POPULATION = 500;

/** @param population as the graph knows it; null where the caller's scope shows none */
export function ratesOf(series: readonly OutreachSummary[], population: Measure | null): OutreachRate[] {
  return series.map(({ period, reach }) => {
    const basis: Measure =
      population ??
      measure({ value: null, provenance: 'REGISTERED', period, source: 'No population is known' });
    return { period, reach, population: basis, reachPer1000: rateOf(reach, basis) };
  });
}

function rateOf(reach: Measure, population: Measure): Measure {
  const { period } = reach;
  const source = `${reach.source}; inhabitants ${population.period.label}: ${population.source}`;
  const provenance: Provenance = derivedProvenance(provenanceOf([reach.provenance, population.provenance]));
  const figure = { provenance, period, source };
  const hidden = { ...measure({ ...figure, value: null }), status: 'SUPPRESSED' as const };
  if (reach.status === 'SUPPRESSED' || population.status === 'SUPPRESSED') return hidden;
  if (reach.value === null || population.value === null) return measure({ ...figure, value: null });
  // none is none, on however many inhabitants
  if (reach.value === 0) return measure({ ...figure, value: 0 });
  if (reach.value < LEAST_REACH || population.value < LEAST_POPULATION) return hidden;
  return measure({ ...figure, value: Math.round((reach.value / population.value) * 10_000) / 10 });
}
