/** The state of a task on a day, and which completions are refused. */
import { describe, expect, test } from '@jest/globals';
import { assigneeOf, checkCompletion, stateOn } from './task.rules.js';

describe('a task', () => {
  test.each([
    [null, null, '2024-05-10', 'OPEN'],
    ['2024-05-10', null, '2024-05-10', 'OPEN'],
    ['2024-05-10', null, '2024-05-11', 'OVERDUE'],
    ['2024-05-10', '2024-05-20', '2024-05-15', 'OVERDUE'],
    ['2024-05-10', '2024-05-20', '2024-05-20', 'DONE'],
    ['2024-05-10', '2024-05-01', '2024-04-30', 'OPEN'],
    [null, '2024-05-01', '2024-05-01', 'DONE'],
  ])('due on %s and done on %s is on %s %s', (dueOn, doneOn, day, state) => {
    expect(stateOn({ dueOn, doneOn }, day)).toBe(state);
  });

  test.each([
    ['2024-05-01', '2024-05-02', 'taskId'],
    [null, '2999-01-01', 'doneOn'],
  ])('done on %s before cannot be completed on %s', (before, doneOn, field) => {
    expect(() => checkCompletion(before, doneOn)).toThrow(
      expect.objectContaining({ extensions: { code: 'INVALID', field } }),
    );
  });

  test('is for somebody', () => {
    const task = { idempotencyKey: 'k', campaignId: 'c', title: 't' };
    expect(() => assigneeOf(task)).toThrow(/Nobody is named/);
    expect(assigneeOf({ ...task, assignee: 'các khối' })).toEqual({
      organization_id: null,
      assignee: 'các khối',
    });
  });
});
