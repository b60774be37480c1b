/** The mutation by which units report on rehabilitation. */
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { CasesContext } from '../loaders.js';
import { RehabilitationReport, ReportRehabilitationInput } from './rehabilitation-report.js';
import { reportRehabilitation } from './report-rehabilitation.js';

@Resolver()
export class RehabilitationReportResolver {
  @Mutation(() => RehabilitationReport, {
    description:
      'Reports where the people of a unit stand in rehabilitation (cai nghiện, quản lý sau cai) for a month, or corrects the report; the earlier numbers stay on record.',
  })
  reportRehabilitation(
    @Arg('input', () => ReportRehabilitationInput, {
      description: 'Which unit, which month, how many where.',
    })
    input: ReportRehabilitationInput,
    @Ctx() context: CasesContext,
  ): Promise<RehabilitationReport> {
    return reportRehabilitation(context, input);
  }
}
