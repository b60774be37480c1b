/** Registers obligations, and makes the reports that obligations expect. */
import { randomUUID } from 'node:crypto';
import { measure } from '@diaban/shared/graphql/measure';
import { periodOf } from '@diaban/shared/graphql/period';
import { today } from '@diaban/shared/graphql/today';
import { mutate } from '@diaban/shared/mutation/mutate';
import type { CampaignsContext } from '../../loaders.js';
import { changed } from '../../register/changed.js';
import { enteredBy } from '../../register/entered.rules.js';
import { insertRow } from '../../register/keeping.repository.js';
import type { ReportingObligation } from '../../reporting-obligation/reporting-obligation.js';
import type { ExpectedReports } from './expected-reports.js';
import {
  checkCampaign,
  checkOwedOnce,
  insertExpected,
  obligationTerms,
  reporterKey,
  viewerUnit,
} from './obligation.repository.js';
import { aheadOf, checkReceiver, checkUntil, obligationColumns, reportRows } from './obligation.rules.js';
import type { ExpectReportsInput, RegisterReportingObligationInput } from './register-obligation.inputs.js';

const subgraph = 'campaigns';

export async function registerObligation(
  context: CampaignsContext,
  input: RegisterReportingObligationInput,
): Promise<ReportingObligation> {
  const columns = obligationColumns(input, today());
  const operation = 'registerReportingObligation';
  const id = await mutate(context, { subgraph, operation, input }, async ({ manager, record }) => {
    checkReceiver(columns.receiver_id, await reporterKey(manager, columns.locality_id));
    await checkCampaign(manager, columns);
    await checkOwedOnce(manager, columns);
    const obligation = randomUUID();
    const origin = enteredBy(context.viewer);
    await insertRow(manager, 'campaigns.reporting_obligations', {
      id: obligation,
      ...columns,
      letterhead: JSON.stringify(columns.letterhead),
      known_by: today(),
      ...origin,
    });
    const {
      locality_id: localityId,
      periodicity,
      due_day: dueDay,
      valid_from: validFrom,
      valid_to: validTo,
    } = columns;
    const terms = { periodicity, dueDay, validFrom, validTo };
    await insertExpected(
      manager,
      reportRows({ id: obligation, localityId, ...terms, ...origin }, aheadOf(today())),
    );
    await record({
      kind: 'CREATED',
      entity: 'ReportingObligation',
      entityId: obligation,
      localityId,
      after: { ...terms, content: columns.content },
    });
    return obligation;
  });
  return changed(context.loaders.obligationById, id);
}

export async function expectReports(
  context: CampaignsContext,
  input: ExpectReportsInput,
): Promise<ExpectedReports> {
  const until = checkUntil(input.until, today());
  const operation = 'expectReports';
  const created = await mutate(context, { subgraph, operation, input }, async ({ manager, record }) => {
    const obligations = await obligationTerms(manager);
    const rows = obligations.flatMap((obligation) => reportRows(obligation, until));
    const count = await insertExpected(manager, rows);
    if (count > 0)
      await record({
        kind: 'CREATED',
        entity: 'Report',
        entityId: `expected until ${until}`,
        localityId: await viewerUnit(manager),
        after: { until, created: count },
      });
    return `${count}`;
  });
  return {
    until,
    created: measure({
      value: Number(created),
      provenance: 'COMPUTED',
      period: periodOf(today()),
      source: 'Reporting obligations in scope',
    }),
  };
}
