/** Every query for tasks. Row security keeps each of them inside the viewer's scope. */
import { inSubtree, rowsUnderIds } from '@diaban/shared/database/rows-under';
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { Keyset } from '@diaban/shared/graphql/page';
import type { Under } from '@diaban/shared/graphql/page-loader';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { listedEntries } from '../register/register-list.repository.js';
import { Task } from './task.js';
import type { WantedTasks } from './task.rules.js';

/** The state on the day `:asOf`, as `stateOn` has it. */
const STATE = `case when entry.done_on <= :asOf then 'DONE' when entry.due_on < :asOf then 'OVERDUE' else 'OPEN' end`;

export class TaskRepository {
  constructor(private readonly db: RequestDatabase) {}

  findByIds(ids: readonly string[]): Promise<Task[]> {
    return this.db.read((manager) =>
      manager.createQueryBuilder(Task, 'entry').where('entry.id = any(:ids)', { ids }).getMany(),
    );
  }

  list(wanted: WantedTasks, keyset: Keyset): Promise<Task[]> {
    return this.db.read((manager) => wantedRows(manager, wanted, keyset).getMany());
  }

  ofCampaigns(
    campaignIds: readonly string[],
    wanted: WantedTasks,
    keyset: Keyset,
  ): Promise<Under<string, Task>[]> {
    return this.db.read((manager) => {
      const query = wantedRows(manager, wanted, keyset).andWhere('entry.campaign_id = parent.key');
      return rowsUnderIds(manager, query, campaignIds);
    });
  }
}

function wantedRows(
  manager: EntityManager,
  { unitId, organizationId, states, asOf }: WantedTasks,
  keyset: Keyset,
): SelectQueryBuilder<Task> {
  const query = listedEntries(manager, Task, keyset);
  if (unitId !== null) inSubtree(query, unitId);
  if (organizationId !== null) query.andWhere('entry.organization_id = :organizationId', { organizationId });
  if (states !== null) query.andWhere(`${STATE} = any(:states)`, { states, asOf });
  return query;
}
