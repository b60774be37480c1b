/** A place or network that drug crime or disorder gathers around, from the day it was found to the day it was cleared. */
import { Measure, Provenance } from '@diaban/shared/graphql/measure';
import { pageOf } from '@diaban/shared/graphql/page';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export const HotspotKind = {
  GATHERING_POINT: 'GATHERING_POINT',
  RETAIL_POINT: 'RETAIL_POINT',
  RING: 'RING',
  PUBLIC_ORDER_SPOT: 'PUBLIC_ORDER_SPOT',
} as const;
export type HotspotKind = (typeof HotspotKind)[keyof typeof HotspotKind];

/** In the order in which the targets of a drug-free unit name them. */
export const HOTSPOT_KINDS: readonly HotspotKind[] = Object.values(HotspotKind);

registerEnumType(HotspotKind, {
  name: 'HotspotKind',
  description: 'What is to be brought to zero in a drug-free unit.',
  valuesConfig: {
    GATHERING_POINT: { description: 'Gathering hotspot (tụ điểm).' },
    RETAIL_POINT: { description: 'Retail selling point (điểm bán lẻ).' },
    RING: { description: 'Ring or network (đường dây).' },
    PUBLIC_ORDER_SPOT: { description: 'Hot spot of public order (điểm nóng).' },
  },
});

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'A hotspot (tụ điểm, điểm bán lẻ, đường dây, điểm nóng) known to the police of a unit: when it was found and when it was cleared. Its exact place is not told.',
})
@Entity({ schema: 'cases', name: 'hotspots' })
export class Hotspot {
  @Field(() => ID, { description: 'Identity of the hotspot in this graph.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column({ name: 'locality_id', type: 'int' })
  unitId: number;

  @Field(() => HotspotKind, { description: 'What it is (loại).' })
  @Column('text')
  kind: HotspotKind;

  @Field(() => DateScalar, { description: 'The day on which it was found (ngày phát sinh).' })
  @Column({ name: 'opened_on', type: 'date' })
  openedOn: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day on which it was cleared (ngày triệt xóa); null while it is open.',
  })
  @Column({ name: 'cleared_on', type: 'date', nullable: true })
  clearedOn: string | null;

  @Field(() => Provenance, { description: 'Whether it stands in a register or in the synthetic sample.' })
  @Column('text')
  provenance: Provenance;

  @Field(() => String, { description: 'Which register, or which sample.' })
  @Column('text')
  source: string;

  @Field(() => Int, {
    description: 'Goes up with every change. Give the one that you read as `expectedVersion` to change it.',
  })
  @Column({ type: 'int', insert: false })
  version: number;
}

export const HotspotPage = pageOf(
  Hotspot,
  'Hotspot',
  'A page of hotspots (tụ điểm, điểm nóng), the newest first.',
);

@ObjectType({ description: 'How many hotspots of a kind are open on a day.' })
export class HotspotCount {
  @Field(() => HotspotKind, { description: 'What is counted.' })
  kind: HotspotKind;

  @Field(() => Measure, { description: 'How many were open at the end of the day that its `period` names.' })
  count: Measure;
}
