/** What an assessment needs of its campaign and set, and the row that it becomes. */
import { Conflict, NotFound } from '@diaban/shared/errors';
import type { EntityManager } from 'typeorm';
import { insertRow } from '../register/keeping.repository.js';
import type { AssessedSet } from './assessment.rules.js';

/** @throws NotFound when the set is unknown or out of scope */
export async function assessedSet(manager: EntityManager, setId: string): Promise<AssessedSet> {
  const [set] = await manager.query<AssessedSet[]>(
    'select total, items from campaigns.criteria_sets where id = $1',
    [setId],
  );
  if (!set) throw new NotFound(`There is no CriteriaSet ${setId} in your scope`);
  return set;
}

/** @throws Conflict when the campaign was assessed against the set on that day already */
export async function checkAssessedOnce(
  manager: EntityManager,
  row: Readonly<Record<'campaign_id' | 'criteria_set_id' | 'assessed_on', string>>,
): Promise<void> {
  const [earlier] = await manager.query<object[]>(
    `select from campaigns.criteria_assessments where campaign_id = $1 and criteria_set_id = $2 and assessed_on = $3`,
    [row.campaign_id, row.criteria_set_id, row.assessed_on],
  );
  if (earlier)
    throw new Conflict(
      `The campaign was assessed against this set on ${row.assessed_on} already: assess it as of another day`,
    );
}

/** @throws Conflict when the campaign was assessed against the set on that day already */
export async function insertAssessment(
  manager: EntityManager,
  row: Parameters<typeof checkAssessedOnce>[1] & Readonly<Record<string, unknown>>,
): Promise<void> {
  await checkAssessedOnce(manager, row);
  await insertRow(manager, 'campaigns.criteria_assessments', row);
}
