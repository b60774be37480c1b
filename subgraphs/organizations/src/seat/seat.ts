/** A seat on a steering committee: an organization in a role, never a person. */
import { Provenance } from '@diaban/shared/graphql/measure';
import { pageOf } from '@diaban/shared/graphql/page';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { SeatRole } from './seat-role.js';

@Entity({ schema: 'organizations', name: 'seats' })
@ObjectType('CommitteeSeat', {
  description: 'A seat on a steering committee (ban chỉ đạo): an organization in a role, never a person.',
})
export class Seat {
  @PrimaryColumn('uuid')
  id: string;

  @Column({ name: 'committee_id', type: 'uuid' })
  committeeId: string;

  @Column({ name: 'organization_id', type: 'uuid' })
  organizationId: string;

  @Field(() => SeatRole, { description: 'In which role.' })
  @Column('text')
  role: SeatRole;

  @Field(() => DateScalar, { nullable: true, description: 'First day; null: not stated.' })
  @Column({ type: 'date', nullable: true })
  since: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day; null: it is held.' })
  @Column({ type: 'date', nullable: true })
  until: string | null;

  @Field(() => String, { nullable: true, description: 'What its source says beyond that, if anything.' })
  @Column({ type: 'text', nullable: true })
  note: string | null;

  @Field(() => Provenance, { description: 'Where the record comes from.' })
  @Column('text')
  provenance: Provenance;

  @Field(() => String, { description: 'The text, register or sample that names it.' })
  @Column('text')
  source: string;

  /** the first day on which it counts: since, or the day of the source */
  @Column({ name: 'known_since', type: 'date' })
  knownSince: string;

  /** of its role: the order of lists */
  @Column({ type: 'smallint', insert: false, update: false })
  rank: number;
}

export const SeatPage = pageOf(
  Seat,
  'CommitteeSeat',
  'A page of seats: the chair first, then by role and first day.',
);
