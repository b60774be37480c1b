/** Corrections by case, batched over the request. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import { checkCursor } from '@diaban/shared/graphql/dated-list';
import { LoaderWithArgs } from '@diaban/shared/graphql/loaders';
import { keysetOf, type Page, type PageArgs } from '@diaban/shared/graphql/page';
import { pageLoader } from '@diaban/shared/graphql/page-loader';
import type { CaseCorrection } from './case-correction.js';
import { CaseCorrectionRepository } from './case-correction.repository.js';
import { correctionOf } from './case-correction.rules.js';

export function caseCorrectionLoaders(db: RequestDatabase) {
  const repository = new CaseCorrectionRepository(db);
  return {
    correctionsByCase: new LoaderWithArgs<string, PageArgs, Page<CaseCorrection>>((args) => {
      const keyset = keysetOf(args, 'corrections', 1);
      checkCursor(keyset, Number.isInteger(keyset.after?.[0]));
      return pageLoader(
        async (caseIds: readonly string[]) =>
          (await repository.ofCases(caseIds, keyset)).map((row) => ({
            ...correctionOf(row),
            parentKey: row.parentKey,
          })),
        keyset,
        ({ position }) => [position],
      );
    }),
  };
}
