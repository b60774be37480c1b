/** A club for people in rehabilitation, or a project that gives work to people after it, with how many it supports. */
import { Measure } from '@diaban/shared/graphql/measure';
import { pageOf } from '@diaban/shared/graphql/page';
import { Period } from '@diaban/shared/graphql/period';
import { StatedDate, statedDate } from '@diaban/shared/graphql/stated-date';
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { Locality, localityOf } from '../references/locality.js';
import { Organization, organizationOf } from '../references/organization.js';
import { describedEnum } from '../register/described-enum.js';
import { KeptEntry } from '../register/kept-entry.js';

export const SupportKind = describedEnum('SupportKind', 'How people are supported.', {
  REHAB_CLUB: 'A club that helps people through rehabilitation (câu lạc bộ cai nghiện).',
  JOB_PROJECT: 'Works or a project that gives work to people after rehabilitation (tạo việc làm sau cai).',
});
export type SupportKind = keyof typeof SupportKind;

@Entity({ schema: 'campaigns', name: 'support_projects' })
@ObjectType({
  description:
    'A rehabilitation club (câu lạc bộ cai nghiện) or a job project for people after rehabilitation (sau cai). Whom it supports appears as a number only.',
})
export class SupportProject extends KeptEntry {
  @Column({ name: 'locality_id', type: 'int' })
  localityId: number;

  @Field(() => SupportKind, { description: 'What it is.' })
  @Column('text')
  kind: SupportKind;

  @Field(() => String, { description: 'Its name, in Vietnamese.' })
  @Column('text')
  title: string;

  @Column({ name: 'organization_id', type: 'uuid', nullable: true })
  organizationId: string | null;

  @Column({ name: 'started_on', type: 'text', nullable: true })
  startedText: string | null;
  @Column({ name: 'started_inferred', type: 'boolean' })
  startedInferred: boolean;

  @Column({ name: 'ended_on', type: 'text', nullable: true })
  endedText: string | null;
  @Column({ name: 'ended_inferred', type: 'boolean' })
  endedInferred: boolean;

  @Field(() => Locality, { description: 'The unit in which it is; a commune or a larger one.' })
  get locality(): Locality {
    return localityOf(this.localityId);
  }

  @Field(() => Organization, { nullable: true, description: 'Who runs it; null: not stated.' })
  get organization(): Organization | null {
    return organizationOf(this.organizationId);
  }

  @Field(() => StatedDate, { nullable: true, description: 'Since when it is there; null: not stated.' })
  get startedOn(): StatedDate | null {
    return statedDate(this.startedText, this.startedInferred);
  }

  @Field(() => StatedDate, { nullable: true, description: 'When it ended; null: no end is known.' })
  get endedOn(): StatedDate | null {
    return statedDate(this.endedText, this.endedInferred);
  }
}

export const SupportProjectPage = pageOf(
  SupportProject,
  'SupportProject',
  'A page of clubs and projects, the latest first.',
);

@ObjectType({ description: 'Clubs or projects of a kind in a unit and all below it, as of a day.' })
export class SupportSummary {
  @Field(() => SupportKind, { description: 'What they are.' })
  kind: SupportKind;

  @Field(() => Period, { description: 'The day.' })
  period: Period;

  @Field(() => Measure, { description: 'How many there were (số câu lạc bộ, công trình, dự án).' })
  projects: Measure;

  @Field(() => Measure, {
    description:
      'How many people they supported (số người được hỗ trợ): the sum of the latest count of each; 1 to 4 are hidden.',
  })
  supported: Measure;
}
