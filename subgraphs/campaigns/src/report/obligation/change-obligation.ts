/** Ends obligations and lets them go on in other terms, each in one transaction with the rows that tell of it. */
import { randomUUID } from 'node:crypto';
import { today } from '@diaban/shared/graphql/today';
import { parseUuid } from '@diaban/shared/graphql/uuid';
import { mutate } from '@diaban/shared/mutation/mutate';
import type { CampaignsContext } from '../../loaders.js';
import { changed } from '../../register/changed.js';
import { amendedSource, enteredBy } from '../../register/entered.rules.js';
import { insertRow } from '../../register/keeping.repository.js';
import type { ReportingObligation } from '../../reporting-obligation/reporting-obligation.js';
import type {
  ChangeReportingObligationInput,
  EndReportingObligationInput,
} from './change-obligation.inputs.js';
import { checkNotReplaced, endOn, takeObligation, writtenAfter } from './change-obligation.repository.js';
import { changedTerms, checkEnd, checkNotWritten, checkReleases } from './change-obligation.rules.js';
import { checkOwedOnce, insertExpected } from './obligation.repository.js';
import { aheadOf, reportRows } from './obligation.rules.js';

const subgraph = 'campaigns';
const entity = 'ReportingObligation';

export async function endObligation(
  context: CampaignsContext,
  input: EndReportingObligationInput,
): Promise<ReportingObligation> {
  const { expectedVersion, validTo, reason } = input;
  const obligationId = parseUuid(input.obligationId, 'obligationId');
  const operation = 'endReportingObligation';
  const id = await mutate(context, { subgraph, operation, input }, async ({ manager, record }) => {
    const row = await takeObligation(manager, { id: obligationId, expectedVersion });
    checkReleases(row.scope, row);
    checkEnd(row, validTo);
    const source = amendedSource(row.source, context.viewer);
    const noLongerExpected = await endOn(manager, obligationId, { valid_to: validTo, source });
    await record({
      kind: 'CLOSED',
      entity,
      entityId: obligationId,
      localityId: row.locality_id,
      before: { validTo: row.valid_to },
      after: { validTo, noLongerExpected },
      reason,
    });
    return obligationId;
  });
  return changed(context.loaders.obligationById.clear(id), id);
}

export async function changeObligation(
  context: CampaignsContext,
  input: ChangeReportingObligationInput,
): Promise<ReportingObligation> {
  const { expectedVersion, validFrom, reason } = input;
  const obligationId = parseUuid(input.obligationId, 'obligationId');
  const operation = 'changeReportingObligation';
  const id = await mutate(context, { subgraph, operation, input }, async ({ manager, record }) => {
    const row = await takeObligation(manager, { id: obligationId, expectedVersion });
    checkReleases(row.scope, row);
    await checkNotReplaced(manager, obligationId);
    const { lastDay, terms } = changedTerms(row, input, today());
    const source = amendedSource(row.source, context.viewer);
    const noLongerExpected = await endOn(manager, obligationId, { valid_to: lastDay, source });
    checkNotWritten(await writtenAfter(manager, obligationId, lastDay), validFrom);
    const { locality_id, receiver_id, campaign_id, from_id, to_id, content } = row;
    const next = { locality_id, receiver_id, campaign_id, from_id, to_id, content, ...terms };
    await checkOwedOnce(manager, next);
    const nextId = randomUUID();
    const origin = enteredBy(context.viewer);
    await insertRow(manager, 'campaigns.reporting_obligations', {
      id: nextId,
      replaces_id: obligationId,
      ...next,
      letterhead: JSON.stringify(row.letterhead),
      known_by: today(),
      ...origin,
    });
    const { periodicity, due_day: dueDay, valid_to: validTo } = terms;
    const owed = { id: nextId, localityId: locality_id, periodicity, dueDay, validFrom, validTo, ...origin };
    await insertExpected(manager, reportRows(owed, aheadOf(today())));
    const told = { entity, localityId: locality_id, reason };
    const before = { validTo: row.valid_to };
    const after = { validTo: lastDay, noLongerExpected };
    await record({ ...told, kind: 'CLOSED', entityId: obligationId, before, after });
    await record({
      ...told,
      kind: 'CHANGED',
      entityId: nextId,
      before: { id: obligationId, periodicity: row.periodicity, dueDay: row.due_day },
      after: { id: nextId, periodicity, dueDay, validFrom, validTo },
    });
    return nextId;
  });
  context.loaders.obligationById.clear(obligationId);
  return changed(context.loaders.obligationById, id);
}
