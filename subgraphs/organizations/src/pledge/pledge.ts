/** What organizations, blocks and households of a unit signed on one occasion: a row and a type of the graph. */
import { Provenance } from '@diaban/shared/graphql/measure';
import { pageOf } from '@diaban/shared/graphql/page';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { PledgeKind } from './pledge-kind.js';

@Entity({ schema: 'organizations', name: 'pledges' })
@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'A pledge (ký cam kết) or emulation pact (giao ước thi đua), signed on one occasion by organizations, residential blocks or households.',
})
export class Pledge {
  @Field(() => ID, { description: 'Permanent identity.' })
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => PledgeKind, { description: 'What was signed.' })
  @Column('text')
  kind: PledgeKind;

  @Column({ name: 'locality_id', type: 'int' })
  localityId: number;

  @Column({ name: 'campaign_id', type: 'uuid', nullable: true })
  campaignId: string | null;

  /** the date as the source states it: `2024-04`, `2023-05-09` */
  @Column({ name: 'signed_on', type: 'text' })
  signedText: string;

  @Column({ name: 'signed_inferred', type: 'boolean' })
  signedInferred: boolean;

  @Column({ name: 'signed_from', type: 'date' })
  signedFrom: string;

  @Column({ name: 'signed_to', type: 'date' })
  signedTo: string;

  @Field(() => DateScalar, { nullable: true, description: 'Last day on which it holds; null: without end.' })
  @Column({ name: 'valid_until', type: 'date', nullable: true })
  validUntil: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'When it was withdrawn: the first day on which it does not hold any more; null: it was not.',
  })
  @Column({ name: 'withdrawn_on', type: 'date', nullable: true })
  withdrawnOn: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was withdrawn; null: it was not.' })
  @Column({ name: 'withdrawal_reason', type: 'text', nullable: true })
  withdrawalReason: string | null;

  /** from this day another one holds in its place */
  @Column({ name: 'renewed_on', type: 'date', nullable: true })
  renewedOn: string | null;

  @Column({ name: 'renews_id', type: 'uuid', nullable: true })
  renewsId: string | null;

  @Field(() => Int, {
    description: 'Goes up with every change. Give the one that you read as `expectedVersion` to change it.',
  })
  @Column('int')
  version: number;

  @Field(() => Provenance, { description: 'Where the record comes from.' })
  @Column('text')
  provenance: Provenance;

  @Field(() => String, { description: 'The text, register or sample that records it.' })
  @Column('text')
  source: string;
}

export const PledgePage = pageOf(Pledge, 'Pledge', 'A page of pledges and emulation pacts.');
