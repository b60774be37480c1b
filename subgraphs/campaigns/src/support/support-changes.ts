/** Registers clubs and projects and records their counts, each in one transaction with the row that tells of it. */
import { randomUUID } from 'node:crypto';
import { today } from '@diaban/shared/graphql/today';
import { parseUuid } from '@diaban/shared/graphql/uuid';
import { mutate } from '@diaban/shared/mutation/mutate';
import { lockVersion, setColumns, type Versioned } from '@diaban/shared/mutation/update-versioned';
import type { CampaignsContext } from '../loaders.js';
import { changed } from '../register/changed.js';
import { checkNotAhead, enteredBy, uuidOrNone } from '../register/entered.rules.js';
import { insertRow, placeOf } from '../register/keeping.repository.js';
import type { RecordSupportCountInput, RegisterSupportProjectInput } from './support.inputs.js';
import { countOn, setCount } from './support.repository.js';
import { checkCommune, checkCount } from './support.rules.js';
import type { SupportProject } from './support-project.js';

const TABLE = 'campaigns.support_projects';

interface ProjectRow extends Versioned {
  locality_id: number;
}

export async function registerSupportProject(
  context: CampaignsContext,
  input: RegisterSupportProjectInput,
): Promise<SupportProject> {
  checkNotAhead(input.startedOn, 'startedOn');
  const columns = {
    kind: input.kind,
    title: input.title,
    organization_id: uuidOrNone(input.organizationId, 'organizationId'),
    started_on: input.startedOn ?? null,
    known_by: today(),
  };
  const id = await mutate(
    context,
    { subgraph: 'campaigns', operation: 'registerSupportProject', input },
    async ({ manager, record }) => {
      const { unitId, level } = await placeOf(manager, input.localityId);
      checkCommune(level);
      const projectId = randomUUID();
      const origin = enteredBy(context.viewer);
      await insertRow(manager, TABLE, { id: projectId, locality_id: unitId, ...columns, ...origin });
      const { idempotencyKey: _, localityId: __, ...after } = input;
      const entity = { entity: 'SupportProject', entityId: projectId, localityId: unitId };
      await record({ kind: 'CREATED', ...entity, after });
      return projectId;
    },
  );
  return changed(context.loaders.supportProjectById, id);
}

export async function recordSupportCount(
  context: CampaignsContext,
  input: RecordSupportCountInput,
): Promise<SupportProject> {
  const projectId = parseUuid(input.projectId, 'projectId');
  const { expectedVersion, countedOn, supported, reason } = input;
  const id = await mutate(
    context,
    { subgraph: 'campaigns', operation: 'recordSupportCount', input },
    async ({ manager, record }) => {
      const row = await lockVersion<ProjectRow>(manager, {
        table: TABLE,
        entity: 'SupportProject',
        id: projectId,
        expectedVersion,
      });
      const before = await countOn(manager, projectId, countedOn);
      checkCount(input, before);
      await setCount(manager, { projectId, countedOn, supported, ...enteredBy(context.viewer) });
      await setColumns(manager, TABLE, projectId, {});
      await record({
        kind: before === null ? 'CHANGED' : 'CORRECTED',
        entity: 'SupportProject',
        entityId: projectId,
        localityId: row.locality_id,
        before: before === null ? null : { countedOn, supported: before },
        after: { countedOn, supported },
        reason,
      });
      return projectId;
    },
  );
  return changed(context.loaders.supportProjectById, id);
}
