/** What all steps of a report share: one transaction, the report locked for who may take the step, and the record of it. */
import { parseUuid } from '@diaban/shared/graphql/uuid';
import type { ChangeKind } from '@diaban/shared/mutation/changes';
import { type MutationTransaction, mutate } from '@diaban/shared/mutation/mutate';
import type { Role } from '@diaban/shared/scope/viewer';
import type { CampaignsContext } from '../loaders.js';
import { changed } from '../register/changed.js';
import type { Report } from './report.js';
import type { ReportStep } from './report.rules.js';
import type { ReportStepInput } from './report-steps.inputs.js';
import { type TakenReport, takeReport } from './report-steps.repository.js';

/** What a step says of itself in the list of changes: values only where all who read it may see them. */
interface Told {
  before?: object;
  after?: object;
  reason?: string;
}

interface Step<I> {
  operation: string;
  step: ReportStep;
  kind: ChangeKind;
  input: I;
  roles?: readonly Role[];
}

/** Wards have no reporting unit below them. */
export const APPROVERS: readonly Role[] = ['province', 'district'];

export async function take<I extends ReportStepInput>(
  context: CampaignsContext,
  { operation, step, kind, input, roles }: Step<I>,
  work: (report: TakenReport, transaction: MutationTransaction) => Promise<Told>,
): Promise<Report> {
  const reportId = parseUuid(input.reportId, 'reportId');
  const id = await mutate(
    context,
    { subgraph: 'campaigns', operation, input, roles },
    async (transaction) => {
      const { expectedVersion } = input;
      const report = await takeReport(transaction.manager, step, { id: reportId, expectedVersion });
      const { before, after, reason } = await work(report, transaction);
      await transaction.record({
        kind,
        entity: 'Report',
        entityId: reportId,
        localityId: report.locality_id,
        before: { status: report.status, ...before },
        after: { status: report.next, ...after },
        reason,
      });
      return reportId;
    },
  );
  // another step of the same report may stand in the same request
  context.loaders.figuresOfReport.clear(id);
  return changed(context.loaders.reportById.clear(id), id);
}
