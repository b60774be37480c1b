/** Criteria on pledges, and units pledged, of many campaigns: one statement each for the same day. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import { LoaderWithArgs, loadOne } from '@diaban/shared/graphql/loaders';
import { CampaignCriteriaRepository } from './campaign-criteria.repository.js';
import { EXAMPLES } from './campaign-criteria.rules.js';

export function campaignCriteriaLoaders(db: RequestDatabase) {
  const repository = new CampaignCriteriaRepository(db);
  return {
    blocksPledgedByLocality: new LoaderWithArgs((asOf: string) =>
      loadOne(
        (unitIds: readonly number[]) => repository.blocks(unitIds, asOf, EXAMPLES),
        ({ unitId }) => unitId,
      ),
    ),
    /** by what {@link countedLevel} makes of a unit and a level */
    pledgedUnitsByLevel: new LoaderWithArgs((asOf: string) =>
      loadOne(
        (keys: readonly string[]) => repository.pledgedUnits(keys.map(asked), asOf),
        ({ unitId, level }) => countedLevel(unitId, level),
      ),
    ),
  };
}

export function countedLevel(unitId: number, level: string): string {
  return `${unitId} ${level}`;
}

function asked(key: string) {
  const [unitId, level] = key.split(' ') as [string, string];
  return { unitId: Number(unitId), level };
}
