/** Loads clubs and projects, their counts and summaries for many keys with one statement. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import { LoaderWithArgs, loadOne } from '@diaban/shared/graphql/loaders';
import type { Keyset } from '@diaban/shared/graphql/page';
import { pageLoader } from '@diaban/shared/graphql/page-loader';
import { positionOf } from '../register/register-list.js';
import { SupportRepository } from './support.repository.js';
import type { WantedSupport } from './support.rules.js';

export function supportLoaders(db: RequestDatabase) {
  const support = new SupportRepository(db);
  return {
    support,
    supportProjectById: loadOne(
      (ids: readonly string[]) => support.findByIds(ids),
      ({ id }) => id,
    ),
    supportUnderUnit: new LoaderWithArgs(({ wanted, keyset }: { wanted: WantedSupport; keyset: Keyset }) =>
      pageLoader((units: readonly number[]) => support.underUnits(units, wanted, keyset), keyset, positionOf),
    ),
    latestSupportCount: new LoaderWithArgs((asOf: string) =>
      loadOne(
        (projects: readonly string[]) => support.latestCounts(projects, asOf),
        ({ projectId }) => projectId,
      ),
    ),
    supportRollUps: new LoaderWithArgs((asOf: string) =>
      loadOne(
        (units: readonly number[]) => support.summaries(units, asOf),
        ({ unitId }) => unitId,
      ),
    ),
  };
}
