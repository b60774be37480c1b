/** The ways to register obligations and to have their reports expected. */
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { CampaignsContext } from '../../loaders.js';
import { ReportingObligation } from '../../reporting-obligation/reporting-obligation.js';
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
