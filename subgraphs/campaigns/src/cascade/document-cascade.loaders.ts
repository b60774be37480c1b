/** Loads the cascades of many documents with one statement, and the documents in them with another. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import { LoaderWithArgs, loadOne } from '@diaban/shared/graphql/loaders';
import type { Keyset, Page } from '@diaban/shared/graphql/page';
import { pageLoader } from '@diaban/shared/graphql/page-loader';
import type DataLoader from 'dataloader';
import type { Document } from '../document/document.js';
import type { CascadeStep, StepRow } from './document-cascade.js';
import { DocumentCascadeRepository } from './document-cascade.repository.js';
import { stepOf, stepPosition, type WantedCascade } from './document-cascade.rules.js';

export interface WantedSteps {
  wanted: WantedCascade;
  keyset: Keyset;
}

export function documentCascadeLoaders(
  db: RequestDatabase,
  documentById: DataLoader<string, Document | null>,
) {
  const cascades = new DocumentCascadeRepository(db);
  const steps = new LoaderWithArgs(({ wanted, keyset }: WantedSteps) =>
    pageLoader(
      (documents: readonly string[]) => cascades.steps(documents, wanted, keyset),
      keyset,
      stepPosition,
    ),
  );
  const inFull = async ({ nodes, pageInfo }: Page<StepRow>): Promise<Page<CascadeStep>> => {
    const pairs = await Promise.all(
      nodes.map((row) => Promise.all([documentById.load(row.documentId), documentById.load(row.parentId)])),
    );
    const found = nodes.flatMap((row, at) => {
      const [document, parent] = pairs[at]!;
      return document && parent ? stepOf(row, document, parent) : [];
    });
    return { nodes: found, pageInfo };
  };
  return {
    cascadeBelow: async (documentId: string, wanted: WantedSteps) =>
      inFull(await steps.load(documentId, wanted)),
    documentCoverages: new LoaderWithArgs((wanted: WantedCascade) =>
      loadOne(
        (documents: readonly string[]) => cascades.coverage(documents, wanted),
        ({ documentId }) => documentId,
      ),
    ),
  };
}
