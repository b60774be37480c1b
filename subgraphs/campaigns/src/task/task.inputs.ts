/** What tasks can be asked by, and what is told to assign and complete them. */
import { PageArgs } from '@diaban/shared/graphql/page';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { ShortText } from '@diaban/shared/importing/typed-text';
import { ChangeInput, MutationInput } from '@diaban/shared/mutation/mutation-input';
import { IsOptional } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { TaskState } from './task.js';

@InputType({ description: 'Which tasks of a campaign; every condition left out lets all through.' })
export class CampaignTaskFilter {
  @Field(() => ID, { nullable: true, description: 'Given to this organization.' })
  organizationId?: string | null;

  @Field(() => [TaskState], { nullable: true, description: 'In one of these states.' })
  states?: TaskState[] | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day of the states; left out: today.' })
  asOf?: string | null;
}

@InputType({ description: 'Which tasks; every condition left out lets all through.' })
export class TaskFilter extends CampaignTaskFilter {
  @Field(() => ID, { nullable: true, description: 'For campaigns of this unit and all below it.' })
  localityId?: string | null;
}

@ArgsType()
export class CampaignTaskListArgs extends PageArgs {
  @Field(() => CampaignTaskFilter, { nullable: true, description: 'Which ones; left out: all.' })
  filter?: CampaignTaskFilter | null;
}

@ArgsType()
export class TaskListArgs extends PageArgs {
  @Field(() => TaskFilter, { nullable: true, description: 'Which ones; left out: all.' })
  filter?: TaskFilter | null;
}

@InputType({ description: 'A task for an organization.' })
export class AssignTaskInput extends MutationInput {
  @Field(() => ID, { description: 'The campaign that it is for.' })
  campaignId: string;

  @Field(() => String, { description: 'What is to be done, in Vietnamese.' })
  @ShortText()
  title: string;

  @Field(() => ID, { nullable: true, description: 'The organization that has to do it.' })
  organizationId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who has to do it, where the register has no organization for it; never a person.',
  })
  @IsOptional()
  @ShortText()
  assignee?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'By when.' })
  dueOn?: string | null;
}

@InputType({ description: 'That a task is done.' })
export class CompleteTaskInput extends ChangeInput {
  @Field(() => ID, { description: 'The task.' })
  taskId: string;

  @Field(() => DateScalar, { description: 'When it was done.' })
  doneOn: string;

  @Field(() => String, { nullable: true, description: 'What came of it, in Vietnamese.' })
  @IsOptional()
  @ShortText()
  result?: string | null;
}
