/** The steps of a report, each in one transaction: written, submitted, returned, approved, corrected. */
import { Invalid } from '@diaban/shared/errors';
import type { Period } from '@diaban/shared/graphql/period';
import { today } from '@diaban/shared/graphql/today';
import { parseUuid } from '@diaban/shared/graphql/uuid';
import type { ChangeKind } from '@diaban/shared/mutation/changes';
import { type MutationTransaction, mutate } from '@diaban/shared/mutation/mutate';
import type { Role } from '@diaban/shared/scope/viewer';
import { wantedSeries } from '../activity/activity.rules.js';
import type { CampaignsContext } from '../loaders.js';
import { changed } from '../register/changed.js';
import { computedFigures, SERIES_OF } from './figure/draft.rules.js';
import {
  fillFigures,
  indicatorCodes,
  insertCorrections,
  presentFigures,
  statesAFigure,
  writeFigures,
} from './figure/figure.repository.js';
import { enteredFigures, shownValue } from './figure/figure.rules.js';
import type { Report } from './report.js';
import type { ReportStep } from './report.rules.js';
import type {
  CorrectReportInput,
  ReportStepInput,
  ReturnReportInput,
  SaveDraftInput,
} from './report-steps.inputs.js';
import { setReport, type TakenReport, takeReport } from './report-steps.repository.js';

/** What a step says of itself in the list of changes; without values, which not everybody who reads it may see. */
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
const APPROVERS: readonly Role[] = ['province', 'district'];

async function take<I extends ReportStepInput>(
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
  const { loaders } = context;
  // read before the transaction, which would otherwise hold one connection while it waits for another
  const known = await loaders.reportById.load(parseUuid(input.reportId, 'reportId'));
  const computed = known === null ? [] : await figuresFor(context, known);
  const step = { operation: 'fillDraft', step: 'DRAFT', kind: 'CHANGED', input } as const;
  return take(context, step, async (report, { manager }) => {
    await setReport(manager, report);
    await fillFigures(manager, report.id, computed);
    return { after: { figures: computed.map(({ indicator }) => indicator) } };
  });
}

async function figuresFor({ loaders }: CampaignsContext, { localityId, period, periodicity }: Report) {
  const per = SERIES_OF[periodicity];
  const [campaigns, outreach] = await Promise.all([
    loaders.campaignRollUps.load(localityId, { asOf: period.to, kinds: null }),
    per === null
      ? null
      : loaders.outreachRollUps.load(localityId, wantedSeries({ ...monthsOf(period), per })),
  ]);
  return computedFigures(campaigns, outreach, period);
}

function monthsOf({ from, to }: Period): { from: string; to: string } {
  return { from: from.slice(0, 7), to: to.slice(0, 7) };
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
    await setReport(manager, report, { approved_on: approvedOn });
    return { after: { approvedOn } };
  });
}

export function correctReport(context: CampaignsContext, input: CorrectReportInput): Promise<Report> {
  const step = { operation: 'correctReport', step: 'CORRECT', kind: 'CORRECTED', input } as const;
  return take(context, step, async (report, { manager }) => {
    const lines = enteredFigures(input.figures, await indicatorCodes(manager));
    const present = await presentFigures(
      manager,
      report.id,
      lines.map(({ indicator }) => indicator),
    );
    const old = new Map(present.map((line) => [line.indicator, line]));
    const same = lines.find(({ indicator, value, note }) => {
      const was = old.get(indicator);
      return was?.value === value && was.note === note;
    });
    if (same) throw new Invalid(`${same.indicator} has this value already: leave it out`, 'figures');
    const reason = input.reason.trim();
    await insertCorrections(manager, report.id, lines, { reason, correctedOn: today() });
    await setReport(manager, report, { approved_on: null, is_corrected: true });
    const figures = (value: (indicator: string) => number | null) =>
      Object.fromEntries(present.map((line) => [line.indicator, shownValue(value(line.indicator), line)]));
    const next = new Map(lines.map((line) => [line.indicator, line.value]));
    return {
      before: { figures: figures((indicator) => old.get(indicator)?.value ?? null) },
      after: { figures: figures((indicator) => next.get(indicator) ?? null) },
      reason,
    };
  });
}
