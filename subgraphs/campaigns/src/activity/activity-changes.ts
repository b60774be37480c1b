/** Records activities and corrects them, each in one transaction with the row that tells of it. */
import { randomUUID } from 'node:crypto';
import { today } from '@diaban/shared/graphql/today';
import { parseUuid } from '@diaban/shared/graphql/uuid';
import { mutate } from '@diaban/shared/mutation/mutate';
import { lockVersion, setColumns, type Versioned } from '@diaban/shared/mutation/update-versioned';
import { formatUnitId } from '@diaban/shared/scope/unit-id';
import type { CampaignsContext } from '../loaders.js';
import { changed } from '../register/changed.js';
import { amendedSource, enteredBy } from '../register/entered.rules.js';
import { checkSeen, insertRow, placeOf } from '../register/keeping.repository.js';
import type { Activity } from './activity.js';
import type { CorrectActivityInput, RecordActivityInput } from './activity-changes.inputs.js';
import {
  activityColumns,
  type CorrectableRow,
  checkAudience,
  correctionOf,
} from './activity-changes.rules.js';

const TABLE = 'campaigns.activities';

interface ActivityRow extends Versioned, CorrectableRow {
  locality_id: number;
  source: string;
}

export async function recordActivity(
  context: CampaignsContext,
  input: RecordActivityInput,
): Promise<Activity> {
  const columns = activityColumns(input);
  const id = await mutate(
    context,
    { subgraph: 'campaigns', operation: 'recordActivity', input },
    async ({ manager, record }) => {
      const { unitId, level } = await placeOf(manager, input.localityId);
      checkAudience(level, input.audience, 'localityId');
      await checkSeen(manager, 'campaigns.campaigns', [columns.campaign_id], 'campaignId');
      const row = { id: randomUUID(), locality_id: unitId, ...columns, known_by: today() };
      await insertRow(manager, TABLE, { ...row, ...enteredBy(context.viewer) });
      const { idempotencyKey: _, localityId: __, ...after } = input;
      await record({ kind: 'CREATED', entity: 'Activity', entityId: row.id, localityId: unitId, after });
      return row.id;
    },
  );
  return changed(context.loaders.activityById, id);
}

export async function correctActivity(
  context: CampaignsContext,
  input: CorrectActivityInput,
): Promise<Activity> {
  const activityId = parseUuid(input.activityId, 'activityId');
  const { expectedVersion, reason } = input;
  const id = await mutate(
    context,
    { subgraph: 'campaigns', operation: 'correctActivity', input },
    async ({ manager, record }) => {
      const row = await lockVersion<ActivityRow>(manager, {
        table: TABLE,
        entity: 'Activity',
        id: activityId,
        expectedVersion,
      });
      const { columns, before, after } = correctionOf(input, row);
      const { level } = await placeOf(manager, formatUnitId(row.locality_id));
      checkAudience(level, input.audience, 'audience');
      const source = amendedSource(row.source, context.viewer);
      await setColumns(manager, TABLE, activityId, { ...columns, source });
      const entity = { entity: 'Activity', entityId: activityId, localityId: row.locality_id };
      await record({ kind: 'CORRECTED', ...entity, before, after, reason });
      return activityId;
    },
  );
  return changed(context.loaders.activityById, id);
}
