/** Importing population and households: the template, sending a file, and following what became of it. */
import type { SubgraphContext } from '@diaban/shared/graphql/context';
import { PageArgs } from '@diaban/shared/graphql/page';
import { ImportFileInput } from '@diaban/shared/importing/job/import-file.input';
import { ImportJob, ImportJobPage } from '@diaban/shared/importing/job/import-job';
import { findImport, listImports } from '@diaban/shared/importing/job/read-imports';
import { startImport } from '@diaban/shared/importing/job/start-import';
import { ImportTemplateFile, templateFile } from '@diaban/shared/importing/template-file';
import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { statisticTemplate } from './statistic.template.js';
import { statisticImport } from './statistic-import.js';

@Resolver()
export class StatisticImportResolver {
  @Mutation(() => ImportJob, {
    description:
      'Sends a file with population and households by unit (nhập số liệu dân số, số hộ). The answer is an import that waits: follow it with `localityImport`.',
  })
  importLocalityStatistics(
    @Arg('input', () => ImportFileInput, { description: 'The file, and what to do when rows are faulty.' })
    input: ImportFileInput,
    @Ctx() context: SubgraphContext,
  ): Promise<ImportJob> {
    return startImport(context, statisticImport, input);
  }

  @Query(() => ImportJob, {
    nullable: true,
    description: 'An import of statistics; null when unknown or out of scope.',
  })
  localityImport(
    @Arg('id', () => ID, { description: 'Identity of the import.' }) id: string,
    @Ctx() context: SubgraphContext,
  ): Promise<ImportJob | null> {
    return findImport(context, statisticImport.subgraph, id);
  }

  @Query(() => ImportJobPage, {
    description: 'The imports that units in scope sent to this subgraph, the latest first.',
  })
  localityImports(
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<ImportJobPage> {
    return listImports(context, statisticImport.subgraph, args);
  }

  @Query(() => ImportTemplateFile, {
    description: 'The template for population and households (biểu mẫu), explained in Vietnamese.',
  })
  localityStatisticTemplate(): Promise<ImportTemplateFile> {
    return templateFile(statisticTemplate);
  }
}
