/** A reporting obligation: who owes whom a report on a campaign, and how often. */
import { pageOf } from '@diaban/shared/graphql/page';
import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { Organization, organizationOf } from '../references/organization.js';
import { describedEnum } from '../register/described-enum.js';
import { RegisterEntry } from '../register/register-entry.js';

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
@ObjectType({ description: 'Who owes whom a report on a campaign, and how often (chế độ báo cáo).' })
export class ReportingObligation extends RegisterEntry {
  @Column({ name: 'campaign_id', type: 'uuid' })
  campaignId: string;

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

  @Field(() => Organization, { description: 'Who reports.' })
  get from(): Organization {
    return { id: this.fromId };
  }

  @Field(() => Organization, { nullable: true, description: 'To whom; null: not stated.' })
  get to(): Organization | null {
    return organizationOf(this.toId);
  }
}

export const ReportingObligationPage = pageOf(
  ReportingObligation,
  'ReportingObligation',
  'A page of reporting obligations, the latest first.',
);
