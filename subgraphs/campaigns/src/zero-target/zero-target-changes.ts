/** Enters what was stated of a zero target, in one transaction with the row that tells of it. */
import { randomUUID } from 'node:crypto';
import { parseUuid } from '@diaban/shared/graphql/uuid';
import { mutate } from '@diaban/shared/mutation/mutate';
import type { CampaignsContext } from '../loaders.js';
import { changed } from '../register/changed.js';
import { enteredBy, uuidOrNone } from '../register/entered.rules.js';
import { checkSeen, insertRow } from '../register/keeping.repository.js';
import type { StateZeroTargetInput } from './zero-target.inputs.js';
import { targetedCampaign } from './zero-target.repository.js';
import { checkStatement, checkTarget } from './zero-target.rules.js';
import type { ZeroTargetStatement } from './zero-target-statement.js';

export async function stateZeroTarget(
  context: CampaignsContext,
  input: StateZeroTargetInput,
): Promise<ZeroTargetStatement> {
  checkStatement(input);
  const campaignId = parseUuid(input.campaignId, 'campaignId');
  const documentId = uuidOrNone(input.documentId, 'documentId');
  const activityId = uuidOrNone(input.activityId, 'activityId');
  const { kind, statedOn, holds, count = null, note = null } = input;
  const id = await mutate(
    context,
    { subgraph: 'campaigns', operation: 'stateZeroTarget', input },
    async ({ manager, record }) => {
      const { unitId, zeroTargets } = await targetedCampaign(manager, campaignId);
      checkTarget(zeroTargets, kind);
      await checkSeen(manager, 'campaigns.documents', [documentId], 'documentId');
      await checkSeen(manager, 'campaigns.activities', [activityId], 'activityId');
      const said = { kind, stated_on: statedOn, holds, count, note };
      const row = { id: randomUUID(), campaign_id: campaignId, locality_id: unitId, ...said };
      const evidence = { document_id: documentId, activity_id: activityId };
      await insertRow(manager, 'campaigns.zero_target_statements', {
        ...row,
        ...evidence,
        ...enteredBy(context.viewer),
      });
      await record({
        kind: 'CREATED',
        entity: 'ZeroTargetStatement',
        entityId: row.id,
        localityId: unitId,
        after: { campaignId, kind, statedOn, holds, count, note, documentId, activityId },
      });
      return row.id;
    },
  );
  return changed(context.loaders.zeroTargetStatementById, id);
}
