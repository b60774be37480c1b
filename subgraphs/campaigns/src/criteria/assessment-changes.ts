/** Records assessments, computed criteria included, in one transaction with the row that tells of it. */
import { randomUUID } from 'node:crypto';
import { parseUuid } from '@diaban/shared/graphql/uuid';
import { doneBefore, mutate } from '@diaban/shared/mutation/mutate';
import { campaignUnit } from '../campaign/campaign-unit.repository.js';
import { campaignFacts } from '../computed-criteria/computed-criteria.repository.js';
import { graphFindings } from '../computed-criteria/graph-findings.js';
import type { CampaignsContext } from '../loaders.js';
import { changed } from '../register/changed.js';
import { checkNotAhead, enteredBy, lastDay } from '../register/entered.rules.js';
import { checkSeen } from '../register/keeping.repository.js';
import type { RecordAssessmentInput } from './assessment.inputs.js';
import { assessedSet, insertAssessment } from './assessment.repository.js';
import { assessedBy } from './assessment.rules.js';
import type { CriteriaAssessment } from './criteria-assessment.js';

export async function recordAssessment(
  context: CampaignsContext,
  input: RecordAssessmentInput,
): Promise<CriteriaAssessment> {
  checkNotAhead(input.assessedOn, 'assessedOn');
  const campaignId = parseUuid(input.campaignId, 'campaignId');
  const setId = parseUuid(input.setId, 'setId');
  const { assessedOn, obstacles = null } = input;
  const asOf = lastDay(assessedOn);
  const mutation = { subgraph: 'campaigns', operation: 'recordAssessment', input };
  const before = await doneBefore(context, mutation);
  if (before !== null) return changed(context.loaders.assessmentById, before);
  const known = await context.loaders.criteriaSetById.load(setId);
  const findings = await graphFindings(context, known?.items ?? [], { campaignId, asOf });
  const id = await mutate(context, mutation, async ({ manager, record }) => {
    const unitId = await campaignUnit(manager, campaignId);
    const set = await assessedSet(manager, setId);
    const [facts] = await campaignFacts(manager, [campaignId], asOf);
    const { met, items } = assessedBy(input, set, { facts: facts!, findings });
    const stated = items.filter(({ basis }) => basis === 'STATED');
    const [documents, activities] = [
      stated.flatMap((one) => one.documentIds),
      stated.flatMap((one) => one.activityIds),
    ];
    await checkSeen(manager, 'campaigns.documents', documents, 'items.documentIds');
    await checkSeen(manager, 'campaigns.activities', activities, 'items.activityIds');
    const assessmentId = randomUUID();
    await insertAssessment(manager, {
      id: assessmentId,
      campaign_id: campaignId,
      locality_id: unitId,
      criteria_set_id: setId,
      total: set.total,
      met,
      items: JSON.stringify(items),
      assessed_on: assessedOn,
      obstacles,
      ...enteredBy(context.viewer),
    });
    const after = { campaignId, setId, assessedOn, met, total: set.total, obstacles, items };
    const entity = { entity: 'CriteriaAssessment', entityId: assessmentId, localityId: unitId };
    await record({ kind: 'CREATED', ...entity, after });
    return assessmentId;
  });
  return changed(context.loaders.assessmentById, id);
}
