/** The rates of a unit: the same series as its statistics, each figure on the same population. */
import type { CaseStatisticsArgs } from '../case-statistic/case-statistic.js';
import type { CasesLoaders } from '../loaders.js';
import type { Locality } from '../references/locality.js';
import type { CaseRate } from './case-rate.js';
import { ratePerThousand, statedPopulation } from './case-rate.rules.js';

export async function caseRates(
  { unitId, residents }: Locality,
  args: CaseStatisticsArgs,
  { caseStatisticsByLocality }: CasesLoaders,
): Promise<CaseRate[]> {
  const statistics = await caseStatisticsByLocality.load(unitId, args);
  return statistics.map(({ period, offence, stage, cases, subjects }) => {
    const population = statedPopulation(residents ?? null, period);
    return {
      period,
      offence,
      stage,
      cases: ratePerThousand(cases, population),
      subjects: ratePerThousand(subjects, population),
      population,
    };
  });
}
