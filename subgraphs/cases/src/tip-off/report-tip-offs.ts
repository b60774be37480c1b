/** Enters how many tip-offs a unit received in a month. */
import { NotFound } from '@diaban/shared/errors';
import type { CasesContext } from '../loaders.js';
import { reportMonth } from '../monthly-report/report-month.js';
import { tipOffReport } from './tip-off.rules.js';
import type { ReportTipOffsInput, TipOffReport } from './tip-off-report.js';
import { TIP_OFF_REGISTER, TipOffReportRepository } from './tip-off-report.repository.js';

export async function reportTipOffs(context: CasesContext, input: ReportTipOffsInput): Promise<TipOffReport> {
  const { month, tipOffs } = input;
  const unitId = await reportMonth(context, TIP_OFF_REGISTER, 'reportTipOffs', input, { tipOffs });
  // not through the loader, which may hold what an earlier mutation of the same request reported
  const [row] = await new TipOffReportRepository(context.db).ofUnits([unitId], month);
  if (!row) throw new NotFound(`The report for ${month} is not in your scope`);
  return tipOffReport(row, month);
}
