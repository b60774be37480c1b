/** Corrections by entry, batched over the request. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import { checkCursor } from '@diaban/shared/graphql/dated-list';
import { LoaderWithArgs } from '@diaban/shared/graphql/loaders';
import { keysetOf, type Page, type PageArgs } from '@diaban/shared/graphql/page';
import { pageLoader } from '@diaban/shared/graphql/page-loader';
import type { RegisterCorrection } from './register-correction.js';
import { type CorrectedEntity, RegisterCorrectionRepository } from './register-correction.repository.js';
import { correctionOf } from './register-correction.rules.js';

export function registerCorrectionLoaders(db: RequestDatabase) {
  const repository = new RegisterCorrectionRepository(db);
  const correctionsOf = (entity: CorrectedEntity) =>
    new LoaderWithArgs<string, PageArgs, Page<RegisterCorrection>>((args) => {
      const keyset = keysetOf(args, `${entity}-corrections`, 1);
      checkCursor(keyset, Number.isInteger(keyset.after?.[0]));
      return pageLoader(
        async (ids: readonly string[]) =>
          (await repository.of(entity, ids, keyset)).map((row) => ({
            ...correctionOf(row),
            parentKey: row.parentKey,
          })),
        keyset,
        ({ position }) => [position],
      );
    });
  return {
    correctionsOfCampaign: correctionsOf('Campaign'),
    correctionsOfDocument: correctionsOf('Document'),
    correctionsOfAssessment: correctionsOf('CriteriaAssessment'),
  };
}
