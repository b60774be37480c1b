/** A body of the political system in a unit: a row of the register and a type of the graph. Never a person. */
import { Provenance } from '@diaban/shared/graphql/measure';
import { pageOf } from '@diaban/shared/graphql/page';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { OrganizationKind } from './organization-kind.js';

@Entity({ schema: 'organizations', name: 'organizations' })
@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'An organization (tổ chức): People’s Committee, police, Fatherland Front, mass organization, steering committee… Officials appear as role and organization only, never by name. Those of units above the viewer’s can be read too, without members, seats and pledges; a reference to any other out of scope is null.',
})
export class Organization {
  @Field(() => ID, { description: 'Permanent identity.' })
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => String, { description: 'Vietnamese name, such as `Công an phường Nghi Hương`.' })
  @Column('text')
  name: string;

  @Field(() => OrganizationKind, { description: 'What it is.' })
  @Column('text')
  kind: OrganizationKind;

  /** null for a central body */
  @Column({ name: 'locality_id', type: 'int', nullable: true })
  localityId: number | null;

  @Column({ name: 'parent_id', type: 'uuid', nullable: true })
  parentId: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it has another superior than organizations of its kind have; null for the usual one.',
  })
  @Column({ name: 'parent_reason', type: 'text', nullable: true })
  parentReason: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day; null: not stated.' })
  @Column({ name: 'valid_from', type: 'date', nullable: true })
  validFrom: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Last day, when it was dissolved (giải thể); null: it exists.',
  })
  @Column({ name: 'valid_to', type: 'date', nullable: true })
  validTo: string | null;

  @Field(() => Int, {
    description: 'Goes up with every change. Give the one that you read as `expectedVersion` to change it.',
  })
  @Column('int')
  version: number;

  @Column({ name: 'bodies', type: 'int', nullable: true })
  bodyCount: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Its role in the programme, such as standing agency (cơ quan thường trực) of a steering committee.',
  })
  @Column({ name: 'role_note', type: 'text', nullable: true })
  roleNote: string | null;

  /** the day, month or year for which the source states all this */
  @Column({ name: 'stated_on', type: 'text' })
  statedOn: string;

  @Field(() => Provenance, { description: 'Where the record comes from.' })
  @Column('text')
  provenance: Provenance;

  @Field(() => String, { description: 'The text, register or sample that names the organization.' })
  @Column('text')
  source: string;

  /** scope key of its unit, empty for a central body: the order of lists */
  @Column({ type: 'text', insert: false, update: false })
  place: string;
}

export const OrganizationPage = pageOf(Organization, 'Organization', 'A page of organizations.');
