/** A campaign: a named local programme (mô hình) or pilot with a launch, documents, targets and criteria. */
import { measure } from '@diaban/shared/graphql/measure';
import { pageOf } from '@diaban/shared/graphql/page';
import { Period, periodOf } from '@diaban/shared/graphql/period';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { StatedDate, statedDate } from '@diaban/shared/graphql/stated-date';
import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { Locality, localityOf } from '../references/locality.js';
import { Organization, organizationOf } from '../references/organization.js';
import { KeptEntry } from '../register/kept-entry.js';
import { ProgrammeLevel } from '../register/programme-level.js';
import { CampaignAction, CampaignKind, type ZeroTargetKind } from './campaign-enums.js';
import { CoverageTarget, ZeroTarget } from './campaign-targets.js';

@Entity({ schema: 'campaigns', name: 'campaigns' })
@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'A local programme with a launch, documents, targets and criteria: a model (mô hình) or a pilot (thí điểm).',
})
export class Campaign extends KeptEntry {
  @Field(() => String, { description: 'Its name, in Vietnamese.' })
  @Column('text')
  title: string;

  @Field(() => CampaignKind, { description: 'What it is about.' })
  @Column('text')
  kind: CampaignKind;

  @Field(() => ProgrammeLevel, { description: 'The level of the unit that it is a model of.' })
  @Column('text')
  level: ProgrammeLevel;

  @Column({ name: 'locality_id', type: 'int' })
  localityId: number;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it is a pilot (thí điểm); null: not stated.',
  })
  @Column({ name: 'is_pilot', type: 'boolean', nullable: true })
  isPilot: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether its source claims that it is the only pilot of its level in the country; null: no such claim.',
  })
  @Column({ name: 'only_pilot_of_its_level', type: 'boolean', nullable: true })
  onlyPilotOfItsLevel: boolean | null;

  @Column({ name: 'planned_on', type: 'text', nullable: true })
  plannedText: string | null;
  @Column({ name: 'planned_inferred', type: 'boolean' })
  plannedInferred: boolean;

  @Column({ name: 'launched_on', type: 'text', nullable: true })
  launchedText: string | null;
  @Column({ name: 'launched_inferred', type: 'boolean' })
  launchedInferred: boolean;

  @Column({ name: 'concluded_on', type: 'text', nullable: true })
  concludedText: string | null;
  @Column({ name: 'concluded_inferred', type: 'boolean' })
  concludedInferred: boolean;

  /** the day by which the launch, the conclusion, is certain */
  @Column({ name: 'launched_by', type: 'date', nullable: true })
  launchedBy: string | null;
  @Column({ name: 'concluded_by', type: 'date', nullable: true })
  concludedBy: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day by which it shall be complete; null: none stated.',
  })
  @Column({ name: 'due_on', type: 'date', nullable: true })
  dueOn: string | null;

  @Column({ name: 'valid_for', type: 'text', nullable: true })
  validFor: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What it is for, as its source says; null: not stated.',
  })
  @Column('text', { nullable: true })
  purpose: string | null;

  @Column({ name: 'coverage_unit_level', type: 'text', nullable: true })
  coverageUnitLevel: ProgrammeLevel | null;
  @Column({ name: 'coverage_share', type: 'numeric', nullable: true })
  coverageShare: number | null;
  @Column({ name: 'zero_targets', type: 'text', array: true })
  zeroTargetKinds: ZeroTargetKind[];

  @Field(() => [String], {
    description: 'The movements (phong trào, cuộc vận động) that it is part of, by name.',
  })
  @Column('text', { array: true })
  movements: string[];

  @Field(() => [CampaignAction], {
    description: 'By what it is carried out; empty where that is not stated.',
  })
  @Column('text', { array: true })
  actions: CampaignAction[];

  @Column({ name: 'directed_by', type: 'uuid', nullable: true })
  directedById: string | null;
  @Column({ name: 'registered_with', type: 'uuid', nullable: true })
  registeredWithId: string | null;

  @Column({ name: 'known_by', type: 'date' })
  knownBy: string;

  @Field(() => Locality, { description: 'The unit that it is a model of.' })
  get locality(): Locality {
    return localityOf(this.localityId);
  }

  @Field(() => StatedDate, {
    nullable: true,
    description: 'When it was planned (kế hoạch); null: not stated.',
  })
  get plannedOn(): StatedDate | null {
    return statedDate(this.plannedText, this.plannedInferred);
  }

  @Field(() => StatedDate, {
    nullable: true,
    description: 'When it was launched (ra mắt); null: no launch is known.',
  })
  get launchedOn(): StatedDate | null {
    return statedDate(this.launchedText, this.launchedInferred);
  }

  @Field(() => StatedDate, {
    nullable: true,
    description: 'When it was concluded (tổng kết); null: not stated.',
  })
  get concludedOn(): StatedDate | null {
    return statedDate(this.concludedText, this.concludedInferred);
  }

  @Field(() => Period, {
    nullable: true,
    description: 'The period that it is run for, such as 2024; null: not stated.',
  })
  get periodOfValidity(): Period | null {
    return this.validFor === null ? null : periodOf(this.validFor);
  }

  @Field(() => CoverageTarget, {
    nullable: true,
    description: 'Which part of the units below shall carry it out; null: no such target is stated.',
  })
  get coverageTarget(): CoverageTarget | null {
    const { id: campaignId, coverageUnitLevel: unitLevel, coverageShare: value, provenance, source } = this;
    if (unitLevel === null) return null;
    const period = periodOf(this.validFor ?? this.knownBy);
    return { campaignId, unitLevel, share: measure({ value, provenance, period, source }) };
  }

  @Field(() => [ZeroTarget], {
    description: 'Of what there shall be none; empty where no such target is stated.',
  })
  get zeroTargets(): ZeroTarget[] {
    return this.zeroTargetKinds.map((kind) => ({ campaignId: this.id, kind }));
  }

  @Field(() => Organization, {
    nullable: true,
    description: 'The organization that directs it; null: not stated.',
  })
  get directedBy(): Organization | null {
    return organizationOf(this.directedById);
  }

  @Field(() => Organization, {
    nullable: true,
    description: 'The organization with which it is registered; null: not stated.',
  })
  get registeredWith(): Organization | null {
    return organizationOf(this.registeredWithId);
  }
}

export const CampaignPage = pageOf(Campaign, 'Campaign', 'A page of campaigns, the latest first.');
