/** A document of the programme: a directive, resolution, plan, decision… in a cascade from the centre down. */
import { pageOf } from '@diaban/shared/graphql/page';
import { StatedDate, statedDate } from '@diaban/shared/graphql/stated-date';
import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { Locality, localityOf } from '../references/locality.js';
import { Organization, organizationOf } from '../references/organization.js';
import { KeptEntry } from '../register/kept-entry.js';
import { ProgrammeLevel } from '../register/programme-level.js';
import { DocumentKind } from './document-kind.js';

@Entity({ schema: 'campaigns', name: 'documents' })
@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'A document that steers the programme (văn bản chỉ đạo). They hold no figures and come down from above: those of the centre are seen by everybody, those of a unit by the unit, by those above it and by those below it, never by its siblings.',
})
export class Document extends KeptEntry {
  @Column({ name: 'locality_id', type: 'int', nullable: true })
  localityId: number | null;

  @Field(() => String, { nullable: true, description: 'Its number, such as `36-CT/TW`; null: not stated.' })
  @Column('text', { nullable: true })
  number: string | null;

  @Field(() => DocumentKind, { description: 'What it is.' })
  @Column('text')
  kind: DocumentKind;

  @Field(() => String, { description: 'How its source calls it, in Vietnamese.' })
  @Column('text')
  title: string;

  @Field(() => String, { nullable: true, description: 'What it is about, in Vietnamese; null: not stated.' })
  @Column('text', { nullable: true })
  about: string | null;

  @Field(() => ProgrammeLevel, { nullable: true, description: 'The level of its issuer; null: not stated.' })
  @Column('text', { nullable: true })
  level: ProgrammeLevel | null;

  @Column({ name: 'issuer_id', type: 'uuid', nullable: true })
  issuerId: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who issued it, in the words of its source; null: not stated.',
  })
  @Column({ name: 'issuer_name', type: 'text', nullable: true })
  issuerName: string | null;

  @Field(() => Boolean, {
    description:
      'True when its source does not fully say who issued it, and that was concluded from other facts.',
  })
  @Column({ name: 'issuer_inferred', type: 'boolean' })
  issuerInferred: boolean;

  @Column({ name: 'issued_on', type: 'text', nullable: true })
  issuedText: string | null;
  @Column({ name: 'issued_inferred', type: 'boolean' })
  issuedInferred: boolean;

  @Field(() => Boolean, {
    description: 'True when it stands for several documents that its source names together (các quyết định).',
  })
  @Column({ name: 'is_plural', type: 'boolean' })
  isPlural: boolean;

  @Field(() => Locality, {
    nullable: true,
    description: 'The unit whose body issued it; null for the centre, and where no issuer is stated.',
  })
  get locality(): Locality | null {
    return this.localityId === null ? null : localityOf(this.localityId);
  }

  @Field(() => Organization, {
    nullable: true,
    description: 'The organization that issued it; null where the register has none for it.',
  })
  get issuer(): Organization | null {
    return organizationOf(this.issuerId);
  }

  @Field(() => StatedDate, { nullable: true, description: 'When it was issued; null: not stated.' })
  get issuedOn(): StatedDate | null {
    return statedDate(this.issuedText, this.issuedInferred);
  }
}

export const DocumentPage = pageOf(Document, 'Document', 'A page of documents, the latest first.');
