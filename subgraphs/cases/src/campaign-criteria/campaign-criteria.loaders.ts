/** Criteria on hotspots and cases by unit: the units that are asked for the same day form one batch. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import { LoaderWithArgs } from '@diaban/shared/graphql/loaders';
import { today } from '@diaban/shared/graphql/today';
import { seriesLoader } from '../series/series.loaders.js';
import { CampaignCriteriaRepository } from './campaign-criteria.repository.js';
import { caseCriteria } from './campaign-criteria.rules.js';
import type { CaseCriterion } from './case-criterion.js';

export function campaignCriteriaLoaders(db: RequestDatabase) {
  const repository = new CampaignCriteriaRepository(db);
  return {
    caseCriteriaByLocality: new LoaderWithArgs<number, string | null, CaseCriterion[]>((asOf) =>
      seriesLoader((unitIds) => repository.facts(unitIds, asOf, today()), caseCriteria),
    ),
  };
}
