/** Loads tasks for many keys with one statement. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import { LoaderWithArgs, loadOne } from '@diaban/shared/graphql/loaders';
import type { Keyset } from '@diaban/shared/graphql/page';
import { pageLoader } from '@diaban/shared/graphql/page-loader';
import { positionOf } from '../register/register-list.js';
import { TaskRepository } from './task.repository.js';
import type { WantedTasks } from './task.rules.js';

export function taskLoaders(db: RequestDatabase) {
  const tasks = new TaskRepository(db);
  return {
    tasks,
    taskById: loadOne(
      (ids: readonly string[]) => tasks.findByIds(ids),
      ({ id }) => id,
    ),
    tasksOfCampaign: new LoaderWithArgs(({ wanted, keyset }: { wanted: WantedTasks; keyset: Keyset }) =>
      pageLoader(
        (campaigns: readonly string[]) => tasks.ofCampaigns(campaigns, wanted, keyset),
        keyset,
        positionOf,
      ),
    ),
  };
}
