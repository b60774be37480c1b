/** What is told to open and to clear a hotspot. */
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { ChangeInput, MutationInput } from '@diaban/shared/mutation/mutation-input';
import { Field, ID, InputType } from 'type-graphql';
import { HotspotKind } from './hotspot.js';

@InputType({ description: 'A hotspot (tụ điểm, điểm nóng) that was found.' })
export class OpenHotspotInput extends MutationInput {
  @Field(() => ID, { description: 'The commune-level unit where it lies (địa bàn).' })
  localityId: string;

  @Field(() => HotspotKind, { description: 'What it is (loại).' })
  kind: HotspotKind;

  @Field(() => DateScalar, { description: 'The day on which it was found (ngày phát sinh).' })
  openedOn: string;
}

@InputType({ description: 'The end of a hotspot (triệt xóa).' })
export class ClearHotspotInput extends ChangeInput {
  @Field(() => ID, { description: 'The hotspot.' })
  hotspotId: string;

  @Field(() => DateScalar, { description: 'The day on which it was cleared (ngày triệt xóa).' })
  clearedOn: string;
}
