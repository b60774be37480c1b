/** The facts of seed text 004: thành phố Phan Rang - Tháp Chàm reviews two directives. */
import { viewer } from '@diaban/shared/testing/test-subgraph';
import { expect } from '@jest/globals';
import {
  activity,
  askedBy,
  document,
  FIGURE,
  figure,
  NO_NUMBER,
  named,
  nodes,
  organization,
  STATED,
  stated,
  unit,
  valuesOf,
} from './seed-facts-query.js';

const REVIEW = activity('ev:5');
const CITY = unit('582', '2024-04-12');
const FIGURES = 'publishedCaseFigures';
const including = (...names: string[]) => ({ enumValues: expect.arrayContaining(names.map(named)) });

export const PHAN_RANG = [
  ...askedBy(viewer('province', '58'), [
    [
      'F078',
      CITY,
      `fullName kind parent(asOf: "2024-04-12") { fullName code } unitCount(level: WARD, asOf: "2024-04-12") ${FIGURE}`,
      {
        fullName: 'Thành phố Phan Rang-Tháp Chàm',
        kind: 'PROVINCIAL_CITY',
        parent: { fullName: 'Tỉnh Ninh Thuận', code: '58' },
        unitCount: figure(16),
      },
    ],
  ]),
  ...askedBy(viewer('district', '582'), [
    [
      'F079',
      REVIEW,
      `format heldOn ${STATED}`,
      { format: 'INTERIM_REVIEW', heldOn: stated('2024-04-12', 'DAY', true) },
    ],
    [
      'F080',
      document('doc:36-CT/TW'),
      `number kind level issuerName issuedOn ${STATED} implements { document { id } }`,
      {
        number: '36-CT/TW',
        kind: 'DIRECTIVE',
        level: 'CENTRAL',
        issuerName: 'Bộ Chính trị',
        issuedOn: stated('2019-08-16', 'DAY'),
        implements: [],
      },
    ],
    [
      'F081',
      document('doc:07-CT/TU'),
      `number kind issuerName issuer { name } issuedOn ${STATED} implements { inferred document { number } }`,
      {
        number: '07-CT/TU',
        kind: 'DIRECTIVE',
        issuerName: 'Ban Thường vụ Thành ủy',
        issuer: named('Thành ủy Phan Rang - Tháp Chàm'),
        issuedOn: stated('2021', 'YEAR', true),
        implements: [{ inferred: false, document: { number: '36-CT/TW' } }],
      },
    ],
    [
      'F082',
      REVIEW,
      `reviews { years ${FIGURE} document { number } }`,
      {
        reviews: [
          { years: figure(3), document: { number: '07-CT/TU' } },
          { years: figure(5), document: { number: '36-CT/TW' } },
        ],
      },
    ],
    [
      'F083',
      REVIEW,
      'attendance { role description organization { name } }',
      {
        attendance: [
          {
            role: 'CHAIR',
            description: 'Bí thư Thành ủy',
            organization: named('Thành ủy Phan Rang - Tháp Chàm'),
          },
        ],
      },
    ],
    [
      'F084',
      CITY,
      `${FIGURES} { nodes { cases ${FIGURE} subjects ${FIGURE} note } }`,
      {
        publishedCaseFigures: nodes({
          cases: NO_NUMBER,
          subjects: NO_NUMBER,
          note: expect.stringContaining('nhiều vụ án, chuyên án phức tạp'),
        }),
      },
    ],
    [
      'F085',
      CITY,
      'caseStatistics(from: "2024-01", to: "2024-03", byStage: true) { stage }',
      {
        caseStatistics: expect.arrayContaining(
          ['REPORTED', 'INVESTIGATED', 'PROSECUTED', 'TRIED'].map((stage) => ({ stage })),
        ),
      },
    ],
    ['F086', valuesOf('CaseKind'), 'enumValues { name }', including('CASE', 'SPECIAL_CASE', 'RING')],
    [
      'F087',
      CITY,
      `${FIGURES} { nodes { note } }`,
      {
        publishedCaseFigures: nodes({
          note: expect.stringContaining('many kinds of drugs seized and destroyed'),
        }),
      },
    ],
    [
      'F090',
      CITY,
      'activities(filter: { audiences: [HIGH_RISK_GROUPS] }) { nodes { format audience } }',
      { activities: nodes({ format: 'LEGAL_EDUCATION', audience: 'HIGH_RISK_GROUPS' }) },
    ],
    [
      'F091',
      organization('org:bcd-prtc'),
      'kind seats(asOf: "2024-04-12") { nodes { role organization { name } note } }',
      {
        kind: 'STEERING_COMMITTEE',
        seats: nodes({
          role: 'STANDING_AGENCY',
          organization: named('Công an thành phố Phan Rang - Tháp Chàm'),
          note: expect.stringContaining('Đảng ủy Công an thành phố'),
        }),
      },
    ],
    ['F092', valuesOf('CampaignAction'), 'enumValues { name }', including('AREA_TRANSFORMATION')],
  ]),
];
