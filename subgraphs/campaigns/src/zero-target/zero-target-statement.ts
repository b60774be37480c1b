/** What somebody stated of a zero target on a day: whether it held, and how many there were. */
import { Measure, measure } from '@diaban/shared/graphql/measure';
import { pageOf } from '@diaban/shared/graphql/page';
import { periodOf } from '@diaban/shared/graphql/period';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { ZeroTargetKind } from '../campaign/campaign-enums.js';
import { RegisterEntry } from '../register/register-entry.js';

@Entity({ schema: 'campaigns', name: 'zero_target_statements' })
@ObjectType({
  description:
    'What a report or an assessment stated of a zero target (chỉ tiêu không) on a day. It is a statement: the graph did not compute it.',
})
export class ZeroTargetStatement extends RegisterEntry {
  @Column({ name: 'campaign_id', type: 'uuid' })
  campaignId: string;

  @Field(() => ZeroTargetKind, { description: 'Of what there shall be none.' })
  @Column('text')
  kind: ZeroTargetKind;

  @Field(() => DateScalar, { description: 'The day that it is about.' })
  @Column({ name: 'stated_on', type: 'date' })
  statedOn: string;

  @Field(() => Boolean, { description: 'Whether there was none.' })
  @Column('boolean')
  holds: boolean;

  @Column({ name: 'count', type: 'int', nullable: true })
  countStated: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'What was said beside it, in Vietnamese; null: nothing.',
  })
  @Column('text', { nullable: true })
  note: string | null;

  @Column({ name: 'document_id', type: 'uuid', nullable: true })
  documentId: string | null;

  @Column({ name: 'activity_id', type: 'uuid', nullable: true })
  activityId: string | null;

  @Field(() => Measure, { description: 'How many there were.' })
  get count(): Measure {
    const { countStated: value, provenance, source, statedOn } = this;
    return measure({ value, provenance, source, period: periodOf(statedOn) });
  }
}

export const ZeroTargetStatementPage = pageOf(
  ZeroTargetStatement,
  'ZeroTargetStatement',
  'A page of statements, the latest first.',
);
