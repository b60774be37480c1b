/** Importing activities: the template, sending a file, and following what became of it. */
import type { SubgraphContext } from '@diaban/shared/graphql/context';
import { PageArgs } from '@diaban/shared/graphql/page';
import { ImportFileInput } from '@diaban/shared/importing/job/import-file.input';
import { ImportJob, ImportJobPage } from '@diaban/shared/importing/job/import-job';
import { findImport, listImports } from '@diaban/shared/importing/job/read-imports';
import { startImport } from '@diaban/shared/importing/job/start-import';
import { ImportTemplateFile, templateFile } from '@diaban/shared/importing/template-file';
import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { activityTemplate } from './activity.template.js';
import { activityImport } from './activity-import.js';

@Resolver()
export class ActivityImportResolver {
  @Mutation(() => ImportJob, {
    description:
      'Sends a file with outreach activities to be recorded or corrected (nhập hoạt động tuyên truyền). The answer is an import that waits: follow it with `activityImport`.',
  })
  importActivities(
    @Arg('input', () => ImportFileInput, { description: 'The file, and what to do when rows are faulty.' })
    input: ImportFileInput,
    @Ctx() context: SubgraphContext,
  ): Promise<ImportJob> {
    return startImport(context, activityImport, input);
  }

  @Query(() => ImportJob, {
    nullable: true,
    description: 'An import of activities; null when unknown or out of scope.',
  })
  activityImport(
    @Arg('id', () => ID, { description: 'Identity of the import.' }) id: string,
    @Ctx() context: SubgraphContext,
  ): Promise<ImportJob | null> {
    return findImport(context, activityImport.subgraph, id);
  }

  @Query(() => ImportJobPage, {
    description: 'The imports of activities that units in scope sent, the latest first.',
  })
  activityImports(
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<ImportJobPage> {
    return listImports(context, activityImport.subgraph, args);
  }

  @Query(() => ImportTemplateFile, {
    description:
      'The template for outreach activities (biểu mẫu hoạt động tuyên truyền), explained in Vietnamese.',
  })
  activityTemplate(): Promise<ImportTemplateFile> {
    return templateFile(activityTemplate);
  }
}
