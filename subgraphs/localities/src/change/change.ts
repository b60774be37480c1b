/** A change in the graph as the feed shows it: when, where, what, in which role and why. */
import { pageOf } from '@diaban/shared/graphql/page';
import { Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

const KINDS = {
  CREATED: 'An object was entered.',
  CHANGED: 'An object was changed.',
  CORRECTED: 'A figure or date was corrected; the old value stays.',
  LAUNCHED: 'A model was launched (ra mắt).',
  CONCLUDED: 'A model was concluded.',
  ISSUED: 'A document was issued (ban hành).',
  SIGNED: 'A pledge or pact was signed (ký cam kết, giao ước).',
  SUBMITTED: 'A report was submitted.',
  RETURNED: 'A report was returned.',
  APPROVED: 'A report was approved (phê duyệt).',
  TRANSFERRED: 'A case went to another unit.',
  CLOSED: 'A case or hotspot was closed.',
  IMPORTED: 'A file was imported.',
  RESTRUCTURED: 'A unit was merged, split, renamed or moved (sắp xếp đơn vị hành chính).',
} as const;

export type ChangeKind = keyof typeof KINDS;
export const ChangeKind = Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, kind])) as {
  readonly [K in ChangeKind]: K;
};
registerEnumType(ChangeKind, {
  name: 'ChangeKind',
  description: 'What kind of change it was.',
  valuesConfig: Object.fromEntries(
    Object.entries(KINDS).map(([kind, description]) => [kind, { description }]),
  ) as never,
});

@ObjectType({ description: 'One property that changed.' })
export class ChangedField {
  @Field(() => String, { description: 'Name of the property.' })
  name: string;

  @Field(() => String, {
    nullable: true,
    description: 'Its value before, as text; null when there was none. Numbers from 1 to 4 read `1-4`.',
  })
  before: string | null;

  @Field(() => String, { nullable: true, description: 'Its value after, likewise.' })
  after: string | null;
}

@Entity({ schema: 'app', name: 'changes' })
@ObjectType({
  description:
    'A change in the graph (thay đổi), as far as it lies in the viewer’s scope, or is one of a document of a unit above.',
})
export class Change {
  @PrimaryColumn('bigint')
  id: number;

  @Field(() => GraphQLISODateTime, {
    description:
      'When the hub was told of it (lúc ghi nhận), whatever day it is about: that day is one of the `fields`. What the hub was loaded with counts as told at noon of the day that its source states, the last one of a stated month or year, or by which its source shows it.',
  })
  @Column('timestamptz')
  at: Date;

  @Field(() => ChangeKind, { description: 'What kind of change it was.' })
  @Column('text')
  kind: ChangeKind;

  @Field(() => String, { description: 'GraphQL type of the changed object.' })
  @Column('text')
  entity: string;

  @Field(() => ID, { description: 'Its identity, to ask for it by.' })
  @Column({ name: 'entity_id', type: 'text' })
  entityId: string;

  @Column({ name: 'locality_id', type: 'int', nullable: true })
  localityId: number | null;

  @Field(() => String, {
    description:
      'Role of whoever changed it; persons are not named. `load` for what the hub was loaded with.',
  })
  @Column('text')
  role: string;

  @Field(() => String, { nullable: true, description: 'Why, where a reason was given.' })
  @Column('text', { nullable: true })
  reason: string | null;

  @Column('jsonb', { nullable: true })
  before: Record<string, unknown> | null;

  @Column('jsonb', { nullable: true })
  after: Record<string, unknown> | null;
}

export const ChangePage = pageOf(Change, 'Change', 'A page of changes, the latest first.');
export type ChangePage = InstanceType<typeof ChangePage>;
