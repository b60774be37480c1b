/** One thing that is wrong with a file, with its place in it and what to do. */
import 'reflect-metadata';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Page, PageInfo } from '../../graphql/page.js';

@Directive('@shareable')
@Entity({ schema: 'app', name: 'import_faults' })
@ObjectType({ description: 'A fault of an imported file (lỗi), where it is, and how to mend it.' })
export class ImportFault {
  @PrimaryColumn({ name: 'job_id', type: 'uuid' })
  jobId: string;

  @PrimaryColumn('int')
  number: number;

  @Field(() => String, { nullable: true, description: 'Name of the sheet; null in a CSV file.' })
  @Column('text', { nullable: true })
  sheet: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Row as spreadsheet programs count; null for the whole file.',
  })
  @Column('int', { nullable: true })
  row: number | null;

  @Field(() => String, { nullable: true, description: 'Letters of the column; null for a whole row.' })
  @Column('text', { nullable: true })
  column: string | null;

  @Field(() => String, { nullable: true, description: 'Header of the column.' })
  @Column('text', { nullable: true })
  header: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What stands there, cut short, with dots in the place of what could point at a person.',
  })
  @Column('text', { nullable: true })
  value: string | null;

  @Field(() => String, { description: 'Stable code, such as `MISSING_VALUE` or `NOT_A_NUMBER`.' })
  @Column('text')
  code: string;

  @Field(() => String, { description: 'What is wrong, in Vietnamese.' })
  @Column('text')
  problem: string;

  @Field(() => String, { description: 'What to do, in Vietnamese.' })
  @Column('text')
  fix: string;
}

@Directive('@shareable')
@ObjectType({ description: 'Faults in the order of the file.' })
export class ImportFaultPage implements Page<ImportFault> {
  @Field(() => [ImportFault], { description: 'The items of this page, in the order of the list.' })
  nodes: ImportFault[];

  @Field(() => PageInfo, { description: 'Where this page ends.' })
  pageInfo: PageInfo;
}
