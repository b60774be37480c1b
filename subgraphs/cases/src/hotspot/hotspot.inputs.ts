/** Arguments and filter of the lists of hotspots. */
import { PageArgs } from '@diaban/shared/graphql/page';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { ArrayNotEmpty, ArrayUnique, IsOptional, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { HotspotKind } from './hotspot.js';

@InputType({ description: 'Which hotspots to list. All conditions that are given must hold.' })
export class HotspotFilter {
  @Field(() => ID, {
    nullable: true,
    description: 'Only hotspots of this unit (địa bàn) and of all below it.',
  })
  localityId?: string | null;

  @Field(() => [HotspotKind], { nullable: true, description: 'Only these kinds (loại).' })
  @IsOptional()
  @ArrayNotEmpty()
  @ArrayUnique()
  kinds?: HotspotKind[] | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Only hotspots that were open at the end of this day (còn hoạt động).',
  })
  openOn?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Only hotspots found on this day or later (từ ngày).',
  })
  openedFrom?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Only hotspots found on this day or earlier (đến ngày).',
  })
  openedTo?: string | null;
}

@ArgsType()
export class HotspotsArgs extends PageArgs {
  @Field(() => HotspotFilter, { nullable: true, description: 'Which hotspots to list; left out: all.' })
  @IsOptional()
  @ValidateNested()
  filter?: HotspotFilter | null;
}
