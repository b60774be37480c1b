/** A template as the graph gives it out: what each column means, and the empty workbook to fill in. */
import 'reflect-metadata';
import { Directive, Field, ObjectType } from 'type-graphql';
import { Base64Scalar } from './job/import-file.input.js';
import { type AnyTemplate, columnsOf } from './template.js';
import { templateWorkbook } from './template-workbook.js';

@Directive('@shareable')
@ObjectType({ description: 'A column of a template (cột của biểu mẫu).' })
export class ImportTemplateColumn {
  @Field(() => String, { description: 'Its header, in Vietnamese.' })
  header: string;

  @Field(() => Boolean, { description: 'Whether every row needs a value in it.' })
  required: boolean;

  @Field(() => String, { description: 'What it means, in Vietnamese.' })
  description: string;

  @Field(() => String, { description: 'Which values it takes, in Vietnamese.' })
  permitted: string;

  @Field(() => String, { description: 'An example.' })
  example: string;
}

@Directive('@shareable')
@ObjectType({ description: 'A template for records to import (biểu mẫu nhập dữ liệu).' })
export class ImportTemplateFile {
  @Field(() => String, { description: 'Stable name, such as `locality-statistics`.' })
  name: string;

  @Field(() => String, { description: 'Title, in Vietnamese.' })
  title: string;

  @Field(() => [ImportTemplateColumn], { description: 'Its columns, in their order.' })
  columns: ImportTemplateColumn[];

  @Field(() => String, { description: 'Name to save the workbook under.' })
  fileName: string;

  @Field(() => Base64Scalar, { description: 'The empty workbook (XLSX), with a sheet of notes.' })
  workbook: string;
}

export async function templateFile(template: AnyTemplate): Promise<ImportTemplateFile> {
  return {
    name: template.name,
    title: template.title,
    columns: columnsOf(template).map(([, { header, required, description, reader, example }]) => ({
      header,
      required,
      description,
      permitted: reader.permitted,
      example,
    })),
    fileName: `${template.name}.xlsx`,
    workbook: (await templateWorkbook(template)).toString('base64'),
  };
}
