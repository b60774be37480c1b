/** Loads documents and their cascade for many keys with one statement. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import { LoaderWithArgs, loadMany, loadOne } from '@diaban/shared/graphql/loaders';
import type { Keyset } from '@diaban/shared/graphql/page';
import { pageLoader } from '@diaban/shared/graphql/page-loader';
import { positionOf } from '../register/register-list.js';
import { DocumentRepository } from './document.repository.js';
import type { WantedDocuments } from './document.rules.js';

export function documentLoaders(db: RequestDatabase) {
  const documents = new DocumentRepository(db);
  return {
    documents,
    documentById: loadOne(
      (ids: readonly string[]) => documents.findByIds(ids),
      ({ id }) => id,
    ),
    documentsUnderUnit: new LoaderWithArgs(
      ({ wanted, keyset }: { wanted: WantedDocuments; keyset: Keyset }) =>
        pageLoader(
          (units: readonly number[]) => documents.underUnits(units, wanted, keyset),
          keyset,
          positionOf,
        ),
    ),
    documentsOfCampaign: new LoaderWithArgs((keyset: Keyset) =>
      pageLoader(
        (campaigns: readonly string[]) => documents.ofCampaigns(campaigns, keyset),
        keyset,
        positionOf,
      ),
    ),
    documentsImplementing: new LoaderWithArgs((keyset: Keyset) =>
      pageLoader((parents: readonly string[]) => documents.implementing(parents, keyset), keyset, positionOf),
    ),
    documentsSuperseded: new LoaderWithArgs((keyset: Keyset) =>
      pageLoader((ids: readonly string[]) => documents.superseded(ids, keyset), keyset, positionOf),
    ),
    documentsSuperseding: new LoaderWithArgs((keyset: Keyset) =>
      pageLoader((ids: readonly string[]) => documents.superseding(ids, keyset), keyset, positionOf),
    ),
    implementationsOf: loadMany(
      (ids: readonly string[]) => documents.implementations(ids),
      ({ documentId }) => documentId,
    ),
  };
}
