/** The facts of seed text 002 on the pilot itself: thị xã Hồng Lĩnh is to be without drug crime. */
import { viewer } from '@diaban/shared/testing/test-subgraph';
import { expect } from '@jest/globals';
import {
  activity,
  askedBy,
  campaign,
  document,
  FIGURE,
  figure,
  named,
  nodes,
  STATED,
  stated,
  unit,
} from './seed-facts-query.js';

const PILOT = campaign('ini:hl');
const LAUNCH = activity('ev:3');
const TOWN = unit('437', '2023-11-23');
const POLICE = named('Công an thị xã Hồng Lĩnh');
const COMMITTEE = named('Ủy ban nhân dân thị xã Hồng Lĩnh');
const DOCUMENT = `number kind about issuer { name } issuedOn ${STATED}`;
const decision = (about: string) => ({
  number: null,
  kind: 'DECISION',
  about,
  issuer: COMMITTEE,
  issuedOn: null,
});
const attending = (role: string, ...descriptions: string[]) => ({
  attendance: expect.arrayContaining(descriptions.map((description) => ({ role, description }))),
});
const OWED = `reportingObligations { nodes { periodicity content from { name } to { name } deliveredAt { heldOn ${STATED} } } }`;

export const HONG_LINH = [
  ...askedBy(viewer('province', '42'), [
    [
      'F035',
      TOWN,
      `fullName kind parent(asOf: "2023-11-23") { fullName code } unitCount(level: WARD, asOf: "2023-11-23") ${FIGURE} children(asOf: "2023-11-23") { nodes { code kind } }`,
      {
        fullName: 'Thị xã Hồng Lĩnh',
        kind: 'TOWN',
        parent: { fullName: 'Tỉnh Hà Tĩnh', code: '42' },
        unitCount: figure(6),
        children: nodes(
          ...['18115', '18118', '18121', '18124', '18127'].map((code) => ({ code, kind: 'WARD' })),
          { code: '18130', kind: 'COMMUNE' },
        ),
      },
    ],
    [
      'F038',
      PILOT,
      'directedBy { name } registeredWith { name }',
      { directedBy: named('Công an tỉnh Hà Tĩnh'), registeredWith: named('Bộ Công an') },
    ],
  ]),
  ...askedBy(viewer('district', '437'), [
    [
      'F036',
      PILOT,
      'title level isPilot',
      { title: 'Thị xã Hồng Lĩnh không có tội phạm ma túy', level: 'DISTRICT', isPilot: true },
    ],
    ['F037', PILOT, 'onlyPilotOfItsLevel', { onlyPilotOfItsLevel: true }],
    [
      'F039',
      PILOT,
      'periodOfValidity { from to }',
      { periodOfValidity: { from: '2024-01-01', to: '2024-12-31' } },
    ],
    [
      'F040',
      LAUNCH,
      `format heldOn ${STATED} organizers { name } campaign { launchedOn ${STATED} }`,
      {
        format: 'CEREMONY',
        heldOn: stated('2023-11-23', 'DAY', true),
        organizers: [COMMITTEE],
        campaign: { launchedOn: stated('2023-11-23', 'DAY', true) },
      },
    ],
    [
      'F041',
      LAUNCH,
      'attendance { role description }',
      attending(
        'ATTENDEE',
        'Phó trưởng phòng 3, Cục Cảnh sát điều tra tội phạm về ma túy, Bộ Công an',
        'Ủy viên Ban Thường vụ Tỉnh ủy, Giám đốc Công an tỉnh',
        'Các sở, ngành và tổ chức chính trị - xã hội của tỉnh',
        'Công an tỉnh Nghệ An, Công an tỉnh Quảng Bình',
        'Bí thư, Phó Bí thư Thường trực Thị ủy kiêm Chủ tịch HĐND, Chủ tịch UBND thị xã',
        'Các phòng, ban, ngành của thị xã',
        'Lãnh đạo các phường, xã',
        'Các trường học, cán bộ, đoàn viên, hội viên, học sinh',
      ),
    ],
    [
      'F042',
      PILOT,
      OWED,
      {
        reportingObligations: {
          nodes: expect.arrayContaining([
            {
              periodicity: ['ONE_OFF'],
              content: 'Tình hình tội phạm ma túy giai đoạn 2018 - 2023',
              from: POLICE,
              to: null,
              deliveredAt: { heldOn: stated('2023-11-23', 'DAY', true) },
            },
          ]),
        },
      },
    ],
    [
      'F043',
      PILOT,
      'zeroTargets { kind }',
      {
        zeroTargets: ['GATHERING_POINT', 'RING', 'RETAIL_POINT', 'PUBLIC_ORDER_SPOT'].map((kind) => ({
          kind,
        })),
      },
    ],
    [
      'F044',
      PILOT,
      `coverageTarget { unitLevel share ${FIGURE} state(asOf: "2023-11-23") { units ${FIGURE} } }`,
      { coverageTarget: { unitLevel: 'WARD', share: figure(100), state: { units: figure(6) } } },
    ],
    ['F045', PILOT, 'actions', { actions: ['DENUNCIATION', 'PLEDGE_SIGNING'] }],
    ['F046', document('doc:hl-qd-mh'), DOCUMENT, decision('Thành lập mô hình')],
    [
      'F047',
      document('doc:hl-qd-bcd'),
      DOCUMENT,
      decision('Thành lập Ban chỉ đạo và ban hành quy chế hoạt động'),
    ],
    [
      'F048',
      document('doc:19-CT/ThU'),
      `${DOCUMENT} issuerName`,
      {
        number: '19-CT/ThU',
        kind: 'DIRECTIVE',
        about:
          'Tăng cường sự lãnh đạo của Đảng đối với công tác phòng, chống ma túy và mô hình thí điểm năm 2024',
        issuer: named('Thị ủy Hồng Lĩnh'),
        issuedOn: stated('2023', 'YEAR', true),
        issuerName: 'Ban Thường vụ Thị ủy',
      },
    ],
    [
      'F049',
      document('doc:hl-kh'),
      DOCUMENT,
      { number: null, kind: 'PLAN', about: 'Mô hình thí điểm năm 2024', issuer: COMMITTEE, issuedOn: null },
    ],
  ]),
];
