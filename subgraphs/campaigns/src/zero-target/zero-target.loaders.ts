/** Loads statements on zero targets for many keys with one statement. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import { LoaderWithArgs, loadMany, loadOne } from '@diaban/shared/graphql/loaders';
import type { Keyset } from '@diaban/shared/graphql/page';
import { pageLoader } from '@diaban/shared/graphql/page-loader';
import { positionOf } from '../register/register-list.js';
import { ZeroTargetRepository } from './zero-target.repository.js';

export function zeroTargetLoaders(db: RequestDatabase) {
  const statements = new ZeroTargetRepository(db);
  return {
    zeroTargetStatementById: loadOne(
      (ids: readonly string[]) => statements.findByIds(ids),
      ({ id }) => id,
    ),
    latestZeroTargetStatements: new LoaderWithArgs((asOf: string) =>
      loadMany(
        (campaigns: readonly string[]) => statements.latest(campaigns, asOf),
        ({ campaignId }) => campaignId,
      ),
    ),
    zeroTargetStatementsOfCampaign: new LoaderWithArgs((keyset: Keyset) =>
      pageLoader(
        (campaigns: readonly string[]) => statements.ofCampaigns(campaigns, keyset),
        keyset,
        positionOf,
      ),
    ),
  };
}
