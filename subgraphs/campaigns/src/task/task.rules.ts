/** How far a task has come, who it is given to, and what is asked of tasks. */
import { Invalid } from '@diaban/shared/errors';
import { checkChoices } from '@diaban/shared/graphql/dated-list';
import { today } from '@diaban/shared/graphql/today';
import { parseUnitId } from '@diaban/shared/scope/unit-id';
import { uuidOrNone } from '../register/entered.rules.js';
import type { AssignTaskInput, TaskFilter } from './task.inputs.js';
import type { TaskState } from './task.js';

/** The state on a day. What was done later than that day was still to be done then. */
export function stateOn(
  { dueOn, doneOn }: { dueOn: string | null; doneOn: string | null },
  day: string,
): TaskState {
  if (doneOn !== null && doneOn <= day) return 'DONE';
  return dueOn !== null && dueOn < day ? 'OVERDUE' : 'OPEN';
}

/** @throws Invalid when the task is done already, or the day is not one on which it can have been done */
export function checkCompletion(doneBefore: string | null, doneOn: string): void {
  if (doneBefore !== null)
    throw new Invalid(
      `The task was done on ${doneBefore} already: only an open one can be completed`,
      'taskId',
    );
  if (doneOn > today())
    throw new Invalid(`doneOn is ${doneOn}, which lies ahead: enter it when the task is done`, 'doneOn');
}

/** Who a task is given to, by column. @throws Invalid when nobody is named */
export function assigneeOf({ organizationId, assignee }: AssignTaskInput) {
  if (organizationId == null && assignee == null)
    throw new Invalid(
      'Nobody is named: give organizationId, or assignee where the register has no organization for it',
      'organizationId',
    );
  return { organization_id: uuidOrNone(organizationId, 'organizationId'), assignee: assignee ?? null };
}

/** A checked filter: null lets all through. */
export interface WantedTasks {
  unitId: number | null;
  organizationId: string | null;
  states: TaskState[] | null;
  asOf: string;
}

/** @throws Invalid naming what is malformed */
export function wantedTasks(filter: TaskFilter | null | undefined): WantedTasks {
  const { localityId, organizationId, states, asOf } = filter ?? {};
  checkChoices(states, 'states');
  return {
    unitId: localityId == null ? null : parseUnitId(localityId, 'localityId'),
    organizationId: uuidOrNone(organizationId, 'organizationId'),
    states: states ?? null,
    asOf: asOf ?? today(),
  };
}
