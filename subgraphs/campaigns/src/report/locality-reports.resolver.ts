/** What a unit and all below it report: their reports, and how they keep their obligations. */
import { datedKeyset } from '@diaban/shared/graphql/dated-list';
import type { Page } from '@diaban/shared/graphql/page';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { CampaignsContext } from '../loaders.js';
import { Locality } from '../references/locality.js';
import { LocalityReportListArgs } from './report.inputs.js';
import { type Report, ReportPage } from './report.js';
import { wantedReports } from './report-filter.rules.js';
import { ReportingSummary, ReportingSummaryArgs } from './summary/reporting-summary.js';
import { reportingOf, wantedReporting } from './summary/reporting-summary.rules.js';

@Resolver(() => Locality)
export class LocalityReportsResolver {
  @FieldResolver(() => ReportPage, {
    description: 'Reports (báo cáo) that the unit and all below it owe, those of the latest periods first.',
  })
  reports(
    @Root() { unitId }: Locality,
    @Args(() => LocalityReportListArgs) args: LocalityReportListArgs,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Page<Report>> {
    const keyset = datedKeyset(args, 'locality-reports');
    return loaders.reportsUnderUnit.load(unitId, { wanted: wantedReports(args.filter), keyset });
  }

  @FieldResolver(() => [ReportingSummary], {
    description:
      'How the unit and all below it keep their reporting obligations (tình hình thực hiện chế độ báo cáo), period by period, the earliest first.',
  })
  async reportingSummary(
    @Root() { unitId }: Locality,
    @Args(() => ReportingSummaryArgs) args: ReportingSummaryArgs,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<ReportingSummary[]> {
    const wanted = wantedReporting(args);
    return reportingOf(await loaders.reportingCounts.load(unitId, wanted), wanted);
  }
}
