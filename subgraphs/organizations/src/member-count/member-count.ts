/** How many members an organization had on a day: a count as it was recorded, also when it was corrected since. */
import { DateTimeScalar } from '@diaban/shared/graphql/date-time';
import type { Provenance } from '@diaban/shared/graphql/measure';
import { pageOf } from '@diaban/shared/graphql/page';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import type { Level } from '@diaban/shared/scope/level';
import { Field, ObjectType } from 'type-graphql';

/** A row of the table with the level of the organization's unit. */
@ObjectType({ description: 'How many members an organization had on a day (số hội viên, đoàn viên).' })
export class MemberCount {
  id: string;

  organizationId: string;

  @Field(() => DateScalar, { description: 'The day that the count is about.' })
  asOf: string;

  memberCount: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When another count for the same day took its place; null: it stands.',
  })
  correctedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was corrected; null: it stands.' })
  correctionReason: string | null;

  provenance: Provenance;

  @Field(() => String, { description: 'The text, register or sample that states it.' })
  source: string;

  /** of the organization's unit; null for a central body */
  level: Level | null;

  /** place in the list */
  recordedAt: Date;
}

export const MemberCountPage = pageOf(
  MemberCount,
  'MemberCount',
  'A page of member counts, the latest first.',
);
