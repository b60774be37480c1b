/** What an assessment needs of its campaign and set, and the row that it becomes. */
import { Conflict, Invalid, NotFound } from '@diaban/shared/errors';
import type { EntityManager } from 'typeorm';
import { insertRow } from '../register/keeping.repository.js';
import type { AssessedSet } from './assessment.rules.js';

/** What was assessed when. */
type Assessed = Readonly<Record<'campaign_id' | 'criteria_set_id' | 'assessed_on', string>>;

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
async function checkAssessedOnce(manager: EntityManager, row: Assessed): Promise<void> {
  const [earlier] = await manager.query<object[]>(
    `select from campaigns.criteria_assessments where campaign_id = $1 and criteria_set_id = $2 and assessed_on = $3`,
    [row.campaign_id, row.criteria_set_id, row.assessed_on],
  );
  if (earlier)
    throw new Conflict(
      `The campaign was assessed against this set on ${row.assessed_on} already: assess it as of another day`,
    );
}

/** @throws Invalid when the campaign was planned after that day only, so that no figure of a day tells of plans to come */
async function checkPlanned(manager: EntityManager, campaignId: string, assessedOn: string): Promise<void> {
  const [later] = await manager.query<{ plannedOn: string }[]>(
    `select planned_on as "plannedOn" from campaigns.campaigns where id = $1 and campaigns.first_day(planned_on) > campaigns.last_day($2)`,
    [campaignId, assessedOn],
  );
  if (later)
    throw new Invalid(
      `assessedOn is ${assessedOn}, before the plan on ${later.plannedOn}: check the two dates`,
      'assessedOn',
    );
}

/** @throws Invalid or Conflict when the campaign cannot be assessed against the set on that day */
export async function checkDay(manager: EntityManager, row: Assessed): Promise<void> {
  await checkPlanned(manager, row.campaign_id, row.assessed_on);
  await checkAssessedOnce(manager, row);
}

/** @throws Invalid or Conflict as `checkDay` does */
export async function insertAssessment(
  manager: EntityManager,
  row: Assessed & Readonly<Record<string, unknown>>,
): Promise<void> {
  await checkDay(manager, row);
  await insertRow(manager, 'campaigns.criteria_assessments', row);
}
