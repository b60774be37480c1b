/** The coverage of many units as of one day, with one statement. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import { LoaderWithArgs } from '@diaban/shared/graphql/loaders';
import DataLoader from 'dataloader';
import type { CoverageDimension, PledgeCoverage } from './pledge-coverage.js';
import { PledgeCoverageRepository } from './pledge-coverage.repository.js';
import { type CoveragePart, coverageOf } from './pledge-coverage.rules.js';

export interface CoverageArgs {
  by: CoverageDimension;
  asOf: string;
}

export function pledgeCoverageLoaders(db: RequestDatabase) {
  const repository = new PledgeCoverageRepository(db);
  return {
    pledgeCoverageByLocality: new LoaderWithArgs(
      ({ by, asOf }: CoverageArgs) =>
        new DataLoader<number, PledgeCoverage[]>(async (unitIds) => {
          const parts = new Map<number, CoveragePart[]>(unitIds.map((unitId) => [unitId, []]));
          for (const part of await repository.rollUp(unitIds, by, asOf)) parts.get(part.unitId)?.push(part);
          return unitIds.map((unitId) => coverageOf(parts.get(unitId) ?? [], by, asOf));
        }),
    ),
  };
}
