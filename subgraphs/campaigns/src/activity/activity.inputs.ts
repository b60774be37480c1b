/** What activities and outreach can be asked by. */
import { PageArgs } from '@diaban/shared/graphql/page';
import { Periodicity } from '@diaban/shared/graphql/period';
import { DateScalar, MonthScalar } from '@diaban/shared/graphql/scalars';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { ActivityAudience, ActivityFormat } from './activity-enums.js';

@InputType({ description: 'Which activities of a unit; every condition left out lets all through.' })
export class LocalityActivityFilter {
  @Field(() => [ActivityFormat], { nullable: true, description: 'In one of these forms.' })
  formats?: ActivityFormat[] | null;

  @Field(() => [ActivityAudience], { nullable: true, description: 'For one of these audiences.' })
  audiences?: ActivityAudience[] | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Held on this day or later, as far as they are dated.',
  })
  heldFrom?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Held on this day or earlier, as far as they are dated.',
  })
  heldTo?: string | null;
}

@InputType({ description: 'Which activities; every condition left out lets all through.' })
export class ActivityFilter extends LocalityActivityFilter {
  @Field(() => ID, { nullable: true, description: 'Held in this unit or any below it.' })
  localityId?: string | null;
}

@ArgsType()
export class ActivityListArgs extends PageArgs {
  @Field(() => ActivityFilter, { nullable: true, description: 'Which ones; left out: all.' })
  filter?: ActivityFilter | null;
}

@ArgsType()
export class LocalityActivityListArgs extends PageArgs {
  @Field(() => LocalityActivityFilter, { nullable: true, description: 'Which ones; left out: all.' })
  filter?: LocalityActivityFilter | null;
}

@ArgsType()
export class OutreachSummaryArgs {
  @Field(() => MonthScalar, {
    description: 'The first month; the series begins with the whole period that it lies in.',
  })
  from: string;

  @Field(() => MonthScalar, {
    description: 'The last month; the series ends with the whole period that it lies in.',
  })
  to: string;

  @Field(() => Periodicity, { defaultValue: Periodicity.YEAR, description: 'How the series is cut.' })
  per: Periodicity;

  @Field(() => [ActivityAudience], {
    nullable: true,
    description: 'Activities for these audiences only; left out: for all, also where none is stated.',
  })
  audiences?: ActivityAudience[] | null;

  @Field(() => [ActivityFormat], {
    nullable: true,
    description: 'Activities in these forms only; left out: in all.',
  })
  formats?: ActivityFormat[] | null;
}
