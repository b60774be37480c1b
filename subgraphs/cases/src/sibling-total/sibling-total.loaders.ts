/** Totals of the units beside others: the units that are asked for the same series form one batch. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import { LoaderWithArgs, loadMany } from '@diaban/shared/graphql/loaders';
import { type SeriesArgs, seriesPeriods } from '../series/series.js';
import { SiblingTotalRepository } from './sibling-total.repository.js';
import { siblingTotal } from './sibling-total.rules.js';

export function siblingTotalLoaders(db: RequestDatabase) {
  const repository = new SiblingTotalRepository(db);
  return {
    siblingTotalsByLocality: new LoaderWithArgs((args: SeriesArgs) => {
      const periods = seriesPeriods(args, 1);
      return loadMany(
        async (unitIds: readonly number[]) =>
          (await repository.beside(unitIds, periods, args.per)).map((row) => ({
            ofUnit: row.ofUnit,
            ...siblingTotal(row, periods),
          })),
        ({ ofUnit }) => ofUnit,
      );
    }),
  };
}
