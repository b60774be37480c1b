/** An activity: an event or a piece of outreach, with its form, its audience, and how many sessions and people. */
import { type Figure, Measure, measure, personMeasure } from '@diaban/shared/graphql/measure';
import { pageOf } from '@diaban/shared/graphql/page';
import { periodOf } from '@diaban/shared/graphql/period';
import { StatedDate, statedDate } from '@diaban/shared/graphql/stated-date';
import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { Locality, localityOf } from '../references/locality.js';
import { Organization, organizationOf } from '../references/organization.js';
import { KeptEntry } from '../register/kept-entry.js';
import { ActivityAudience, ActivityFormat } from './activity-enums.js';
import { Attendance, type StoredAttendance } from './attendance.js';
import { Material, type StoredMaterial } from './material.js';

@Entity({ schema: 'campaigns', name: 'activities' })
@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'An event (sự kiện) or a piece of outreach (tuyên truyền, vận động). People appear as numbers only.',
})
export class Activity extends KeptEntry {
  @Column({ name: 'locality_id', type: 'int' })
  localityId: number;

  @Column({ name: 'campaign_id', type: 'uuid', nullable: true })
  campaignId: string | null;

  @Field(() => String, { description: 'What it was, in Vietnamese.' })
  @Column('text')
  title: string;

  @Field(() => ActivityFormat, { description: 'In which form it was held.' })
  @Column('text')
  format: ActivityFormat;

  @Field(() => ActivityAudience, { nullable: true, description: 'For whom; null: not stated.' })
  @Column('text', { nullable: true })
  audience: ActivityAudience | null;

  @Column({ name: 'held_on', type: 'text', nullable: true })
  heldText: string | null;
  @Column({ name: 'held_inferred', type: 'boolean' })
  heldInferred: boolean;

  @Column({ name: 'sessions', type: 'int', nullable: true })
  sessionCount: number | null;

  @Column({ name: 'reach', type: 'int', nullable: true })
  reachCount: number | null;

  @Column({ name: 'organizers', type: 'uuid', array: true })
  organizerIds: string[];

  @Column({ name: 'partners', type: 'uuid', array: true })
  partnerIds: string[];

  @Column({ name: 'materials', type: 'jsonb' })
  storedMaterials: StoredMaterial[];

  @Column({ name: 'attendance', type: 'jsonb' })
  storedAttendance: StoredAttendance[];

  @Column({ name: 'known_by', type: 'date' })
  knownBy: string;

  @Field(() => Locality, { description: 'The unit in which it was held.' })
  get locality(): Locality {
    return localityOf(this.localityId);
  }

  @Field(() => StatedDate, { nullable: true, description: 'When it was held; null: not stated.' })
  get heldOn(): StatedDate | null {
    return statedDate(this.heldText, this.heldInferred);
  }

  @Field(() => Measure, { description: 'How many sessions it had (số buổi).' })
  get sessions(): Measure {
    return measure(this.figure(this.sessionCount));
  }

  @Field(() => Measure, {
    description: 'How many people it reached (lượt người); 1 to 4 are hidden.',
  })
  get reach(): Measure {
    return personMeasure(this.figure(this.reachCount));
  }

  @Field(() => [Organization], {
    nullable: 'items',
    description:
      'Who held it; empty where that is not stated, null where one lies neither in the viewer’s scope nor above it.',
  })
  get organizers(): Organization[] {
    return this.organizerIds.map((id) => ({ id }));
  }

  @Field(() => [Organization], {
    nullable: 'items',
    description:
      'Who took part in holding it (phối hợp); empty where that is not stated, null where one lies neither in the viewer’s scope nor above it.',
  })
  get partners(): Organization[] {
    return this.partnerIds.map((id) => ({ id }));
  }

  @Field(() => [Material], { description: 'What it was held with; empty where that is not stated.' })
  get materials(): Material[] {
    return this.storedMaterials.map(({ kind, count }) => ({ kind, count: measure(this.figure(count)) }));
  }

  @Field(() => [Attendance], {
    description: 'Who was present, as far as it is stated: those who chaired it, spoke or attended.',
  })
  get attendance(): Attendance[] {
    return this.storedAttendance.map(({ role, description, organizationId }) => ({
      role,
      description,
      organization: organizationOf(organizationId),
    }));
  }

  private figure(value: number | null): Figure {
    const { provenance, source } = this;
    return { value, provenance, source, period: this.heldOn?.period ?? periodOf(this.knownBy) };
  }
}

export const ActivityPage = pageOf(Activity, 'Activity', 'A page of activities, the latest first.');
