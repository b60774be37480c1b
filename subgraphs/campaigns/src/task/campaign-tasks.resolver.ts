/** The tasks of a campaign. */
import { datedKeyset } from '@diaban/shared/graphql/dated-list';
import type { Page } from '@diaban/shared/graphql/page';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Campaign } from '../campaign/campaign.js';
import type { CampaignsContext } from '../loaders.js';
import { CampaignTaskListArgs } from './task.inputs.js';
import { type Task, TaskPage } from './task.js';
import { wantedTasks } from './task.rules.js';

@Resolver(() => Campaign)
export class CampaignTasksResolver {
  @FieldResolver(() => TaskPage, {
    description: 'Who has to do what for it (phân công nhiệm vụ), the latest due first.',
  })
  tasks(
    @Root() { id }: Campaign,
    @Args(() => CampaignTaskListArgs) args: CampaignTaskListArgs,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Page<Task>> {
    const keyset = datedKeyset(args, 'campaign-tasks');
    return loaders.tasksOfCampaign.load(id, { wanted: wantedTasks(args.filter), keyset });
  }
}
