/** The ways to register obligations and to have their reports expected. */
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { CampaignsContext } from '../../loaders.js';
import { ReportingObligation } from '../../reporting-obligation/reporting-obligation.js';
import { ChangeReportingObligationInput, EndReportingObligationInput } from './change-obligation.inputs.js';
import { changeObligation, endObligation } from './change-obligation.js';
import { ExpectedReports } from './expected-reports.js';
import { expectReports, registerObligation } from './obligation.mutations.js';
import { ExpectReportsInput, RegisterReportingObligationInput } from './register-obligation.inputs.js';

@Resolver()
export class ReportExpectationResolver {
  @Mutation(() => ReportingObligation, {
    description:
      'Makes known who owes whom a report (đăng ký chế độ báo cáo), and expects its reports until the end of next year. For accounts of the reporting unit or of a level above it.',
  })
  registerReportingObligation(
    @Arg('input', () => RegisterReportingObligationInput, { description: 'The obligation.' })
    input: RegisterReportingObligationInput,
    @Ctx() context: CampaignsContext,
  ): Promise<ReportingObligation> {
    return registerObligation(context, input);
  }

  @Mutation(() => ReportingObligation, {
    description:
      'Ends an obligation to report (chấm dứt chế độ báo cáo). Reports on later periods that nobody has written yet are no longer expected; written ones stay. For levels above the reporting unit, and for that unit where it reports to nobody above.',
  })
  endReportingObligation(
    @Arg('input', () => EndReportingObligationInput, { description: 'Which one, its last day, and why.' })
    input: EndReportingObligationInput,
    @Ctx() context: CampaignsContext,
  ): Promise<ReportingObligation> {
    return endObligation(context, input);
  }

  @Mutation(() => ReportingObligation, {
    description:
      'Lets an obligation go on in other terms from a day on (thay đổi chế độ báo cáo): it ends on the day before, and the answer is the one that replaces it, with its reports expected until the end of next year. For those who may end it.',
  })
  changeReportingObligation(
    @Arg('input', () => ChangeReportingObligationInput, {
      description: 'Which one, from when on, what, and why.',
    })
    input: ChangeReportingObligationInput,
    @Ctx() context: CampaignsContext,
  ): Promise<ReportingObligation> {
    return changeObligation(context, input);
  }

  @Mutation(() => ExpectedReports, {
    description:
      'Expects the reports of all obligations in scope until a day (lập danh sách báo cáo phải nộp). Reports that are expected already stay as they are.',
  })
  expectReports(
    @Arg('input', () => ExpectReportsInput, { description: 'Until when.' }) input: ExpectReportsInput,
    @Ctx() context: CampaignsContext,
  ): Promise<ExpectedReports> {
    return expectReports(context, input);
  }
}
