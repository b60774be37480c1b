/** What all parts of the synthetic sample agree on: kinds of organizations, their identities, first and last day. */
import { SAMPLE_FROM, SAMPLE_SOURCE, SAMPLE_TO } from '@diaban/shared/loading/sample';
import { stableId } from '@diaban/shared/loading/stable-id';
import type { PlacedUnit } from '@diaban/shared/loading/units';
import type { OrganizationKind } from '../organization/organization-kind.js';

export type SampleLevel = 'PROVINCE' | 'DISTRICT' | 'WARD';
export type SampleUnit = PlacedUnit & { code: string; level: SampleLevel };

/** Vietnamese label and plausible number of members in a ward; a level above has twenty times as many. */
export const SAMPLE_KINDS = {
  PEOPLES_COMMITTEE: ['Ủy ban nhân dân', 12, 25],
  POLICE: ['Công an', 6, 18],
  FATHERLAND_FRONT: ['Ủy ban Mặt trận Tổ quốc', 20, 45],
  WOMENS_UNION: ['Hội Liên hiệp Phụ nữ', 300, 1_500],
  YOUTH_UNION: ['Đoàn Thanh niên', 80, 400],
  FARMERS_ASSOCIATION: ['Hội Nông dân', 200, 1_200],
  VETERANS_ASSOCIATION: ['Hội Cựu chiến binh', 60, 350],
  MILITARY_COMMAND: ['Ban Chỉ huy quân sự', 3, 9],
  STEERING_COMMITTEE: ['Ban Chỉ đạo phòng, chống ma túy', 9, 19],
  PARTY_COMMITTEE: ['Cấp ủy', 13, 40],
} as const satisfies Partial<Record<OrganizationKind, readonly [string, number, number]>>;
export type SampleKind = keyof typeof SAMPLE_KINDS;

export const MARK = { provenance: 'SYNTHETIC', source: SAMPLE_SOURCE } as const;
export const FIRST_DAY = `${SAMPLE_FROM}-01`;
export const LAST_DAY = `${SAMPLE_TO}-30`;

/** Kinds that a ward of the sample has; steering committees and Party committees only units above. */
export const IN_WARDS = (Object.keys(SAMPLE_KINDS) as SampleKind[]).filter(
  (kind) => kind !== 'STEERING_COMMITTEE' && kind !== 'PARTY_COMMITTEE',
);

export function organizationId(code: string, kind: SampleKind): string {
  return stableId(`org:sample:${code}:${kind}`);
}
