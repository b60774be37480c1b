/** A task: what an organization has to do for a campaign, and by when. */
import { pageOf } from '@diaban/shared/graphql/page';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { Locality, localityOf } from '../references/locality.js';
import { Organization, organizationOf } from '../references/organization.js';
import { describedEnum } from '../register/described-enum.js';
import { KeptEntry } from '../register/kept-entry.js';

export const TaskState = describedEnum('TaskState', 'How far a task has come on a day.', {
  OPEN: 'To be done (chưa hoàn thành).',
  DONE: 'Done (hoàn thành).',
  OVERDUE: 'Not done, and its day is past (quá hạn).',
});
export type TaskState = keyof typeof TaskState;

@Entity({ schema: 'campaigns', name: 'tasks' })
@ObjectType({ description: 'What an organization has to do for a campaign (phân công nhiệm vụ).' })
export class Task extends KeptEntry {
  @Column({ name: 'campaign_id', type: 'uuid' })
  campaignId: string;

  @Column({ name: 'locality_id', type: 'int' })
  localityId: number;

  @Field(() => String, { description: 'What is to be done, in Vietnamese.' })
  @Column('text')
  title: string;

  @Column({ name: 'organization_id', type: 'uuid', nullable: true })
  organizationId: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Who has to do it in the words of the source, such as “các phòng, ban, ngành thị xã”; null where the organization says it.',
  })
  @Column('text', { nullable: true })
  assignee: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'By when; null: not stated.' })
  @Column({ name: 'due_on', type: 'date', nullable: true })
  dueOn: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'When it was done; null: not done.' })
  @Column({ name: 'done_on', type: 'date', nullable: true })
  doneOn: string | null;

  @Field(() => String, { nullable: true, description: 'What came of it, in Vietnamese; null: not stated.' })
  @Column('text', { nullable: true })
  result: string | null;

  @Field(() => Locality, { description: 'The unit of the campaign.' })
  get locality(): Locality {
    return localityOf(this.localityId);
  }

  @Field(() => Organization, {
    nullable: true,
    description: 'The organization that has to do it; null where the source names none of the register.',
  })
  get organization(): Organization | null {
    return organizationOf(this.organizationId);
  }
}

export const TaskPage = pageOf(Task, 'Task', 'A page of tasks, the latest due first.');
