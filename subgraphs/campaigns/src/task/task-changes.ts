/** Assigns and completes tasks, each in one transaction with the row that tells of it. */
import { randomUUID } from 'node:crypto';
import { today } from '@diaban/shared/graphql/today';
import { parseUuid } from '@diaban/shared/graphql/uuid';
import { mutate } from '@diaban/shared/mutation/mutate';
import { lockVersion, setColumns, type Versioned } from '@diaban/shared/mutation/update-versioned';
import { campaignUnit } from '../campaign/campaign-unit.repository.js';
import type { CampaignsContext } from '../loaders.js';
import { changed } from '../register/changed.js';
import { amendedSource, enteredBy } from '../register/entered.rules.js';
import { insertRow } from '../register/keeping.repository.js';
import type { AssignTaskInput, CompleteTaskInput } from './task.inputs.js';
import type { Task } from './task.js';
import { assigneeOf, checkCompletion } from './task.rules.js';

const TABLE = 'campaigns.tasks';

interface TaskRow extends Versioned {
  locality_id: number;
  done_on: string | null;
  source: string;
}

export async function assignTask(context: CampaignsContext, input: AssignTaskInput): Promise<Task> {
  const campaignId = parseUuid(input.campaignId, 'campaignId');
  const columns = { title: input.title, ...assigneeOf(input), due_on: input.dueOn ?? null };
  const id = await mutate(
    context,
    { subgraph: 'campaigns', operation: 'assignTask', input },
    async ({ manager, record }) => {
      const unitId = await campaignUnit(manager, campaignId);
      const row = { id: randomUUID(), campaign_id: campaignId, locality_id: unitId, ...columns };
      await insertRow(manager, TABLE, { ...row, known_by: today(), ...enteredBy(context.viewer) });
      const { idempotencyKey: _, ...after } = input;
      await record({ kind: 'CREATED', entity: 'Task', entityId: row.id, localityId: unitId, after });
      return row.id;
    },
  );
  return changed(context.loaders.taskById, id);
}

export async function completeTask(context: CampaignsContext, input: CompleteTaskInput): Promise<Task> {
  const taskId = parseUuid(input.taskId, 'taskId');
  const { expectedVersion, doneOn } = input;
  const result = input.result ?? null;
  const id = await mutate(
    context,
    { subgraph: 'campaigns', operation: 'completeTask', input },
    async ({ manager, record }) => {
      const row = await lockVersion<TaskRow>(manager, {
        table: TABLE,
        entity: 'Task',
        id: taskId,
        expectedVersion,
      });
      checkCompletion(row.done_on, doneOn);
      const source = amendedSource(row.source, context.viewer);
      await setColumns(manager, TABLE, taskId, { done_on: doneOn, result, source });
      await record({
        kind: 'CHANGED',
        entity: 'Task',
        entityId: taskId,
        localityId: row.locality_id,
        before: { doneOn: null },
        after: { doneOn, result },
      });
      return taskId;
    },
  );
  return changed(context.loaders.taskById, id);
}
