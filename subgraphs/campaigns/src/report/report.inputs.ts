/** What reports can be asked by. */
import { PageArgs } from '@diaban/shared/graphql/page';
import { DateScalar, MonthScalar } from '@diaban/shared/graphql/scalars';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { ReportFrequency } from '../reporting-obligation/reporting-obligation.js';
import { ReportStatus } from './report-enums.js';

@InputType({ description: 'Which reports of a unit; every condition left out lets all through.' })
export class LocalityReportFilter {
  @Field(() => ReportFrequency, { nullable: true, description: 'Owed this often.' })
  periodicity?: ReportFrequency | null;

  @Field(() => MonthScalar, { nullable: true, description: 'On periods that begin in this month or later.' })
  from?: string | null;

  @Field(() => MonthScalar, { nullable: true, description: 'On periods that end in this month or earlier.' })
  to?: string | null;

  @Field(() => [ReportStatus], { nullable: true, description: 'In one of these states.' })
  statuses?: ReportStatus[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: those that are late today, false: those that are not. Left out: both.',
  })
  late?: boolean | null;
}

@InputType({ description: 'Which reports; every condition left out lets all through.' })
export class ReportFilter extends LocalityReportFilter {
  @Field(() => ID, { nullable: true, description: 'Owed by this unit or one below it.' })
  localityId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Expected by this obligation.' })
  obligationId?: string | null;
}

@ArgsType()
export class ReportListArgs extends PageArgs {
  @Field(() => ReportFilter, { nullable: true, description: 'Which ones; left out: all.' })
  filter?: ReportFilter | null;
}

@ArgsType()
export class LocalityReportListArgs extends PageArgs {
  @Field(() => LocalityReportFilter, { nullable: true, description: 'Which ones; left out: all.' })
  filter?: LocalityReportFilter | null;
}

@ArgsType()
export class LateReportArgs extends PageArgs {
  @Field(() => DateScalar, { nullable: true, description: 'Late on this day; left out: today.' })
  asOf?: string | null;

  @Field(() => ID, { nullable: true, description: 'Owed by this unit or one below it; left out: in scope.' })
  underId?: string | null;
}
