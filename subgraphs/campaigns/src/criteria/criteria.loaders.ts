/** Loads criteria sets and assessments for many keys with one statement. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import { LoaderWithArgs, loadMany, loadOne } from '@diaban/shared/graphql/loaders';
import type { Keyset } from '@diaban/shared/graphql/page';
import { pageLoader } from '@diaban/shared/graphql/page-loader';
import { positionOf } from '../register/register-list.js';
import { CriteriaRepository } from './criteria.repository.js';

export function criteriaLoaders(db: RequestDatabase) {
  const criteria = new CriteriaRepository(db);
  return {
    criteria,
    criteriaSetById: loadOne(
      (ids: readonly string[]) => criteria.setsByIds(ids),
      ({ id }) => id,
    ),
    assessmentById: loadOne(
      (ids: readonly string[]) => criteria.assessmentsByIds(ids),
      ({ id }) => id,
    ),
    latestAssessments: new LoaderWithArgs((asOf: string) =>
      loadMany(
        (campaigns: readonly string[]) => criteria.latestAssessments(campaigns, asOf),
        ({ campaignId }) => campaignId,
      ),
    ),
    assessmentsOfCampaign: new LoaderWithArgs((keyset: Keyset) =>
      pageLoader(
        (campaigns: readonly string[]) => criteria.assessmentsOf(campaigns, keyset),
        keyset,
        positionOf,
      ),
    ),
  };
}
