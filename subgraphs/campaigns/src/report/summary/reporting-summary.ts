/** How a unit and all below it keep their reporting obligations, by period. */
import { Measure, type Provenance } from '@diaban/shared/graphql/measure';
import { Period, Periodicity } from '@diaban/shared/graphql/period';
import { DateScalar, MonthScalar } from '@diaban/shared/graphql/scalars';
import { ArgsType, Field, ObjectType } from 'type-graphql';
import { ReportFrequency } from '../../reporting-obligation/reporting-obligation.js';

@ArgsType()
export class ReportingSummaryArgs {
  @Field(() => MonthScalar, { description: 'The first month.' })
  from: string;

  @Field(() => MonthScalar, { description: 'The last month, included.' })
  to: string;

  @Field(() => Periodicity, {
    defaultValue: Periodicity.QUARTER,
    description: 'How the series is cut. Quarterly reports fall into no month, yearly ones into no quarter.',
  })
  per: Periodicity;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'As it was on this day: reports on periods that had ended by then; left out: today.',
  })
  asOf?: string | null;

  @Field(() => ReportFrequency, { nullable: true, description: 'Reports owed this often; left out: all.' })
  periodicity?: ReportFrequency | null;
}

@ObjectType({
  description:
    'The reports (báo cáo) that a unit and all below it owed for one period. All figures are NOT_REPORTED where no report was expected.',
})
export class ReportingSummary {
  @Field(() => Period, { description: 'The period.' })
  period: Period;

  @Field(() => Measure, { description: 'Reports that were owed (số báo cáo phải nộp).' })
  expected: Measure;

  @Field(() => Measure, {
    description: 'Of these, submitted at least once (đã nộp), also when they were returned since.',
  })
  received: Measure;

  @Field(() => Measure, {
    description: 'Of these, owed by a stated day: the others are never on time or late.',
  })
  withDueDay: Measure;

  @Field(() => Measure, { description: 'Received by the due day (nộp đúng hạn).' })
  onTime: Measure;

  @Field(() => Measure, {
    description:
      'Approved by a level above (đã duyệt), as they stand: a report that was corrected since counts again when it is approved again.',
  })
  approved: Measure;

  @Field(() => Measure, { description: 'Not received although the due day has passed (chậm nộp).' })
  late: Measure;

  @Field(() => Measure, { description: 'Received of expected, in percent (tỷ lệ nộp báo cáo).' })
  rate: Measure;

  @Field(() => Measure, {
    description: 'Received by the due day of those with a due day, in percent (tỷ lệ nộp đúng hạn).',
  })
  onTimeRate: Measure;
}

/** The counts behind a series, as the database returns them for a unit. */
export interface ReportingCounts {
  unitId: number;
  /** only the periods in which reports were expected, by their first day */
  periods: PeriodCounts[];
}

export interface PeriodCounts {
  from: string;
  expected: number;
  withDueDay: number;
  received: number;
  onTime: number;
  approved: number;
  late: number;
  provenances: Provenance[];
  sources: string[];
}
