/** Importing cases: the template, sending a file, and following what became of it. */
import type { SubgraphContext } from '@diaban/shared/graphql/context';
import { PageArgs } from '@diaban/shared/graphql/page';
import { ImportFileInput } from '@diaban/shared/importing/job/import-file.input';
import { ImportJob, ImportJobPage } from '@diaban/shared/importing/job/import-job';
import { findImport, listImports } from '@diaban/shared/importing/job/read-imports';
import { startImport } from '@diaban/shared/importing/job/start-import';
import { ImportTemplateFile, templateFile } from '@diaban/shared/importing/template-file';
import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { caseTemplate } from './case.template.js';
import { caseImport } from './case-import.js';

@Resolver()
export class CaseImportResolver {
  @Mutation(() => ImportJob, {
    description:
      'Sends a file with cases to be registered or corrected (nhập danh sách vụ việc). The answer is an import that waits: follow it with `caseImport`.',
  })
  importCases(
    @Arg('input', () => ImportFileInput, { description: 'The file, and what to do when rows are faulty.' })
    input: ImportFileInput,
    @Ctx() context: SubgraphContext,
  ): Promise<ImportJob> {
    return startImport(context, caseImport, input);
  }

  @Query(() => ImportJob, {
    nullable: true,
    description: 'An import of cases; null when unknown or out of scope.',
  })
  caseImport(
    @Arg('id', () => ID, { description: 'Identity of the import.' }) id: string,
    @Ctx() context: SubgraphContext,
  ): Promise<ImportJob | null> {
    return findImport(context, caseImport.subgraph, id);
  }

  @Query(() => ImportJobPage, {
    description: 'The imports of cases that units in scope sent, the latest first.',
  })
  caseImports(@Args(() => PageArgs) args: PageArgs, @Ctx() context: SubgraphContext): Promise<ImportJobPage> {
    return listImports(context, caseImport.subgraph, args);
  }

  @Query(() => ImportTemplateFile, {
    description: 'The template for cases (biểu mẫu vụ việc), explained in Vietnamese.',
  })
  caseTemplate(): Promise<ImportTemplateFile> {
    return templateFile(caseTemplate);
  }
}
