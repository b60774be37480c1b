/** Importing organizations and pledges: the templates, sending a file, and following what became of it. */
import type { SubgraphContext } from '@diaban/shared/graphql/context';
import { PageArgs } from '@diaban/shared/graphql/page';
import { ImportFileInput } from '@diaban/shared/importing/job/import-file.input';
import { ImportJob, ImportJobPage } from '@diaban/shared/importing/job/import-job';
import { findImport, listImports } from '@diaban/shared/importing/job/read-imports';
import { startImport } from '@diaban/shared/importing/job/start-import';
import { ImportTemplateFile, templateFile } from '@diaban/shared/importing/template-file';
import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { organizationTemplate } from '../organization-import/organization.template.js';
import { organizationImport } from '../organization-import/organization-import.js';
import { pledgeTemplate } from '../pledge-import/pledge.template.js';
import { pledgeImport } from '../pledge-import/pledge-import.js';

const FILE = 'The file, and what to do when rows are faulty.';

@Resolver()
export class OrganizationImportResolver {
  @Mutation(() => ImportJob, {
    description:
      'Sends a file with organizations and their members (nhập danh sách tổ chức, số hội viên). The answer is an import that waits: follow it with `organizationImport`.',
  })
  importOrganizations(
    @Arg('input', () => ImportFileInput, { description: FILE }) input: ImportFileInput,
    @Ctx() context: SubgraphContext,
  ): Promise<ImportJob> {
    return startImport(context, organizationImport, input);
  }

  @Mutation(() => ImportJob, {
    description:
      'Sends a file with pledges and who signed them (nhập ký cam kết, giao ước thi đua). The answer is an import that waits: follow it with `organizationImport`.',
  })
  importPledges(
    @Arg('input', () => ImportFileInput, { description: FILE }) input: ImportFileInput,
    @Ctx() context: SubgraphContext,
  ): Promise<ImportJob> {
    return startImport(context, pledgeImport, input);
  }

  @Query(() => ImportJob, {
    nullable: true,
    description: 'An import of organizations or pledges; null when unknown or out of scope.',
  })
  organizationImport(
    @Arg('id', () => ID, { description: 'Identity of the import.' }) id: string,
    @Ctx() context: SubgraphContext,
  ): Promise<ImportJob | null> {
    return findImport(context, organizationImport.subgraph, id);
  }

  @Query(() => ImportJobPage, {
    description: 'The imports of organizations and pledges that units in scope sent, the latest first.',
  })
  organizationImports(
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<ImportJobPage> {
    return listImports(context, organizationImport.subgraph, args);
  }

  @Query(() => ImportTemplateFile, {
    description: 'The template for organizations (biểu mẫu tổ chức), explained in Vietnamese.',
  })
  organizationTemplate(): Promise<ImportTemplateFile> {
    return templateFile(organizationTemplate);
  }

  @Query(() => ImportTemplateFile, {
    description: 'The template for pledges (biểu mẫu ký cam kết), explained in Vietnamese.',
  })
  pledgeTemplate(): Promise<ImportTemplateFile> {
    return templateFile(pledgeTemplate);
  }
}
