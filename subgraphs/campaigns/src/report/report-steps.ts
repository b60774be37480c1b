/** The steps of a report from its draft to its approval, each in one transaction. */
import { Invalid } from '@diaban/shared/errors';
import { today } from '@diaban/shared/graphql/today';
import { parseUuid } from '@diaban/shared/graphql/uuid';
import { doneBefore } from '@diaban/shared/mutation/mutate';
import type { CampaignsContext } from '../loaders.js';
import { changed } from '../register/changed.js';
import { correctionsToApprove } from './figure/correct-report.js';
import { figuresAnswered, figuresQuestion, type GraphFigures, REPORT_FIGURES } from './figure/draft.rules.js';
import { fillFigures, indicatorCodes, statesAFigure, writeFigures } from './figure/figure.repository.js';
import { enteredFigures } from './figure/figure.rules.js';
import type { Report } from './report.js';
import type { ReportStepInput, ReturnReportInput, SaveDraftInput } from './report-steps.inputs.js';
import { setReport } from './report-steps.repository.js';
import { APPROVERS, take } from './take-step.js';

export function saveDraft(context: CampaignsContext, input: SaveDraftInput): Promise<Report> {
  const step = { operation: 'saveDraft', step: 'DRAFT', kind: 'CHANGED', input } as const;
  return take(context, step, async (report, { manager }) => {
    const figures = enteredFigures(input.figures, await indicatorCodes(manager));
    await setReport(manager, report);
    await writeFigures(manager, report.id, figures);
    return { after: { figures: figures.map(({ indicator }) => indicator) } };
  });
}

export async function fillDraft(context: CampaignsContext, input: ReportStepInput): Promise<Report> {
  const { reportById } = context.loaders;
  const before = await doneBefore(context, { subgraph: 'campaigns', operation: 'fillDraft', input });
  if (before !== null) return changed(reportById, before);
  const known = await reportById.load(parseUuid(input.reportId, 'reportId'));
  const computed = known === null ? [] : await figuresFor(context, known);
  const step = { operation: 'fillDraft', step: 'DRAFT', kind: 'CHANGED', input } as const;
  return take(context, step, async (report, { manager }) => {
    await setReport(manager, report);
    await fillFigures(manager, report, computed);
    return { after: { figures: computed.map(({ indicator }) => indicator) } };
  });
}

async function figuresFor({ askGraph }: CampaignsContext, report: Report) {
  const { locality } = await askGraph<{ locality: GraphFigures | null }>(
    REPORT_FIGURES,
    figuresQuestion(report),
  );
  return figuresAnswered(locality);
}

export function submitReport(context: CampaignsContext, input: ReportStepInput): Promise<Report> {
  const step = { operation: 'submitReport', step: 'SUBMIT', kind: 'SUBMITTED', input } as const;
  return take(context, step, async (report, { manager }) => {
    if (report.period_from > today())
      throw new Invalid(
        `reportId names a report on a period that begins on ${report.period_from}: wait until then`,
        'reportId',
      );
    if (!(await statesAFigure(manager, report.id)))
      throw new Invalid(
        'reportId names a report without a figure: enter one with saveDraft, 0 where there was none',
        'reportId',
      );
    const submittedOn = report.submitted_on ?? today();
    await setReport(manager, report, { submitted_on: submittedOn });
    return { after: { submittedOn } };
  });
}

export function returnReport(context: CampaignsContext, input: ReturnReportInput): Promise<Report> {
  const step = {
    operation: 'returnReport',
    step: 'RETURN',
    kind: 'RETURNED',
    input,
    roles: APPROVERS,
  } as const;
  return take(context, step, async (report, { manager }) => {
    const reason = input.reason.trim();
    await setReport(manager, report, { return_reason: reason });
    return { reason };
  });
}

export function approveReport(context: CampaignsContext, input: ReportStepInput): Promise<Report> {
  const step = {
    operation: 'approveReport',
    step: 'APPROVE',
    kind: 'APPROVED',
    input,
    roles: APPROVERS,
  } as const;
  return take(context, step, async (report, { manager }) => {
    const approvedOn = today();
    const { columns, before, after } = await correctionsToApprove(manager, report.id);
    await setReport(manager, report, { approved_on: approvedOn, ...columns });
    return { before, after: { approvedOn, ...after } };
  });
}
