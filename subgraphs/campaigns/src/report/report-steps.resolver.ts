/** The ways to take a report from its draft to its approval, and to correct it after. */
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { CampaignsContext } from '../loaders.js';
import { correctReport } from './figure/correct-report.js';
import { Report } from './report.js';
import {
  CorrectReportInput,
  ReportStepInput,
  ReturnReportInput,
  SaveDraftInput,
} from './report-steps.inputs.js';
import { approveReport, fillDraft, returnReport, saveDraft, submitReport } from './report-steps.js';

@Resolver()
export class ReportStepsResolver {
  @Mutation(() => Report, {
    description:
      'Fills the draft (dự thảo) with what the whole graph knows of the unit and all below it in the period: campaigns, criteria, outreach, pledges, cases, tip-offs, hotspots and people under management. What the author entered stays; what no register knows, and what is hidden because it is small, stays open to be entered with `saveDraft`. UNAVAILABLE, and nothing changes, while a part of the graph does not answer. For the unit that owes the report.',
  })
  fillDraft(
    @Arg('input', () => ReportStepInput, { description: 'The report.' }) input: ReportStepInput,
    @Ctx() context: CampaignsContext,
  ): Promise<Report> {
    return fillDraft(context, input);
  }

  @Mutation(() => Report, {
    description:
      'Writes figures into the draft (dự thảo) of an expected, drafted or returned report that was never approved. For the unit that owes the report.',
  })
  saveDraft(
    @Arg('input', () => SaveDraftInput, { description: 'The figures.' }) input: SaveDraftInput,
    @Ctx() context: CampaignsContext,
  ): Promise<Report> {
    return saveDraft(context, input);
  }

  @Mutation(() => Report, {
    description:
      'Sends a drafted or returned report (gửi báo cáo) to the level above. The first time decides whether it is on time. For the unit that owes the report.',
  })
  submitReport(
    @Arg('input', () => ReportStepInput, { description: 'The report.' }) input: ReportStepInput,
    @Ctx() context: CampaignsContext,
  ): Promise<Report> {
    return submitReport(context, input);
  }

  @Mutation(() => Report, {
    description:
      'Sends a submitted report back with a reason (trả lại). For levels above the unit that owes it.',
  })
  returnReport(
    @Arg('input', () => ReturnReportInput, { description: 'The report and the reason.' })
    input: ReturnReportInput,
    @Ctx() context: CampaignsContext,
  ): Promise<Report> {
    return returnReport(context, input);
  }

  @Mutation(() => Report, {
    description:
      'Approves a submitted report (duyệt) and locks its figures. For levels above the unit that owes it, never for that unit itself.',
  })
  approveReport(
    @Arg('input', () => ReportStepInput, { description: 'The report.' }) input: ReportStepInput,
    @Ctx() context: CampaignsContext,
  ): Promise<Report> {
    return approveReport(context, input);
  }

  @Mutation(() => Report, {
    description:
      'Corrects figures of an approved report (đính chính), or of one whose correction was returned. The old values, the role and the reason stay in `corrections`, and the report counts as submitted until it is approved again. For the unit that owes the report.',
  })
  correctReport(
    @Arg('input', () => CorrectReportInput, { description: 'The figures and the reason.' })
    input: CorrectReportInput,
    @Ctx() context: CampaignsContext,
  ): Promise<Report> {
    return correctReport(context, input);
  }
}
