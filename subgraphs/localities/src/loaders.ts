/** What a request to this subgraph loads through: each loader turns the questions of many parents into one statement. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import { LoaderWithArgs, loadMany, loadOne } from '@diaban/shared/graphql/loaders';
import type { Keyset, Page } from '@diaban/shared/graphql/page';
import { toPage } from '@diaban/shared/graphql/page';
import { today } from '@diaban/shared/graphql/today';
import type { Level } from '@diaban/shared/scope/level';
import { ChangeRepository } from './change/change.repository.js';
import { NewChangesRepository } from './change/new-changes.repository.js';
import { DirectoryRepository } from './directory/directory.repository.js';
import { type DirectoryState, directoryAsOf } from './directory/directory-state.js';
import { LocalityRepository } from './locality/locality.repository.js';
import type { UnitVersion } from './locality/unit-version.js';
import type { Indicator } from './statistic/statistic.js';
import { StatisticRepository } from './statistic/statistic.repository.js';
import { SuccessionRepository } from './succession/succession.repository.js';

/** Which units below a unit, on which day, which page. */
export interface BelowArgs {
  deep: boolean;
  level: Level | null;
  day: string;
  keyset: Keyset;
}

export type LocalityLoaders = ReturnType<typeof localityLoaders>;

export function localityLoaders(db: RequestDatabase) {
  const localities = new LocalityRepository(db);
  const directory = new DirectoryRepository(db);
  const statistics = new StatisticRepository(db);
  const successions = new SuccessionRepository(db);
  return {
    localities,
    changes: new ChangeRepository(db),
    newChanges: new NewChangesRepository(db),
    directory: async (asOf: string | null): Promise<DirectoryState> =>
      directoryAsOf(await directory.get(), asOf, today()),
    versionOn: new LoaderWithArgs((day: string) =>
      loadOne(
        (ids: readonly number[]) => localities.versionsOn(ids, day),
        (version) => version.unitId,
      ),
    ),
    versionsOf: loadMany(
      (ids: readonly number[]) => localities.versionsOf(ids),
      (version) => version.unitId,
    ),
    ancestors: new LoaderWithArgs((day: string) =>
      loadMany(
        (ids: readonly number[]) => localities.above(ids, day),
        (version) => version.below,
      ),
    ),
    below: new LoaderWithArgs(({ deep, level, day, keyset }: BelowArgs) =>
      loadMany(
        (ids: readonly number[]) => localities.below(ids, { deep, level }, day, keyset),
        (version) => version.above,
      ),
    ),
    countBelow: new LoaderWithArgs(({ level, day }: { level: Level; day: string }) =>
      loadOne(
        (ids: readonly number[]) => localities.countBelow(ids, level, day),
        (row) => row.unitId,
      ),
    ),
    statistic: new LoaderWithArgs(({ indicator, day }: { indicator: Indicator; day: string }) =>
      loadOne(
        (ids: readonly number[]) => statistics.latest(ids, indicator, day),
        (row) => row.localityId,
      ),
    ),
    successionsOf: loadMany(
      (ids: readonly number[]) => successions.of(ids),
      (row) => row.of,
    ),
  };
}

/** A page of versions in the order of their keys. */
export function versionPage<V extends UnitVersion>(rows: V[], keyset: Keyset): Page<V> {
  return toPage(rows, keyset, (version) => [version.skey]);
}
