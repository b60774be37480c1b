/** Synthetic seats: which organizations sit on the steering committees of the sample's provinces and districts. */
import { Random } from '@diaban/shared/loading/random';
import { stableId } from '@diaban/shared/loading/stable-id';
import type { SeatRole } from '../seat/seat-role.js';
import type { Records } from './records.js';
import { FIRST_DAY, MARK, organizationId, type SampleKind, type SampleUnit } from './sample-kinds.js';

const SEATS: readonly (readonly [SampleKind, SeatRole])[] = [
  ['POLICE', 'STANDING_AGENCY'],
  ['POLICE', 'DEPUTY'],
  ['FATHERLAND_FRONT', 'DEPUTY'],
  ['WOMENS_UNION', 'MEMBER'],
  ['YOUTH_UNION', 'MEMBER'],
  ['VETERANS_ASSOCIATION', 'MEMBER'],
  ['MILITARY_COMMAND', 'MEMBER'],
];
const HANDED_OVER = { last: '2022-12-31', first: '2023-01-01' } as const;

/** In some units the Party committee had the chair before the People's Committee. */
export function addSeats({ code }: SampleUnit, { seats }: Records): void {
  const add = (kind: SampleKind, role: SeatRole, since: string = FIRST_DAY, until: string | null = null) =>
    seats.push({
      id: stableId(`seat:sample:${code}:${kind}:${role}`),
      committee_id: organizationId(code, 'STEERING_COMMITTEE'),
      organization_id: organizationId(code, kind),
      role,
      since,
      until,
      known_since: since,
      note: null,
      ...MARK,
    });
  const handedOver = new Random(`seats:${code}`).chance(0.3);
  if (handedOver) add('PARTY_COMMITTEE', 'CHAIR', FIRST_DAY, HANDED_OVER.last);
  add('PEOPLES_COMMITTEE', 'CHAIR', handedOver ? HANDED_OVER.first : FIRST_DAY);
  for (const [kind, role] of SEATS) add(kind, role);
}
