/** Published figures by identity, by list and by unit, each batched over the request. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import { datedKeyset } from '@diaban/shared/graphql/dated-list';
import { LoaderWithArgs, loadOne } from '@diaban/shared/graphql/loaders';
import { type Page, type PageArgs, toPage } from '@diaban/shared/graphql/page';
import { pageLoader } from '@diaban/shared/graphql/page-loader';
import type { UnitLoader } from '@diaban/shared/graphql/unit-reference';
import { knownUnits } from '../references/units.js';
import type { PublishedCaseFigure } from './published-case-figure.js';
import { PublishedCaseFigureRepository } from './published-case-figure.repository.js';

export function publishedCaseFigureLoaders(db: RequestDatabase, units: UnitLoader) {
  const repository = new PublishedCaseFigureRepository(db);
  return {
    publishedCaseFigureById: loadOne(
      (ids: readonly string[]) => repository.byIds(ids),
      ({ id }) => id,
    ),
    publishedCaseFigures: async (args: PageArgs): Promise<Page<PublishedCaseFigure>> => {
      const keyset = datedKeyset(args, 'publishedCaseFigures');
      return toPage(await repository.list(keyset), keyset, position);
    },
    publishedCaseFiguresByLocality: new LoaderWithArgs<number, PageArgs, Page<PublishedCaseFigure>>(
      (args) => {
        const keyset = datedKeyset(args, 'publishedCaseFigures');
        return pageLoader(
          async (unitIds) => repository.below(await knownUnits(unitIds, units), keyset),
          keyset,
          position,
        );
      },
    ),
  };
}

function position({ periodTo, id }: PublishedCaseFigure) {
  return [periodTo, id];
}
