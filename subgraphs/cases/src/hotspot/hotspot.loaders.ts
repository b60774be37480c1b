/** Hotspots by identity, by list and by unit, and the counts of open ones, each batched over the request. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import { checkDays, datedKeyset } from '@diaban/shared/graphql/dated-list';
import { LoaderWithArgs, loadOne } from '@diaban/shared/graphql/loaders';
import { type Page, toPage } from '@diaban/shared/graphql/page';
import { pageLoader } from '@diaban/shared/graphql/page-loader';
import type { UnitLoader } from '@diaban/shared/graphql/unit-reference';
import { knownUnits, subtreeOf } from '../references/units.js';
import { seriesLoader } from '../series/series.loaders.js';
import type { HotspotsArgs } from './hotspot.inputs.js';
import type { Hotspot } from './hotspot.js';
import { type HotspotCriteria, HotspotRepository } from './hotspot.repository.js';
import { openHotspots } from './hotspot.rules.js';

export function hotspotLoaders(db: RequestDatabase, units: UnitLoader) {
  const repository = new HotspotRepository(db);
  const criteria = async ({ filter }: HotspotsArgs): Promise<HotspotCriteria> => {
    checkDays(filter?.openedFrom ?? null, filter?.openedTo ?? null, 'openedFrom');
    const { localityId, ...rest } = filter ?? {};
    return { ...rest, within: await subtreeOf(localityId, units) };
  };
  return {
    hotspotById: loadOne(
      (ids: readonly string[]) => repository.byIds(ids),
      ({ id }) => id,
    ),
    hotspots: async (args: HotspotsArgs): Promise<Page<Hotspot>> => {
      const keyset = datedKeyset(args, 'hotspots');
      return toPage(await repository.list(await criteria(args), keyset), keyset, position);
    },
    hotspotsByLocality: new LoaderWithArgs<number, HotspotsArgs, Page<Hotspot>>((args) => {
      const keyset = datedKeyset(args, 'hotspots');
      return pageLoader(
        async (unitIds) => repository.below(await knownUnits(unitIds, units), await criteria(args), keyset),
        keyset,
        position,
      );
    }),
    openHotspotsByLocality: new LoaderWithArgs((asOf: string | null) =>
      seriesLoader((unitIds) => repository.open(unitIds, asOf), openHotspots),
    ),
  };
}

function position({ openedOn, id }: Hotspot) {
  return [openedOn, id];
}
