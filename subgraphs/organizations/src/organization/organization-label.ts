/** What kinds of organization are called in the templates and lists of Vietnamese offices. */
import type { OrganizationKind } from './organization-kind.js';

export const KIND_LABELS: Readonly<Record<Exclude<OrganizationKind, 'MINISTRY_OF_PUBLIC_SECURITY'>, string>> =
  {
    PEOPLES_COMMITTEE: 'Ủy ban nhân dân',
    PEOPLES_COUNCIL: 'Hội đồng nhân dân',
    PARTY_COMMITTEE: 'Cấp ủy',
    POLICE: 'Công an',
    FATHERLAND_FRONT: 'Ủy ban Mặt trận Tổ quốc',
    WOMENS_UNION: 'Hội Liên hiệp Phụ nữ',
    YOUTH_UNION: 'Đoàn Thanh niên',
    VETERANS_ASSOCIATION: 'Hội Cựu chiến binh',
    FARMERS_ASSOCIATION: 'Hội Nông dân',
    LABOUR_FEDERATION: 'Liên đoàn Lao động',
    MASS_ORGANIZATIONS: 'Các tổ chức đoàn thể',
    MILITARY_COMMAND: 'Ban Chỉ huy quân sự',
    SECURITY_TEAM: 'Tổ an ninh trật tự',
    RESIDENTIAL_BLOCK: 'Khối dân cư',
    SCHOOL: 'Trường học',
    REHAB_CLUB: 'Câu lạc bộ cai nghiện',
    STEERING_COMMITTEE: 'Ban chỉ đạo',
    DEPARTMENT: 'Phòng, ban, ngành',
  };
