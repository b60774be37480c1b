/** A criteria set (bộ tiêu chí): how many criteria a campaign is measured by, in one version of the set. */
import { Measure, measure } from '@diaban/shared/graphql/measure';
import { pageOf } from '@diaban/shared/graphql/page';
import { periodOf } from '@diaban/shared/graphql/period';
import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { CampaignKind } from '../campaign/campaign-enums.js';
import { RegisterEntry } from '../register/register-entry.js';
import { Criterion } from './criterion.js';

@ObjectType({ description: 'A section of a criteria set.' })
export class CriteriaSection {
  @Field(() => String, { description: 'What its criteria are about, in Vietnamese.' })
  title: string;

  @Field(() => Measure, { description: 'How many criteria it has.' })
  total: Measure;
}

@Entity({ schema: 'campaigns', name: 'criteria_sets' })
@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'A criteria set (bộ tiêu chí) in one of its versions. Often only the number of its criteria is published.',
})
export class CriteriaSet extends RegisterEntry {
  @Field(() => String, { description: 'Its name, in Vietnamese.' })
  @Column('text')
  title: string;

  @Field(() => String, { nullable: true, description: 'Which version of the set it is; null: not stated.' })
  @Column('text', { nullable: true })
  version: string | null;

  @Field(() => CampaignKind, {
    nullable: true,
    description: 'The kind of campaign that it measures; null: not stated.',
  })
  @Column({ name: 'applies_to', type: 'text', nullable: true })
  appliesTo: CampaignKind | null;

  @Field(() => Boolean, {
    description: 'Whether it is a temporary set (tiêu chí tạm thời) that another will replace.',
  })
  @Column({ name: 'is_temporary', type: 'boolean' })
  isTemporary: boolean;

  @Column({ name: 'total', type: 'int' })
  totalCount: number;

  @Column({ name: 'sections', type: 'jsonb' })
  statedSections: { title: string; total: number }[];

  @Field(() => [Criterion], {
    description: 'Its criteria in order; empty where only the total is known.',
  })
  @Column({ name: 'items', type: 'jsonb' })
  items: Criterion[];

  @Column({ name: 'replaces_id', type: 'uuid', nullable: true })
  replacesId: string | null;

  @Column({ name: 'known_by', type: 'date' })
  knownBy: string;

  @Field(() => Measure, { description: 'How many criteria it has (tổng số tiêu chí).' })
  get total(): Measure {
    return this.figure(this.totalCount);
  }

  @Field(() => [CriteriaSection], {
    description: 'Its sections in order; empty where only the total is known.',
  })
  get sections(): CriteriaSection[] {
    return this.statedSections.map(({ title, total }) => ({ title, total: this.figure(total) }));
  }

  private figure(value: number): Measure {
    const { provenance, source, knownBy } = this;
    return measure({ value, provenance, source, period: periodOf(knownBy) });
  }
}

export const CriteriaSetPage = pageOf(
  CriteriaSet,
  'CriteriaSet',
  'A page of criteria sets, the latest first.',
);
