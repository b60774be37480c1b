/** The mutation by which units report tip-offs. */
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { CasesContext } from '../loaders.js';
import { reportTipOffs } from './report-tip-offs.js';
import { ReportTipOffsInput, TipOffReport } from './tip-off-report.js';

@Resolver()
export class TipOffReportResolver {
  @Mutation(() => TipOffReport, {
    description:
      'Reports the tip-offs (tố giác) of a unit for a month, or corrects the report; the earlier number stays on record.',
  })
  reportTipOffs(
    @Arg('input', () => ReportTipOffsInput, { description: 'Which unit, which month, how many.' })
    input: ReportTipOffsInput,
    @Ctx() context: CasesContext,
  ): Promise<TipOffReport> {
    return reportTipOffs(context, input);
  }
}
