/** A report that a unit owes for a period, from its expectation to its approval. */
import { pageOf } from '@diaban/shared/graphql/page';
import { Period } from '@diaban/shared/graphql/period';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { Locality, localityOf } from '../references/locality.js';
import { KeptEntry } from '../register/kept-entry.js';
import { ReportFrequency } from '../reporting-obligation/reporting-obligation.js';
import { ReportStatus } from './report-enums.js';
import { labelOf } from './report-period.rules.js';

@Entity({ schema: 'campaigns', name: 'reports' })
@Directive('@key(fields: "id")')
@ObjectType({
  description: 'A report (báo cáo) that a unit owes for a period, from its expectation to its approval.',
})
export class Report extends KeptEntry {
  @Column({ name: 'obligation_id', type: 'uuid' })
  obligationId: string;

  @Column({ name: 'locality_id', type: 'int' })
  localityId: number;

  @Field(() => ReportFrequency, { description: 'How often reports of this kind are owed.' })
  @Column('text')
  periodicity: ReportFrequency;

  @Column({ name: 'period_from', type: 'date' })
  periodFrom: string;

  @Column({ name: 'period_to', type: 'date' })
  periodTo: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day on which it is on time (hạn nộp); null: the obligation states none.',
  })
  @Column({ name: 'due_on', type: 'date', nullable: true })
  dueOn: string | null;

  @Field(() => ReportStatus, { description: 'How far it has come.' })
  @Column('text')
  status: ReportStatus;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day on which it was submitted for the first time (ngày gửi); null: not yet.',
  })
  @Column({ name: 'submitted_on', type: 'date', nullable: true })
  submittedOn: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day on which its figures were approved as they stand (ngày duyệt); null: they are not.',
  })
  @Column({ name: 'approved_on', type: 'date', nullable: true })
  approvedOn: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was sent back the last time (lý do trả lại); null: it never was.',
  })
  @Column({ name: 'return_reason', type: 'text', nullable: true })
  returnReason: string | null;

  @Field(() => Boolean, {
    description: 'Whether figures were corrected after an approval (đã đính chính); see `corrections`.',
  })
  @Column({ name: 'is_corrected', type: 'boolean' })
  isCorrected: boolean;

  @Field(() => Period, { description: 'The period that it is about (kỳ báo cáo).' })
  get period(): Period {
    return {
      from: this.periodFrom,
      to: this.periodTo,
      label: labelOf(this.periodicity, this.periodFrom, this.periodTo),
    };
  }

  @Field(() => Locality, { description: 'The unit that reports.' })
  get locality(): Locality {
    return localityOf(this.localityId);
  }

  @Field(() => Boolean, {
    description: 'Whether its figures are locked (đã khóa), which they are from the approval on.',
  })
  get locked(): boolean {
    return this.status === 'APPROVED';
  }
}

export const ReportPage = pageOf(Report, 'Report', 'A page of reports, those of the latest periods first.');
