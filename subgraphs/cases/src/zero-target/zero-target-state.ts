/** Whether a unit has none of what a drug-free unit has none of, as its hotspots say on a day. */
import { Measure } from '@diaban/shared/graphql/measure';
import { DateScalar, MonthScalar } from '@diaban/shared/graphql/scalars';
import { ArrayNotEmpty, ArrayUnique, IsOptional } from 'class-validator';
import { ArgsType, Field, ObjectType } from 'type-graphql';
import { HotspotKind } from '../hotspot/hotspot.js';

@ObjectType({
  description:
    'How a zero target (chỉ tiêu không) stands, computed from the hotspots that were open at the end of a day: the day that the `period` of `count` names.',
})
export class ZeroTargetState {
  @Field(() => HotspotKind, { description: 'Of what there shall be none.' })
  kind: HotspotKind;

  @Field(() => Measure, {
    description:
      'How many were open in the unit and all units below it. NOT_REPORTED where no register covers the day.',
  })
  count: Measure;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether there was none; null: nobody knows, because no register covers the day.',
  })
  met: boolean | null;
}

@ArgsType()
export class ZeroTargetArgs {
  @Field(() => [HotspotKind], { nullable: true, description: 'Only these kinds; left out: all four.' })
  @IsOptional()
  @ArrayNotEmpty()
  @ArrayUnique()
  kinds?: HotspotKind[] | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The day to answer for; left out: today, or the last day of the register where that is earlier.',
  })
  asOf?: string | null;

  @Field(() => MonthScalar, {
    nullable: true,
    description:
      'To see how it came: the first month of a series with the state at the end of each month, up to `asOf`. Left out: `asOf` alone.',
  })
  from?: string | null;
}
