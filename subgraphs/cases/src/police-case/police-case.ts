/** A case of the police register: where, when, which offence, how far it has come; people are a count. */
import { Provenance } from '@diaban/shared/graphql/measure';
import { pageOf } from '@diaban/shared/graphql/page';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { OffenceType } from '../offence/offence-type.js';
import { CaseKind, CaseStage } from './case-enums.js';

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'A police case (vụ, vụ án). It tells what happened where and how it was handled, never who: the people in it are a count.',
})
@Entity({ schema: 'cases', name: 'police_cases' })
export class PoliceCase {
  @Field(() => ID, { description: 'Identity of the case in this graph; not a case-file number.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column({ name: 'locality_id', type: 'int' })
  unitId: number;

  @Field(() => DateScalar, { description: 'The day on which it happened or was discovered (ngày xảy ra).' })
  @Column({ name: 'occurred_on', type: 'date' })
  occurredOn: string;

  @Field(() => OffenceType, { description: 'The kind of offence (hành vi phạm tội).' })
  @Column('text')
  offence: OffenceType;

  @Field(() => CaseKind, { description: 'Case, special case or ring (vụ án, chuyên án, đường dây).' })
  @Column({ name: 'case_kind', type: 'text' })
  caseKind: CaseKind;

  @Field(() => CaseStage, { description: 'The stage that it has reached (giai đoạn).' })
  @Column({ type: 'text', insert: false, update: false })
  stage: CaseStage;

  @Column({ name: 'reported_on', type: 'date' })
  reportedOn: string;

  @Column({ name: 'investigated_on', type: 'date', nullable: true })
  investigatedOn: string | null;

  @Column({ name: 'prosecuted_on', type: 'date', nullable: true })
  prosecutedOn: string | null;

  @Column({ name: 'tried_on', type: 'date', nullable: true })
  triedOn: string | null;

  @Column({ name: 'closed_on', type: 'date', nullable: true })
  closedOn: string | null;

  @Column({ name: 'subject_count', type: 'int', nullable: true })
  subjectCount: number | null;

  @Column({ name: 'handled_by', type: 'uuid', array: true })
  handlerIds: string[];

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

export const PoliceCasePage = pageOf(
  PoliceCase,
  'PoliceCase',
  'A page of police cases (vụ án), the newest first.',
);
