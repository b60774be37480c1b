/** The ways to tasks, and the mutations that assign and complete them. */
import { datedKeyset } from '@diaban/shared/graphql/dated-list';
import type { Page } from '@diaban/shared/graphql/page';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { today } from '@diaban/shared/graphql/today';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Campaign } from '../campaign/campaign.js';
import type { CampaignsContext } from '../loaders.js';
import { registerPage } from '../register/register-list.js';
import { AssignTaskInput, CompleteTaskInput, TaskListArgs } from './task.inputs.js';
import { Task, TaskPage, TaskState } from './task.js';
import { stateOn, wantedTasks } from './task.rules.js';
import { assignTask, completeTask } from './task-changes.js';

@Resolver(() => Task)
export class TaskResolver {
  @Query(() => TaskPage, { description: 'Tasks (nhiệm vụ) for campaigns in scope, the latest due first.' })
  async tasks(
    @Args(() => TaskListArgs) args: TaskListArgs,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Page<Task>> {
    const keyset = datedKeyset(args, 'tasks');
    return registerPage(await loaders.tasks.list(wantedTasks(args.filter), keyset), keyset);
  }

  @FieldResolver(() => TaskState, { description: 'How far it has come.' })
  state(
    @Root() task: Task,
    @Arg('asOf', () => DateScalar, { nullable: true, description: 'As of this day; left out: today.' })
    asOf?: string | null,
  ): TaskState {
    return stateOn(task, asOf ?? today());
  }

  @FieldResolver(() => Campaign, { nullable: true, description: 'The campaign that it is for.' })
  campaign(@Root() { campaignId }: Task, @Ctx() { loaders }: CampaignsContext): Promise<Campaign | null> {
    return loaders.campaignById.load(campaignId);
  }

  @Mutation(() => Task, { description: 'Gives an organization a task for a campaign (phân công nhiệm vụ).' })
  assignTask(
    @Arg('input', () => AssignTaskInput, { description: 'Which task, for whom, by when.' })
    input: AssignTaskInput,
    @Ctx() context: CampaignsContext,
  ): Promise<Task> {
    return assignTask(context, input);
  }

  @Mutation(() => Task, { description: 'Enters that a task is done (hoàn thành nhiệm vụ).' })
  completeTask(
    @Arg('input', () => CompleteTaskInput, { description: 'Which task, and when it was done.' })
    input: CompleteTaskInput,
    @Ctx() context: CampaignsContext,
  ): Promise<Task> {
    return completeTask(context, input);
  }
}
