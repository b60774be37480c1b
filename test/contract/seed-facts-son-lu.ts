/** The facts of seed text 001: khu phố Sỏi of thị trấn Sơn Lư, a drug-clean residential quarter. */
import { viewer } from '@diaban/shared/testing/test-subgraph';
import { expect } from '@jest/globals';
import { SEVEN_ACTIONS } from './seed-facts-nghi-huong.js';
import {
  activity,
  askedBy,
  campaign,
  document,
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

const CLEAN = campaign('ini:soi');
const LAUNCH = activity('ev:4');
const TOWNSHIP = unit('15016', '2024-04-30');
const QUARTER = 'children(asOf: "2024-04-30")';
const FIGURES = 'publishedCaseFigures';
const TEAM = 'Các tổ an ninh trật tự khu phố Sỏi';
const note = expect.stringContaining('it may be the figure of the quarter alone');

export const SON_LU = [
  ...askedBy(viewer('province', '38'), [
    [
      'F015',
      TOWNSHIP,
      `fullName parent(asOf: "2024-04-30") { fullName code } ${QUARTER} { nodes { fullName kind level code } }`,
      {
        fullName: 'Thị trấn Sơn Lư',
        parent: { fullName: 'Huyện Quan Sơn', code: '387' },
        children: nodes({
          fullName: 'Khu phố Sỏi',
          kind: 'RESIDENTIAL_QUARTER',
          level: 'NEIGHBOURHOOD',
          code: null,
        }),
      },
    ],
    [
      'F023',
      document('doc:CT10-TH'),
      `number kind level issuerName issuedOn ${STATED}`,
      { number: '10', kind: 'DIRECTIVE', level: 'PROVINCE', issuerName: 'UBND tỉnh', issuedOn: null },
    ],
  ]),
  // of a place of 89 households even a planner is told no more than that there is a figure
  ...askedBy(viewer('planner', '38'), [
    [
      'F018',
      TOWNSHIP,
      `${QUARTER} { nodes { ethnicMinorityShare(asOf: "2024-04-30") ${FIGURE} } }`,
      { children: nodes({ ethnicMinorityShare: { value: null, status: 'SUPPRESSED' } }) },
    ],
  ]),
  ...askedBy(viewer('ward', '15016'), [
    [
      'F016',
      TOWNSHIP,
      `${QUARTER} { nodes { households(asOf: "2024-04-30") ${FIGURE} } }`,
      { children: nodes({ households: figure(89) }) },
    ],
    [
      'F017',
      TOWNSHIP,
      `${QUARTER} { nodes { population(asOf: "2024-04-30") ${FIGURE} } }`,
      { children: nodes({ population: figure(415) }) },
    ],
    ['F019', CLEAN, 'title level', { title: 'Khu phố sạch về ma túy', level: 'NEIGHBOURHOOD' }],
    [
      'F020',
      LAUNCH,
      `title format heldOn ${STATED} locality { fullName }`,
      {
        title: 'Lễ công bố quyết định và ra mắt mô hình “Khu phố sạch về ma túy”',
        format: 'CEREMONY',
        heldOn: stated('2024-04', 'MONTH'),
        locality: { fullName: 'Khu phố Sỏi' },
      },
    ],
    [
      'F022',
      document('doc:DA375'),
      'number kind issuerName issuer { name }',
      { number: '375', kind: 'SCHEME', issuerName: null, issuer: null },
    ],
    [
      'F025',
      TOWNSHIP,
      `${FIGURES} { nodes { cases ${FIGURE} period { from to } disclosure: provenance } }`,
      {
        publishedCaseFigures: nodes({
          cases: figure(3),
          period: { from: '2023-01-01', to: '2024-04-30' },
          disclosure: 'PUBLISHED',
        }),
      },
    ],
    [
      'F026',
      TOWNSHIP,
      `${FIGURES} { nodes { subjects ${FIGURE} } }`,
      { publishedCaseFigures: nodes({ subjects: figure(6) }) },
    ],
    [
      'F027',
      TOWNSHIP,
      `${FIGURES} { nodes { offences } }`,
      { publishedCaseFigures: nodes({ offences: ['TRAFFICKING', 'POSSESSION'] }) },
    ],
    [
      'F028',
      TOWNSHIP,
      `${FIGURES} { nodes { locality { fullName } possiblyLocality { fullName } note } }`,
      {
        publishedCaseFigures: nodes({
          locality: { fullName: 'Thị trấn Sơn Lư' },
          possiblyLocality: { fullName: 'Khu phố Sỏi' },
          note,
        }),
      },
    ],
    ['F030', CLEAN, 'purpose', { purpose: 'phấn đấu trở thành địa bàn trong sạch, không có tệ nạn ma túy' }],
    [
      'F031',
      pledge('pledge:soi-2024-04'),
      `kind signedOn ${STATED} signatories { nodes { organization { name } count ${FIGURE} } }`,
      {
        kind: 'EMULATION_PACT',
        signedOn: stated('2024-04', 'MONTH'),
        signatories: nodes({ organization: named(TEAM), count: NO_NUMBER }),
      },
    ],
    [
      'F032',
      CLEAN,
      'documents { nodes { kind issuerName } }',
      {
        documents: {
          nodes: expect.arrayContaining([
            { kind: 'RESOLUTION', issuerName: 'Đảng bộ thị trấn Sơn Lư' },
            { kind: 'PLAN', issuerName: 'UBND thị trấn' },
            { kind: 'DECISION', issuerName: 'UBND thị trấn' },
          ]),
        },
      },
    ],
    ['F033', CLEAN, 'actions', { actions: SEVEN_ACTIONS }],
    ['F034', CLEAN, 'movements', { movements: ['Toàn dân bảo vệ an ninh Tổ quốc'] }],
  ]),
  // the police of the district are no organization of the township
  ...askedBy(viewer('district', '387'), [
    [
      'F021',
      LAUNCH,
      'organizers { name }',
      { organizers: [named('Công an huyện Quan Sơn'), named('Ủy ban nhân dân thị trấn Sơn Lư')] },
    ],
    [
      'F029',
      TOWNSHIP,
      `${FIGURES} { nodes { handledBy { name } } }`,
      {
        publishedCaseFigures: nodes({
          handledBy: [named('Công an thị trấn Sơn Lư'), named('Công an huyện Quan Sơn')],
        }),
      },
    ],
  ]),
];
