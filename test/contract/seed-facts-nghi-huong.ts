/** The facts of seed text 000: phường Nghi Hương launches the model of a drug-clean ward. */
import { viewer } from '@diaban/shared/testing/test-subgraph';
import { expect } from '@jest/globals';
import {
  activity,
  askedBy,
  campaign,
  FIGURE,
  figure,
  NO_NUMBER,
  named,
  nodes,
  pledge,
  STATED,
  stated,
  unit,
} from './seed-facts-query.js';

const CLEAN = campaign('ini:nh-clean');
const LAUNCH = activity('ev:2');
const PLEDGE = pledge('pledge:nghi-huong-2023-05-09');
const WARD = unit('16732', '2023-05-09');

export const SEVEN_ACTIONS = [
  'ERADICATION',
  'COMMUNICATION',
  'REHABILITATION',
  'POST_REHAB_MANAGEMENT',
  'STATE_MANAGEMENT',
  'MOVEMENT_BUILDING',
  'SELF_MANAGEMENT',
];
const NATIONAL_SECURITY = 'Toàn dân bảo vệ an ninh Tổ quốc';
const issued = (kind: string, issuer: string, isPlural = false) => ({
  kind,
  isPlural,
  number: null,
  issuer: named(issuer),
});
const COMMITTEE = 'Ủy ban nhân dân phường Nghi Hương';
const PARTY = 'Đảng ủy phường Nghi Hương';
const present = (role: string, description: string) => ({ role, description });
export const NGHI_HUONG = [
  ...askedBy(viewer('province', '40'), [
    [
      'F001',
      WARD,
      'fullName kind parent(asOf: "2023-05-09") { fullName code parent(asOf: "2023-05-09") { fullName code } }',
      {
        fullName: 'Phường Nghi Hương',
        kind: 'WARD',
        parent: { fullName: 'Thị xã Cửa Lò', code: '413', parent: { fullName: 'Tỉnh Nghệ An', code: '40' } },
      },
    ],
  ]),
  ...askedBy(viewer('ward', '16732'), [
    ['F002', CLEAN, 'title level', { title: 'Phường sạch về ma túy', level: 'WARD' }],
    [
      'F003',
      CLEAN,
      'purpose movements',
      {
        purpose: 'nâng cao và phát huy sức mạnh tổng hợp của cả hệ thống chính trị, của toàn dân',
        movements: [NATIONAL_SECURITY],
      },
    ],
    ['F004', CLEAN, 'zeroTargets { kind }', { zeroTargets: [{ kind: 'PUBLIC_ORDER_SPOT' }] }],
    [
      'F005',
      WARD,
      'caseStatistics(from: "2023-01", to: "2023-12", per: YEAR, byOffence: true) { offence }',
      {
        caseStatistics: expect.arrayContaining(
          ['TRAFFICKING', 'POSSESSION', 'TRANSPORT', 'ILLEGAL_USE'].map((offence) => ({ offence })),
        ),
      },
    ],
    [
      'F006',
      LAUNCH,
      `format heldOn ${STATED} locality { fullName } campaign { title launchedOn ${STATED} }`,
      {
        format: 'CEREMONY',
        heldOn: stated('2023-05-09', 'DAY'),
        locality: { fullName: 'Phường Nghi Hương' },
        campaign: { title: 'Phường sạch về ma túy', launchedOn: stated('2023-05-09', 'DAY') },
      },
    ],
    [
      'F007',
      LAUNCH,
      'organizers { name }',
      { organizers: [named(COMMITTEE), named('Công an phường Nghi Hương')] },
    ],
    [
      'F008',
      LAUNCH,
      'attendance { role description }',
      {
        attendance: expect.arrayContaining(
          [
            'Một số phòng nghiệp vụ Công an tỉnh',
            'Lãnh đạo và các đội nghiệp vụ Công an thị xã',
            'UBMTTQ và các phòng, ban của thị xã',
            'Ban Thường vụ Đảng ủy phường',
            'HĐND, UBND, UBMTTQ, các đoàn thể và Công an phường',
          ].map((description) => present('ATTENDEE', description)),
        ),
      },
    ],
    [
      'F009',
      LAUNCH,
      'attendance { role description }',
      { attendance: expect.arrayContaining([present('SPEAKER', 'Phó trưởng Công an thị xã Cửa Lò')]) },
    ],
    [
      'F010',
      CLEAN,
      'documents { nodes { kind isPlural number issuer { name } } }',
      {
        documents: {
          nodes: expect.arrayContaining([
            issued('RESOLUTION', PARTY),
            issued('PLAN', COMMITTEE),
            issued('DECISION', COMMITTEE, true),
          ]),
        },
      },
    ],
    [
      'F011',
      PLEDGE,
      `kind signedOn ${STATED} signatories { nodes { kind organization { name } count ${FIGURE} } }`,
      {
        kind: 'PLEDGE',
        signedOn: stated('2023-05-09', 'DAY'),
        signatories: nodes(
          {
            kind: 'ORGANIZATION',
            organization: named('Ủy ban Mặt trận Tổ quốc phường Nghi Hương'),
            count: figure(1),
          },
          {
            kind: 'ORGANIZATION',
            organization: named('Ban Chỉ huy quân sự phường Nghi Hương'),
            count: figure(1),
          },
          {
            kind: 'ORGANIZATION',
            organization: named('Các tổ chức đoàn thể phường Nghi Hương'),
            count: NO_NUMBER,
          },
          { kind: 'RESIDENTIAL_BLOCKS', organization: null, count: figure(6) },
        ),
      },
    ],
    [
      'F012',
      WARD,
      `pledgeSummary(asOf: "2023-05-09") { residentialBlocks ${FIGURE} } unitCount(level: NEIGHBOURHOOD) ${FIGURE}`,
      { pledgeSummary: { residentialBlocks: figure(6) }, unitCount: NO_NUMBER },
    ],
    [
      'F013',
      CLEAN,
      'tasks { nodes { title assignee } }',
      {
        tasks: nodes({
          title: 'Thực hiện nhiệm vụ cụ thể được phân công',
          assignee: 'các thành viên, tổ chức, đơn vị, khối dân cư',
        }),
      },
    ],
    ['F014', CLEAN, 'actions', { actions: SEVEN_ACTIONS }],
  ]),
];
