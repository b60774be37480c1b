/** What every entry of the programme register has: an identity, a source, and a day by which lists are sorted. */
import { Provenance } from '@diaban/shared/graphql/measure';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, PrimaryColumn } from 'typeorm';

@ObjectType()
export abstract class RegisterEntry {
  @Field(() => ID, { description: 'Permanent identity, a UUID.' })
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => Provenance, { description: 'Where the record comes from; SYNTHETIC records are made up.' })
  @Column('text')
  provenance: Provenance;

  @Field(() => String, { description: 'Who said so: a public text, a report, or the synthetic sample.' })
  @Column('text')
  source: string;

  /** the first day of the date that matters for the list, or the day of the source where none is stated */
  @Column({ name: 'listed_on', type: 'date' })
  listedOn: string;
}
