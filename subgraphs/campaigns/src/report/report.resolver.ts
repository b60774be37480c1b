/** The ways to reports, and what belongs to one: its obligation, figures, corrections and files. */
import { checkCursor, datedKeyset } from '@diaban/shared/graphql/dated-list';
import { keysetOf, type Page, PageArgs, toPage } from '@diaban/shared/graphql/page';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { today } from '@diaban/shared/graphql/today';
import { parseUuid } from '@diaban/shared/graphql/uuid';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { CampaignsContext } from '../loaders.js';
import { registerPage } from '../register/register-list.js';
import { ReportingObligation } from '../reporting-obligation/reporting-obligation.js';
import { correctionOf, figureOf } from './figure/figure.rules.js';
import { type ReportCorrection, ReportCorrectionPage } from './figure/report-correction.js';
import { ReportFigure, type ReportIndicator, ReportIndicatorPage } from './figure/report-figure.js';
import { LetterheadInput } from './file/letterhead.js';
import { ReportFile } from './file/report-file.js';
import { fileOf } from './file/write-report.js';
import { LateReportArgs, ReportListArgs } from './report.inputs.js';
import { Report, ReportPage } from './report.js';
import { cameOnTime, isLate } from './report.rules.js';
import { ReportFileFormat } from './report-enums.js';
import { wantedLate, wantedReports } from './report-filter.rules.js';

@Resolver(() => Report)
export class ReportResolver {
  @Query(() => Report, { nullable: true, description: 'A report (báo cáo) by id; null: none in scope.' })
  report(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Report | null> {
    return loaders.reportById.load(parseUuid(id, 'id'));
  }

  @Query(() => ReportPage, { description: 'Reports (báo cáo) in scope, those of the latest periods first.' })
  async reports(
    @Args(() => ReportListArgs) args: ReportListArgs,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Page<Report>> {
    const keyset = datedKeyset(args, 'reports');
    return registerPage(await loaders.reports.list(wantedReports(args.filter), keyset), keyset);
  }

  @Query(() => ReportPage, {
    description:
      'Reports whose due day has passed without them (chậm nộp), those of the latest periods first.',
  })
  async lateReports(
    @Args(() => LateReportArgs) args: LateReportArgs,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Page<Report>> {
    const keyset = datedKeyset(args, 'late-reports');
    return registerPage(await loaders.reports.list(wantedLate(args), keyset), keyset);
  }

  @Query(() => ReportIndicatorPage, { description: 'What is counted in reports (chỉ tiêu), in their order.' })
  async reportIndicators(
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Page<ReportIndicator>> {
    const keyset = numberedKeyset(args, 'report-indicators');
    return toPage(await loaders.reportFigures.indicators(keyset), keyset, ({ position }) => [position]);
  }

  @FieldResolver(() => ReportingObligation, { description: 'The obligation that expects it.' })
  obligation(
    @Root() { obligationId }: Report,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<ReportingObligation | null> {
    return loaders.obligationById.load(obligationId);
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      'Whether its due day had passed without it (chậm nộp); null: the obligation states no due day.',
  })
  late(
    @Root() report: Report,
    @Arg('asOf', () => DateScalar, { nullable: true, description: 'On this day; left out: today.' })
    asOf?: string | null,
  ): boolean | null {
    return isLate(report, asOf ?? today());
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      'Whether it was submitted by its due day (đúng hạn); null: not submitted yet, or no due day stated.',
  })
  onTime(@Root() report: Report): boolean | null {
    return cameOnTime(report);
  }

  @FieldResolver(() => [ReportFigure], {
    description:
      'Its figures (số liệu), one for each indicator. Above the reporting unit they are shown once they are submitted: to those who decide on them; to those who only read, when they are approved.',
  })
  async figures(@Root() { id }: Report, @Ctx() { loaders }: CampaignsContext): Promise<ReportFigure[]> {
    return (await loaders.figuresOfReport.load(id)).map(figureOf);
  }

  @FieldResolver(() => ReportCorrectionPage, {
    description:
      'What was corrected after an approval (đính chính), the latest first; shown like the figures.',
  })
  async corrections(
    @Root() { id }: Report,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Page<ReportCorrection>> {
    const { nodes, pageInfo } = await loaders.correctionsOfReport.load(
      id,
      numberedKeyset(args, 'report-corrections'),
    );
    return { nodes: nodes.map(correctionOf), pageInfo };
  }

  @FieldResolver(() => ReportFile, {
    description:
      'The report as a file in Vietnamese (tệp báo cáo), with the figures that the viewer may see: hidden values stand as `<5`, those not reported as a dash.',
  })
  file(
    @Root() report: Report,
    @Arg('format', () => ReportFileFormat, { description: 'Which kind of file.' }) format: ReportFileFormat,
    @Arg('letterhead', () => LetterheadInput, {
      nullable: true,
      description: 'How this file is headed and signed; what is left out stands as the obligation has it.',
    })
    letterhead: LetterheadInput | null | undefined,
    @Ctx() context: CampaignsContext,
  ): Promise<ReportFile> {
    return fileOf(context, report, format, letterhead);
  }
}

/** Lists in the order of a number. */
function numberedKeyset(args: PageArgs, list: string) {
  const keyset = keysetOf(args, list, 1);
  return checkCursor(keyset, Number.isSafeInteger(keyset.after?.[0]));
}
