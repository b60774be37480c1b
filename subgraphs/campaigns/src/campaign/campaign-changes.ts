/** Plans, launches and concludes campaigns, each in one transaction with the row that tells of it. */
import { randomUUID } from 'node:crypto';
import { today } from '@diaban/shared/graphql/today';
import { parseUuid } from '@diaban/shared/graphql/uuid';
import type { ChangeKind } from '@diaban/shared/mutation/changes';
import { type MutationTransaction, mutate } from '@diaban/shared/mutation/mutate';
import type { ChangeInput } from '@diaban/shared/mutation/mutation-input';
import { lockVersion, setColumns, type Versioned } from '@diaban/shared/mutation/update-versioned';
import type { CampaignsContext } from '../loaders.js';
import { changed } from '../register/changed.js';
import {
  amendedSource,
  checkNotAhead,
  checkOrder,
  enteredBy,
  parseUuids,
} from '../register/entered.rules.js';
import { checkSeen, insertLinks, insertRow, placeOf } from '../register/keeping.repository.js';
import type { Campaign } from './campaign.js';
import type {
  AttachDocumentsInput,
  ConcludeCampaignInput,
  LaunchCampaignInput,
  PlanCampaignInput,
} from './campaign-changes.inputs.js';
import { checkCoverage, documentsToAttach, plannedColumns } from './campaign-changes.rules.js';
import { type CampaignStep, enteredStage, stageAfter } from './campaign-steps.rules.js';

const TABLE = 'campaigns.campaigns';

/** The columns of a campaign that its steps look at. */
export interface CampaignRow extends Versioned {
  locality_id: number;
  planned_on: string | null;
  launched_on: string | null;
  concluded_on: string | null;
  zero_targets: string[];
  source: string;
}

export async function planCampaign(context: CampaignsContext, input: PlanCampaignInput): Promise<Campaign> {
  const columns = plannedColumns(input);
  const documentIds = parseUuids(input.documentIds, 'documentIds');
  const id = await mutate(
    context,
    { subgraph: 'campaigns', operation: 'planCampaign', input },
    async ({ manager, record }) => {
      const { unitId, level } = await placeOf(manager, input.localityId);
      checkCoverage(level, input.coverageTarget);
      const row = { id: randomUUID(), locality_id: unitId, level, ...columns, known_by: today() };
      await insertRow(manager, TABLE, { ...row, ...enteredBy(context.viewer) });
      await attach({ manager, campaignId: row.id, documentIds });
      const { idempotencyKey: _, localityId: __, ...after } = input;
      await record({ kind: 'CREATED', entity: 'Campaign', entityId: row.id, localityId: unitId, after });
      return row.id;
    },
  );
  return changed(context.loaders.campaignById, id);
}

export function launchCampaign(context: CampaignsContext, input: LaunchCampaignInput): Promise<Campaign> {
  const { launchedOn } = input;
  checkNotAhead(launchedOn, 'launchedOn');
  return change(context, input, 'launchCampaign', 'LAUNCHED', (row) => {
    step(row, 'LAUNCH');
    checkOrder(row.planned_on, launchedOn, 'launchedOn', 'the plan');
    return {
      columns: { launched_on: launchedOn, launched_inferred: false },
      before: { launchedOn: row.launched_on },
      after: { launchedOn },
    };
  });
}

export function concludeCampaign(context: CampaignsContext, input: ConcludeCampaignInput): Promise<Campaign> {
  const { concludedOn } = input;
  checkNotAhead(concludedOn, 'concludedOn');
  return change(context, input, 'concludeCampaign', 'CONCLUDED', (row) => {
    step(row, 'CONCLUDE');
    checkOrder(row.launched_on, concludedOn, 'concludedOn', 'the launch');
    return {
      columns: { concluded_on: concludedOn, concluded_inferred: false },
      before: { concludedOn: row.concluded_on },
      after: { concludedOn },
    };
  });
}

export function attachDocuments(context: CampaignsContext, input: AttachDocumentsInput): Promise<Campaign> {
  documentsToAttach(input.documentIds);
  return change(context, input, 'attachDocuments', 'CHANGED', () => ({
    columns: {},
    before: null,
    after: {},
  }));
}

interface Alteration {
  columns: Record<string, unknown>;
  before: object | null;
  after: object;
}

type CampaignChange = ChangeInput & { campaignId: string; documentIds?: string[] | null };

async function change(
  context: CampaignsContext,
  input: CampaignChange,
  operation: string,
  kind: ChangeKind,
  alter: (row: CampaignRow) => Alteration,
): Promise<Campaign> {
  const campaignId = parseUuid(input.campaignId, 'campaignId');
  const documentIds = parseUuids(input.documentIds, 'documentIds');
  const { expectedVersion } = input;
  const work = async ({ manager, record }: MutationTransaction) => {
    const row = await lockVersion<CampaignRow>(manager, {
      table: TABLE,
      entity: 'Campaign',
      id: campaignId,
      expectedVersion,
    });
    const { columns, before, after } = alter(row);
    const source = amendedSource(row.source, context.viewer);
    await setColumns(manager, TABLE, campaignId, { ...columns, source });
    await attach({ manager, campaignId, documentIds });
    await record({
      kind,
      entity: 'Campaign',
      entityId: campaignId,
      localityId: row.locality_id,
      before,
      after: documentIds.length === 0 ? after : { ...after, documentIds },
    });
    return campaignId;
  };
  const id = await mutate(context, { subgraph: 'campaigns', operation, input }, work);
  return changed(context.loaders.campaignById, id);
}

function step({ launched_on, concluded_on }: CampaignRow, wanted: CampaignStep): void {
  stageAfter(enteredStage(launched_on, concluded_on), wanted);
}

interface Attachment extends Pick<MutationTransaction, 'manager'> {
  campaignId: string;
  documentIds: string[];
}

async function attach({ manager, campaignId, documentIds }: Attachment): Promise<void> {
  await checkSeen(manager, 'campaigns.documents', documentIds, 'documentIds');
  await insertLinks(
    manager,
    'campaigns.campaign_documents',
    ['campaign_id', campaignId],
    ['document_id', documentIds],
  );
}
