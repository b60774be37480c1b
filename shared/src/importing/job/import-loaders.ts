/** What requests load imports through, to be spread among a subgraph's own loaders. */
import type { RequestDatabase } from '../../database/scoped-database.js';
import { LoaderWithArgs } from '../../graphql/loaders.js';
import type { Keyset, Page } from '../../graphql/page.js';
import { pageLoader } from '../../graphql/page-loader.js';
import type { ImportFault } from './import-fault.js';
import { ImportJobRepository } from './import-job.repository.js';

export interface ImportLoaders {
  importFaults: LoaderWithArgs<string, Keyset, Page<ImportFault>>;
}

export function importLoaders(db: RequestDatabase): ImportLoaders {
  const jobs = new ImportJobRepository(db);
  return {
    importFaults: new LoaderWithArgs((keyset: Keyset) =>
      pageLoader(
        (ids: readonly string[]) => jobs.faults(ids, keyset),
        keyset,
        ({ number }) => [number],
      ),
    ),
  };
}
