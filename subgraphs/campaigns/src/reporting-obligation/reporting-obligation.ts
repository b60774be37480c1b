/** A reporting obligation: who owes whom a report, how often, until which day, and how it is headed. */
import { pageOf } from '@diaban/shared/graphql/page';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { Locality, localityOf } from '../references/locality.js';
import { Organization, organizationOf } from '../references/organization.js';
import { describedEnum } from '../register/described-enum.js';
import { KeptEntry } from '../register/kept-entry.js';
import { Letterhead } from '../report/file/letterhead.js';

export const ReportFrequency = describedEnum(
  'ReportFrequency',
  'How often a report is owed (định kỳ báo cáo).',
  {
    MONTHLY: 'Every month (hàng tháng).',
    QUARTERLY: 'Every quarter (hàng quý).',
    YEARLY: 'Every year (hàng năm).',
    ONE_OFF: 'Once (một lần).',
  },
);
export type ReportFrequency = keyof typeof ReportFrequency;

@Entity({ schema: 'campaigns', name: 'reporting_obligations' })
@Directive('@key(fields: "id")')
@ObjectType({ description: 'Who owes whom a report, how often and by when (chế độ báo cáo).' })
export class ReportingObligation extends KeptEntry {
  @Column({ name: 'campaign_id', type: 'uuid', nullable: true })
  campaignId: string | null;

  @Column({ name: 'replaces_id', type: 'uuid', nullable: true })
  replacesId: string | null;

  @Column({ name: 'locality_id', type: 'int' })
  localityId: number;

  @Column({ name: 'receiver_id', type: 'int', nullable: true })
  receiverId: number | null;

  @Column({ name: 'from_id', type: 'uuid' })
  fromId: string;

  @Column({ name: 'to_id', type: 'uuid', nullable: true })
  toId: string | null;

  @Field(() => [ReportFrequency], { description: 'How often; several where several are owed.' })
  @Column('text', { array: true })
  periodicity: ReportFrequency[];

  @Field(() => String, {
    nullable: true,
    description: 'What the report is about, in Vietnamese; null: not stated.',
  })
  @Column('text', { nullable: true })
  content: string | null;

  @Column({ name: 'delivered_at', type: 'uuid', nullable: true })
  deliveredAtId: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Until which day of the month after the period a report is due, or the last day of that month where it is shorter; null: not stated, so that no report is ever late.',
  })
  @Column({ name: 'due_day', type: 'int', nullable: true })
  dueDay: number | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'From when on it holds; null: not known, so that no reports are expected ahead.',
  })
  @Column({ name: 'valid_from', type: 'date', nullable: true })
  validFrom: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day on which it holds; null: until further notice, or not known.',
  })
  @Column({ name: 'valid_to', type: 'date', nullable: true })
  validTo: string | null;

  @Field(() => Letterhead, { description: 'How its reports are headed and signed as documents.' })
  @Column('jsonb')
  letterhead: Letterhead;

  @Field(() => Locality, { description: 'The unit (đơn vị) that reports.' })
  get locality(): Locality {
    return localityOf(this.localityId);
  }

  @Field(() => Locality, {
    nullable: true,
    description: 'The unit that receives the reports: the same one or one above it; null: not stated.',
  })
  get receiver(): Locality | null {
    return this.receiverId === null ? null : localityOf(this.receiverId);
  }

  @Field(() => Organization, {
    nullable: true,
    description: 'Who reports; null where that lies neither in the viewer’s scope nor above it.',
  })
  get from(): Organization {
    return { id: this.fromId };
  }

  @Field(() => Organization, {
    nullable: true,
    description: 'To whom; null: not stated, or neither in the viewer’s scope nor above it.',
  })
  get to(): Organization | null {
    return organizationOf(this.toId);
  }
}

export const ReportingObligationPage = pageOf(
  ReportingObligation,
  'ReportingObligation',
  'A page of reporting obligations, the latest first.',
);
