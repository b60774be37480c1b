/** The ways to clubs and projects, how many they support, and the mutations that keep them. */
import { datedKeyset } from '@diaban/shared/graphql/dated-list';
import { Measure } from '@diaban/shared/graphql/measure';
import type { Page } from '@diaban/shared/graphql/page';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { today } from '@diaban/shared/graphql/today';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { CampaignsContext } from '../loaders.js';
import { registerPage } from '../register/register-list.js';
import {
  RecordSupportCountInput,
  RegisterSupportProjectInput,
  SupportProjectListArgs,
} from './support.inputs.js';
import { supportedBy, wantedSupport } from './support.rules.js';
import { recordSupportCount, registerSupportProject } from './support-changes.js';
import { SupportProject, SupportProjectPage } from './support-project.js';

@Resolver(() => SupportProject)
export class SupportResolver {
  @Query(() => SupportProjectPage, {
    description:
      'Rehabilitation clubs (câu lạc bộ cai nghiện) and job projects for people after rehabilitation in scope, the latest first.',
  })
  async supportProjects(
    @Args(() => SupportProjectListArgs) args: SupportProjectListArgs,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Page<SupportProject>> {
    const keyset = datedKeyset(args, 'support-projects');
    return registerPage(await loaders.support.list(wantedSupport(args.filter), keyset), keyset);
  }

  @FieldResolver(() => Measure, {
    description:
      'How many people it supported (số người được hỗ trợ), by its latest count; 1 to 4 are hidden.',
  })
  async supported(
    @Root() project: SupportProject,
    @Ctx() { loaders }: CampaignsContext,
    @Arg('asOf', () => DateScalar, { nullable: true, description: 'As of this day; left out: today.' })
    asOf?: string | null,
  ): Promise<Measure> {
    const day = asOf ?? today();
    return supportedBy(project, await loaders.latestSupportCount.load(project.id, day), day);
  }

  @Mutation(() => SupportProject, {
    description: 'Enters a rehabilitation club or a job project of a unit in scope.',
  })
  registerSupportProject(
    @Arg('input', () => RegisterSupportProjectInput, { description: 'What it is, where, and who runs it.' })
    input: RegisterSupportProjectInput,
    @Ctx() context: CampaignsContext,
  ): Promise<SupportProject> {
    return registerSupportProject(context, input);
  }

  @Mutation(() => SupportProject, {
    description: 'Enters how many people a club or project supported on a day, or corrects such a count.',
  })
  recordSupportCount(
    @Arg('input', () => RecordSupportCountInput, {
      description: 'Which club or project, which day, how many.',
    })
    input: RecordSupportCountInput,
    @Ctx() context: CampaignsContext,
  ): Promise<SupportProject> {
    return recordSupportCount(context, input);
  }
}
