/** The mutations of activities. */
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { CampaignsContext } from '../loaders.js';
import { Activity } from './activity.js';
import { CorrectActivityInput, RecordActivityInput } from './activity-changes.inputs.js';
import { correctActivity, recordActivity } from './activity-changes.js';

@Resolver()
export class ActivityChangesResolver {
  @Mutation(() => Activity, {
    description:
      'Enters an event (sự kiện) or a piece of outreach (tuyên truyền) that was held in a unit in scope.',
  })
  recordActivity(
    @Arg('input', () => RecordActivityInput, { description: 'What was held, where, when and for whom.' })
    input: RecordActivityInput,
    @Ctx() context: CampaignsContext,
  ): Promise<Activity> {
    return recordActivity(context, input);
  }

  @Mutation(() => Activity, {
    description:
      'Corrects what was recorded of an activity (đính chính). The old values, the role and the reason are kept.',
  })
  correctActivity(
    @Arg('input', () => CorrectActivityInput, { description: 'Which activity, what is right, and why.' })
    input: CorrectActivityInput,
    @Ctx() context: CampaignsContext,
  ): Promise<Activity> {
    return correctActivity(context, input);
  }
}
