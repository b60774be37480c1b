/** In which roles organizations sit on a steering committee. Keys equal values, because the GraphQL enum publishes the keys. */
import { registerEnumType } from 'type-graphql';

export const SeatRole = {
  CHAIR: 'CHAIR',
  STANDING_AGENCY: 'STANDING_AGENCY',
  DEPUTY: 'DEPUTY',
  MEMBER: 'MEMBER',
  SECRETARIAT: 'SECRETARIAT',
} as const;
export type SeatRole = keyof typeof SeatRole;
registerEnumType(SeatRole, {
  name: 'SeatRole',
  description: 'In which role an organization sits on a steering committee (vai trò trong ban chỉ đạo).',
  valuesConfig: {
    CHAIR: { description: 'Chair (trưởng ban); one at a time.' },
    STANDING_AGENCY: {
      description: 'Standing agency (cơ quan thường trực), the secretariat’s home; one at a time.',
    },
    DEPUTY: { description: 'Deputy chair (phó trưởng ban).' },
    MEMBER: { description: 'Member (thành viên).' },
    SECRETARIAT: { description: 'Supporting team (tổ giúp việc, tổ thư ký).' },
  },
});

/** Roles that one organization at a time can have. */
export const ONE_HOLDER: readonly SeatRole[] = ['CHAIR', 'STANDING_AGENCY'];
