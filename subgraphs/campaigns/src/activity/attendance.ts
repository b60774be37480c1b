/** Who was present at an event: organizations and offices in their roles, never persons. */
import { Field, ObjectType } from 'type-graphql';
import { Organization } from '../references/organization.js';
import { describedEnum } from '../register/described-enum.js';

export const AttendanceRole = describedEnum('AttendanceRole', 'What somebody did at an event.', {
  CHAIR: 'Chaired it, alone or with others (chủ trì, đồng chủ trì).',
  SPEAKER: 'Spoke (phát biểu).',
  ATTENDEE: 'Attended (tham dự).',
});
export type AttendanceRole = keyof typeof AttendanceRole;

@ObjectType({
  description: 'Presence at an event (thành phần tham dự): an organization or an office, never a person.',
})
export class Attendance {
  @Field(() => AttendanceRole, { description: 'What they did there.' })
  role: AttendanceRole;

  @Field(() => String, {
    description: 'Who, by office and organization, in Vietnamese, such as “Bí thư Thành ủy”.',
  })
  description: string;

  @Field(() => Organization, {
    nullable: true,
    description: 'The organization that they belong to; null: several, or none of the register.',
  })
  organization: Organization | null;
}

/** An entry as the database has it. */
export interface StoredAttendance {
  role: AttendanceRole;
  description: string;
  organizationId: string | null;
}
