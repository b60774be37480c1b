/** An assessment of a campaign against a criteria set: how many criteria were met on a day, such as 31 of 34. */
import { Measure, measure } from '@diaban/shared/graphql/measure';
import { pageOf } from '@diaban/shared/graphql/page';
import { StatedDate, statedDate } from '@diaban/shared/graphql/stated-date';
import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { KeptEntry } from '../register/kept-entry.js';
import { derivedProvenance } from '../roll-up/provenance.rules.js';
import type { StoredItem } from './assessment-item.js';

@Entity({ schema: 'campaigns', name: 'criteria_assessments' })
@Directive('@key(fields: "id")')
@ObjectType({
  description: 'How many criteria of a set a campaign met (đạt) when it was assessed (rà soát, đánh giá).',
})
export class CriteriaAssessment extends KeptEntry {
  @Column({ name: 'campaign_id', type: 'uuid' })
  campaignId: string;

  @Column({ name: 'criteria_set_id', type: 'uuid' })
  criteriaSetId: string;

  @Column({ name: 'met', type: 'int', nullable: true })
  metCount: number | null;

  @Column({ name: 'total', type: 'int' })
  totalCount: number;

  @Column({ name: 'items', type: 'jsonb' })
  storedItems: StoredItem[];

  @Column({ name: 'assessed_on', type: 'text' })
  assessedText: string;
  @Column({ name: 'assessed_inferred', type: 'boolean' })
  assessedInferred: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'What stands in the way of the criteria not met (khó khăn, vướng mắc); null: not stated.',
  })
  @Column('text', { nullable: true })
  obstacles: string | null;

  @Field(() => StatedDate, { description: 'When it was assessed.' })
  get assessedOn(): StatedDate {
    return statedDate(this.assessedText, this.assessedInferred)!;
  }

  @Field(() => Measure, { description: 'Criteria met (đạt).' })
  get met(): Measure {
    return this.figure(this.metCount);
  }

  @Field(() => Measure, { description: 'Criteria in the set.' })
  get total(): Measure {
    return this.figure(this.totalCount);
  }

  @Field(() => Measure, { description: 'Criteria not met yet (chưa đạt): the set without those met.' })
  get notMet(): Measure {
    const left = this.metCount === null ? null : this.totalCount - this.metCount;
    return { ...this.figure(left), provenance: derivedProvenance(this.provenance) };
  }

  private figure(value: number | null): Measure {
    const { provenance, source } = this;
    return measure({ value, provenance, source, period: this.assessedOn.period });
  }
}

export const CriteriaAssessmentPage = pageOf(
  CriteriaAssessment,
  'CriteriaAssessment',
  'A page of assessments, the latest first.',
);
