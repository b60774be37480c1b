/** What a public text says about the cases of a place: kept as it was published, apart from the register. */
import { Provenance } from '@diaban/shared/graphql/measure';
import { pageOf } from '@diaban/shared/graphql/page';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { OffenceType } from '../offence/offence-type.js';

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'A figure about cases that stands in a public text (số liệu đã công bố), shown as it was published. It is never part of the case statistics, which count registered cases only.',
})
@Entity({ schema: 'cases', name: 'published_case_figures' })
export class PublishedCaseFigure {
  @Field(() => ID, { description: 'Identity of the figure.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column({ name: 'locality_id', type: 'int' })
  unitId: number;

  @Column({ name: 'possibly_locality_id', type: 'int', nullable: true })
  possiblyUnitId: number | null;

  /** as precise as the text */
  @Column({ name: 'period', type: 'text' })
  periodText: string;

  @Column({ name: 'period_to', type: 'date' })
  periodTo: string;

  @Field(() => Boolean, {
    description: 'True when the text does not write the whole period and it was concluded from other facts.',
  })
  @Column({ name: 'period_inferred', type: 'boolean' })
  periodInferred: boolean;

  @Column({ name: 'cases', type: 'int', nullable: true })
  caseCount: number | null;

  @Column({ name: 'subjects', type: 'int', nullable: true })
  subjectCount: number | null;

  @Field(() => [OffenceType], {
    description: 'The kinds of offence that the text names (hành vi), together; empty where it names none.',
  })
  @Column('text', { array: true })
  offences: OffenceType[];

  @Column({ name: 'handled_by', type: 'uuid', array: true })
  handlerIds: string[];

  @Field(() => String, { nullable: true, description: 'What has to be known to read the figure (ghi chú).' })
  @Column('text', { nullable: true })
  note: string | null;

  @Field(() => Provenance, { description: 'Always PUBLISHED: it stands in a public source.' })
  @Column('text')
  provenance: Provenance;

  @Field(() => String, { description: 'The public text (nguồn).' })
  @Column('text')
  source: string;
}

export const PublishedCaseFigurePage = pageOf(
  PublishedCaseFigure,
  'PublishedCaseFigure',
  'A page of published figures (số liệu đã công bố), the latest period first.',
);
