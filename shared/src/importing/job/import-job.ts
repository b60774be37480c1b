/** An import as its sender follows it: how far it has come, what it wrote, and what is wrong with the file. */
import 'reflect-metadata';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateTimeScalar } from '../../graphql/date-time.js';
import { type Page, PageInfo } from '../../graphql/page.js';
import { ImportFailure, ImportMode, ImportStatus } from './import-mode.js';

@Directive('@shareable')
@Entity({ schema: 'app', name: 'import_jobs' })
@ObjectType({
  description:
    'A file that was sent to be imported (lần nhập dữ liệu). Until `status` is DONE its counts are provisional, and nothing of it is visible.',
})
export class ImportJob {
  @Field(() => ID, { description: 'Identity of this import.' })
  @PrimaryColumn('uuid')
  id: string;

  /** order of arrival */
  @Column('bigint')
  number: number;

  @Column('text')
  subgraph: string;

  @Field(() => String, { description: 'Name of the template (biểu mẫu), such as `locality-statistics`.' })
  @Column('text')
  template: string;

  @Column({ name: 'locality_id', type: 'int' })
  localityId: number;

  @Field(() => ImportMode, { description: 'What is written when some rows are faulty.' })
  @Column('text')
  mode: ImportMode;

  @Field(() => ImportStatus, { description: 'How it stands.' })
  @Column('text')
  status: ImportStatus;

  @Field(() => ImportFailure, { nullable: true, description: 'Why nothing was written; null unless FAILED.' })
  @Column('text', { nullable: true })
  failure: ImportFailure | null;

  @Field(() => String, { description: 'Name of the file, as it was sent.' })
  @Column({ name: 'file_name', type: 'text' })
  fileName: string;

  @Field(() => String, { description: 'SHA-256 of the file, to know it again. The file itself is not kept.' })
  @Column('text')
  sha256: string;

  @Field(() => Int, { description: 'How much of the file has been processed, 0 to 100.' })
  @Column('int')
  percent: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Rows of the file, without its header; null until it has been read to its end.',
  })
  @Column({ name: 'rows_total', type: 'int', nullable: true })
  rowsTotal: number | null;

  @Field(() => Int, { description: 'Rows processed so far.' })
  @Column({ name: 'rows_done', type: 'int' })
  rowsDone: number;

  @Field(() => Int, { description: 'Rows without faults among them (dòng hợp lệ).' })
  @Column({ name: 'rows_valid', type: 'int' })
  rowsValid: number;

  @Field(() => Int, { description: 'Rows with faults among them (dòng lỗi).' })
  @Column({ name: 'rows_faulty', type: 'int' })
  rowsFaulty: number;

  @Field(() => Int, { description: 'Rows that made a new record (thêm mới).' })
  @Column({ name: 'rows_created', type: 'int' })
  rowsCreated: number;

  @Field(() => Int, { description: 'Rows that changed a record sent before under the same key (cập nhật).' })
  @Column({ name: 'rows_updated', type: 'int' })
  rowsUpdated: number;

  @Field(() => Int, { description: 'Rows that were sent before with the same values (không đổi).' })
  @Column({ name: 'rows_unchanged', type: 'int' })
  rowsUnchanged: number;

  @Field(() => Int, { description: 'All faults; `faults` lists the first thousand.' })
  @Column({ name: 'fault_count', type: 'int' })
  faultCount: number;

  @Field(() => String, { description: 'Role of the account that sent it.' })
  @Column('text')
  role: string;

  @Field(() => String, { description: 'GSO code of the unit that sent it.' })
  @Column('text')
  unit: string;

  @Field(() => DateTimeScalar, { description: 'When it was sent.' })
  @Column({ name: 'queued_at', type: 'timestamptz' })
  queuedAt: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it began to be processed.' })
  @Column({ name: 'started_at', type: 'timestamptz', nullable: true })
  startedAt: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was done or failed.' })
  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt: Date | null;
}

@Directive('@shareable')
@ObjectType({ description: 'Imports, the latest first.' })
export class ImportJobPage implements Page<ImportJob> {
  @Field(() => [ImportJob], { description: 'The items of this page, in the order of the list.' })
  nodes: ImportJob[];

  @Field(() => PageInfo, { description: 'Where this page ends.' })
  pageInfo: PageInfo;
}
