/** What kinds of organization the programme deals with. Keys equal values, because the GraphQL enum publishes the keys. */
import { registerEnumType } from 'type-graphql';

const DESCRIPTIONS = {
  PEOPLES_COMMITTEE: "People's Committee (Ủy ban nhân dân), UBND: the executive of a unit.",
  PEOPLES_COUNCIL: "People's Council (Hội đồng nhân dân), HĐND: the elected council of a unit.",
  PARTY_COMMITTEE: 'Party committee of a level (cấp ủy): Tỉnh ủy, Thành ủy, Thị ủy, Huyện ủy, Đảng ủy.',
  POLICE: 'Police of a province, district or commune (công an).',
  MINISTRY_OF_PUBLIC_SECURITY: 'Ministry of Public Security (Bộ Công an).',
  FATHERLAND_FRONT:
    'Fatherland Front Committee (Ủy ban Mặt trận Tổ quốc), UBMTTQ: the umbrella of the mass organizations.',
  WOMENS_UNION: "Women's Union (Hội Liên hiệp Phụ nữ).",
  YOUTH_UNION: 'Ho Chi Minh Communist Youth Union (Đoàn Thanh niên).',
  VETERANS_ASSOCIATION: "Veterans' Association (Hội Cựu chiến binh).",
  FARMERS_ASSOCIATION: "Farmers' Association (Hội Nông dân).",
  LABOUR_FEDERATION: 'Labour Federation (Liên đoàn Lao động), also công đoàn.',
  MASS_ORGANIZATIONS:
    'Mass organizations named only in the plural (các tổ chức đoàn thể): the source does not say which or how many.',
  MILITARY_COMMAND: 'Local military command (Ban Chỉ huy quân sự), BCH quân sự.',
  SECURITY_TEAM: 'Security and order team of residents (tổ an ninh trật tự), tổ ANTT.',
  RESIDENTIAL_BLOCK: 'Residential block acting as a body (khối dân cư).',
  SCHOOL: 'School (trường học).',
  REHAB_CLUB: 'Club that supports rehabilitation (câu lạc bộ cai nghiện).',
  STEERING_COMMITTEE: 'Steering committee of a model or programme (ban chỉ đạo).',
  DEPARTMENT: 'Office, board or sector of a level (phòng, ban, ngành).',
} as const;

export type OrganizationKind = keyof typeof DESCRIPTIONS;

export const OrganizationKind = Object.fromEntries(Object.keys(DESCRIPTIONS).map((kind) => [kind, kind])) as {
  readonly [K in OrganizationKind]: K;
};

registerEnumType(OrganizationKind, {
  name: 'OrganizationKind',
  description: 'What an organization is (loại tổ chức).',
  valuesConfig: Object.fromEntries(
    Object.entries(DESCRIPTIONS).map(([kind, description]) => [kind, { description }]),
  ) as never,
});
