/** The facts of seed text 003: phường Nghi Hương on the way to two exemplary models. */
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

const POLICE = campaign('ini:nh-ca');
const MOVEMENT = campaign('ini:nh-pt');
const SESSION = activity('ev:1');
const WARD = unit('16732', '2023-04-26');
const COMMITTEE = 'Ủy ban nhân dân phường Nghi Hương';
const PARTY = 'Đảng ủy phường Nghi Hương';
const present = (role: string, description: string) => ({ role, description });
const ASSESSMENT = `latestAssessment(asOf: "2023-12-31") { assessedOn ${STATED} met ${FIGURE} total ${FIGURE} set { isTemporary items { code } } }`;
const assessed = (met: number, total: number, isTemporary: boolean) => ({
  latestAssessment: {
    assessedOn: stated('2023-04-26', 'DAY'),
    met: figure(met),
    total: figure(total),
    set: { isTemporary, items: [] },
  },
});
const OBSTACLES = 'latestAssessment(asOf: "2023-12-31") { obstacles }';

export const MODELS = [
  // the police of the town are no organization of the ward
  ...askedBy(viewer('district', '413'), [
    [
      'F066',
      SESSION,
      `format heldOn ${STATED} organizers { name } attendance { role description }`,
      {
        format: 'WORKING_SESSION',
        heldOn: stated('2023-04-26', 'DAY'),
        organizers: [named('Công an thị xã Cửa Lò'), named(PARTY)],
        attendance: [
          present('CHAIR', 'Phó trưởng Công an thị xã Cửa Lò'),
          present('CHAIR', 'Bí thư Đảng ủy phường Nghi Hương'),
        ],
      },
    ],
  ]),
  ...askedBy(viewer('ward', '16732'), [
    [
      'F067',
      POLICE,
      'title isPilot',
      { title: 'Công an phường điển hình, kiểu mẫu về an ninh trật tự và văn minh đô thị', isPilot: true },
    ],
    ['F068', MOVEMENT, 'title', { title: 'Phường điển hình về phong trào toàn dân bảo vệ an ninh Tổ quốc' }],
    ['F069', MOVEMENT, ASSESSMENT, assessed(31, 34, false)],
    ['F070', POLICE, ASSESSMENT, assessed(20, 22, true)],
    [
      'F071',
      WARD,
      `campaigns(filter: { kinds: [MODEL_MOVEMENT, MODEL_POLICE] }) { nodes { kind latestAssessment(asOf: "2023-12-31") { notMet ${FIGURE} items { state } } } }`,
      {
        campaigns: {
          nodes: expect.arrayContaining([
            { kind: 'MODEL_MOVEMENT', latestAssessment: { notMet: figure(3), items: [] } },
            { kind: 'MODEL_POLICE', latestAssessment: { notMet: figure(2), items: [] } },
          ]),
        },
      },
    ],
    [
      'F072',
      POLICE,
      'documents { nodes { kind issuer { name } } } tasks { nodes { title organization { name } } }',
      {
        documents: {
          nodes: expect.arrayContaining([
            { kind: 'RESOLUTION', issuer: named(PARTY) },
            { kind: 'PLAN', issuer: named(COMMITTEE) },
          ]),
        },
        tasks: nodes({
          title:
            'Tham mưu Đảng ủy ra Nghị quyết, UBND phường xây dựng kế hoạch; rà soát theo tiêu chí, đánh giá lại tình hình, xác định nhiệm vụ trọng tâm',
          organization: named('Công an phường Nghi Hương'),
        }),
      },
    ],
    [
      'F073',
      WARD,
      'campaigns(filter: { kinds: [MODEL_MOVEMENT, MODEL_POLICE] }) { nodes { dueOn } }',
      { campaigns: nodes({ dueOn: '2023-12-31' }, { dueOn: '2023-12-31' }) },
    ],
    [
      'F074',
      MOVEMENT,
      'tasks { nodes { title assignee } }',
      {
        tasks: {
          nodes: expect.arrayContaining([
            {
              title: 'Đưa việc thực hiện các tiêu chí của mô hình vào tiêu chí bình xét thi đua cuối năm',
              assignee: 'các tổ chức, đơn vị, khối dân cư',
            },
          ]),
        },
      },
    ],
    [
      'F075',
      document('doc:DA06'),
      'number kind issuerName issuerInferred',
      { number: '06', kind: 'SCHEME', issuerName: 'Thủ tướng Chính phủ', issuerInferred: true },
    ],
    [
      'F077',
      MOVEMENT,
      OBSTACLES,
      {
        latestAssessment: {
          obstacles:
            'Còn những khó khăn, vướng mắc, không nêu cụ thể; các đội của Công an thị xã giúp tháo gỡ',
        },
      },
    ],
  ]),
];
