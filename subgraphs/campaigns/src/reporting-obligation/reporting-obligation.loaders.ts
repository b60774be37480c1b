/** Loads reporting obligations for many keys with one statement. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import { LoaderWithArgs, loadOne } from '@diaban/shared/graphql/loaders';
import type { Keyset } from '@diaban/shared/graphql/page';
import { pageLoader } from '@diaban/shared/graphql/page-loader';
import { positionOf } from '../register/register-list.js';
import { ReportingObligationRepository } from './reporting-obligation.repository.js';

export function reportingObligationLoaders(db: RequestDatabase) {
  const obligations = new ReportingObligationRepository(db);
  return {
    obligations,
    obligationById: loadOne(
      (ids: readonly string[]) => obligations.findByIds(ids),
      ({ id }) => id,
    ),
    obligationReplacing: loadOne(
      (ids: readonly string[]) => obligations.findReplacing(ids),
      ({ replacesId }) => replacesId!,
    ),
    obligationsOfCampaign: new LoaderWithArgs((keyset: Keyset) =>
      pageLoader(
        (campaigns: readonly string[]) => obligations.ofCampaigns(campaigns, keyset),
        keyset,
        positionOf,
      ),
    ),
  };
}
