/** States of zero targets by unit: the units that are asked for the same days form one batch. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import { LoaderWithArgs } from '@diaban/shared/graphql/loaders';
import { today } from '@diaban/shared/graphql/today';
import { HotspotRepository } from '../hotspot/hotspot.repository.js';
import { openHotspots } from '../hotspot/hotspot.rules.js';
import { seriesLoader } from '../series/series.loaders.js';
import { ZeroTargetRepository } from './zero-target.repository.js';
import { countsByDay, daysOfSeries, statesOf } from './zero-target.rules.js';
import type { ZeroTargetArgs, ZeroTargetState } from './zero-target-state.js';

export function zeroTargetLoaders(db: RequestDatabase) {
  const series = new ZeroTargetRepository(db);
  const hotspots = new HotspotRepository(db);
  return {
    zeroTargetStatesByLocality: new LoaderWithArgs<number, ZeroTargetArgs, ZeroTargetState[]>(
      ({ kinds = null, asOf = null, from = null }) => {
        if (from === null)
          return seriesLoader(
            (unitIds) => hotspots.open(unitIds, asOf),
            (row) => statesOf(openHotspots(row), kinds),
          );
        const days = daysOfSeries(from, asOf ?? today());
        return seriesLoader(
          (unitIds) => series.openOn(unitIds, days),
          (row) => statesOf(countsByDay(row, days), kinds),
        );
      },
    ),
  };
}
