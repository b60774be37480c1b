/** What it takes to end a reporting obligation, and to let it go on in other terms. */
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { ShortText } from '@diaban/shared/importing/typed-text';
import { ChangeInput } from '@diaban/shared/mutation/mutation-input';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsOptional, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { ReportFrequency } from '../../reporting-obligation/reporting-obligation.js';

@InputType()
abstract class ObligationChangeInput extends ChangeInput {
  @Field(() => ID, { description: 'The obligation.' })
  obligationId: string;

  @Field(() => String, { description: 'Why, in Vietnamese, up to 280 characters (lý do).' })
  @ShortText()
  reason: string;
}

@InputType({ description: 'The end of an obligation to report (chấm dứt chế độ báo cáo).' })
export class EndReportingObligationInput extends ObligationChangeInput {
  @Field(() => DateScalar, {
    description: 'The last day on which it holds: no report is owed on a period that ends later.',
  })
  validTo: string;
}

@InputType({
  description: 'Other terms of an obligation to report (thay đổi chế độ báo cáo). What is left out stays.',
})
export class ChangeReportingObligationInput extends ObligationChangeInput {
  @Field(() => DateScalar, {
    description: 'From when on: the new terms are those of periods that end on this day or later.',
  })
  validFrom: string;

  @Field(() => [ReportFrequency], { nullable: true, description: 'How often from then on.' })
  @IsOptional()
  @ArrayMinSize(1, { message: 'must name how often: MONTHLY, QUARTERLY or YEARLY' })
  @ArrayMaxSize(3, { message: 'must name each frequency once' })
  @ArrayUnique({ message: 'must name each frequency once' })
  periodicity?: ReportFrequency[] | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The due day from then on, 1 to 31; null written out: none is stated any more.',
  })
  @IsOptional()
  @Min(1, { message: 'must be a day of the month, 1 to 31' })
  @Max(31, { message: 'must be a day of the month, 1 to 31' })
  dueDay?: number | null;
}
