/** Enters how many people of a unit stood where in rehabilitation at the end of a month. */
import { NotFound } from '@diaban/shared/errors';
import type { CasesContext } from '../loaders.js';
import { reportMonth } from '../monthly-report/report-month.js';
import { rehabilitationReport } from './rehabilitation.rules.js';
import type { RehabilitationReport, ReportRehabilitationInput } from './rehabilitation-report.js';
import {
  REHABILITATION_REGISTER,
  RehabilitationReportRepository,
} from './rehabilitation-report.repository.js';
import type { RehabilitationState } from './rehabilitation-statistic.js';

export async function reportRehabilitation(
  context: CasesContext,
  input: ReportRehabilitationInput,
): Promise<RehabilitationReport> {
  const counts: Record<RehabilitationState, number> = {
    UNDER_MANAGEMENT: input.underManagement,
    IN_REHAB: input.inRehab,
    POST_REHAB: input.postRehab,
    SUPPORTED_WITH_JOBS: input.supportedWithJobs,
  };
  const unitId = await reportMonth(context, REHABILITATION_REGISTER, 'reportRehabilitation', input, counts);
  // not through the loader, which may hold what an earlier mutation of the same request reported
  const [row] = await new RehabilitationReportRepository(context.db).ofUnits([unitId], input.month);
  if (!row) throw new NotFound(`The report for ${input.month} is not in your scope`);
  return rehabilitationReport(row, input.month);
}
