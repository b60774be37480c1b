/** What it takes to make a reporting obligation known, and to have its reports expected ahead. */
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { ShortText } from '@diaban/shared/importing/typed-text';
import { MutationInput } from '@diaban/shared/mutation/mutation-input';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { ReportFrequency } from '../../reporting-obligation/reporting-obligation.js';
import { LetterheadInput } from '../file/letterhead.js';

@InputType({ description: 'Who owes whom a report, how often and by when (chế độ báo cáo).' })
export class RegisterReportingObligationInput extends MutationInput {
  @Field(() => ID, {
    description:
      'The unit that reports: a commune-level unit, a district or a province. Only its own accounts write its reports.',
  })
  localityId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The unit that receives: the same one or one above it. Left out: not stated.',
  })
  receiverLocalityId?: string | null;

  @Field(() => ID, { description: 'The organization that reports.' })
  fromId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The organization to which it reports. Left out: not stated.',
  })
  toId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The campaign of the reporting unit that it is about. Left out: on no single one.',
  })
  campaignId?: string | null;

  @Field(() => [ReportFrequency], { description: 'How often; several where several are owed.' })
  @ArrayMinSize(1, { message: 'must name how often: MONTHLY, QUARTERLY, YEARLY or ONE_OFF' })
  @ArrayMaxSize(4, { message: 'must name each frequency once' })
  @ArrayUnique({ message: 'must name each frequency once' })
  periodicity: ReportFrequency[];

  @Field(() => Int, {
    nullable: true,
    description:
      'Until which day of the month after the period, 1 to 31. Left out: not stated, so that no report is ever late.',
  })
  @IsOptional()
  @Min(1, { message: 'must be a day of the month, 1 to 31' })
  @Max(31, { message: 'must be a day of the month, 1 to 31' })
  dueDay?: number | null;

  @Field(() => DateScalar, {
    description: 'From when on reports are owed: for periods that end on this day or later.',
  })
  validFrom: string;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'Until when: for periods that end on this day or earlier. Left out: until further notice; a one-off report needs it.',
  })
  validTo?: string | null;

  @Field(() => String, { nullable: true, description: 'What the report is about, in Vietnamese.' })
  @IsOptional()
  @ShortText()
  content?: string | null;

  @Field(() => LetterheadInput, {
    nullable: true,
    description: 'How its reports are headed and signed as documents. Left out: dots to fill in by hand.',
  })
  @IsOptional()
  @ValidateNested()
  letterhead?: LetterheadInput | null;
}

@InputType({ description: 'Until when reports shall be expected.' })
export class ExpectReportsInput extends MutationInput {
  @Field(() => DateScalar, {
    description: 'For all periods that end on this day or earlier; at most two years ahead.',
  })
  until: string;
}
