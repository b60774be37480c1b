/** The facts of seed text 002 on the work of the pilot: who reports, who has to do what, and for whom. */
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
  organization,
  pledge,
  STATED,
  unit,
  valuesOf,
} from './seed-facts-query.js';

const PILOT = campaign('ini:hl');
const LAUNCH = activity('ev:3');
const TOWN = unit('437', '2023-11-23');
const POLICE = named('Công an thị xã Hồng Lĩnh');
const COMMITTEE = named('Ủy ban nhân dân thị xã Hồng Lĩnh');
const attending = (role: string, ...descriptions: string[]) => ({
  attendance: expect.arrayContaining(descriptions.map((description) => ({ role, description }))),
});
const TASKS = 'tasks { nodes { title organization { name } assignee } }';
const task = (title: string, by: string | null, assignee: string) => ({
  tasks: {
    nodes: expect.arrayContaining([{ title, organization: by === null ? null : named(by), assignee }]),
  },
});
const OWED = `reportingObligations { nodes { periodicity content from { name } to { name } deliveredAt { heldOn ${STATED} } } }`;
const outreach = (audience: string) =>
  `activities(filter: { audiences: [${audience}] }) { nodes { format title reach ${FIGURE} sessions ${FIGURE} } }`;
const held = (format: string, title: string) => ({
  activities: nodes({ format, title, reach: NO_NUMBER, sessions: NO_NUMBER }),
});

export const HONG_LINH_WORK = askedBy(viewer('district', '437'), [
  [
    'F050',
    organization('org:bcd-hong-linh'),
    'kind roleNote',
    { kind: 'STEERING_COMMITTEE', roleNote: expect.stringContaining('tuyên truyền, vận động') },
  ],
  [
    'F051',
    PILOT,
    OWED,
    {
      reportingObligations: {
        nodes: expect.arrayContaining([
          {
            periodicity: ['MONTHLY', 'QUARTERLY'],
            content: 'Kết quả thực hiện',
            from: POLICE,
            to: COMMITTEE,
            deliveredAt: null,
          },
        ]),
      },
    },
  ],
  [
    'F052',
    PILOT,
    TASKS,
    task(
      'Phối hợp tuyên truyền Chỉ thị, Kế hoạch; bám sát chỉ tiêu, xây dựng lộ trình; báo cáo',
      POLICE.name,
      'Công an thị xã',
    ),
  ],
  [
    'F053',
    PILOT,
    TASKS,
    task('Quán triệt Chỉ thị, Kế hoạch; thực hiện các chỉ tiêu', null, 'các phòng, ban, ngành thị xã'),
  ],
  [
    'F054',
    PILOT,
    TASKS,
    task(
      'Tuyên truyền trong đoàn viên, hội viên; các phong trào',
      'Ủy ban Mặt trận Tổ quốc thị xã Hồng Lĩnh',
      'UBMTTQ và các tổ chức chính trị xã hội',
    ),
  ],
  [
    'F055',
    PILOT,
    TASKS,
    task(
      'Xây dựng kế hoạch, có lộ trình đến tận thôn, tổ dân phố; đưa vào chỉ tiêu kinh tế - xã hội; việc làm; tự quản',
      null,
      'UBND các phường, xã',
    ),
  ],
  [
    'F056',
    PILOT,
    'movements',
    {
      movements: [
        'Toàn dân đoàn kết xây dựng nông thôn mới, đô thị văn minh',
        'Toàn dân tham gia phòng chống ma túy',
        'Toàn dân bảo vệ an ninh Tổ quốc',
      ],
    },
  ],
  [
    'F057',
    TOWN,
    outreach('AT_RISK_YOUTH'),
    held('PERSUASION', 'Cảm hóa, giáo dục thanh thiếu niên có nguy cơ'),
  ],
  [
    'F058',
    TOWN,
    'activities(filter: { formats: [PERSUASION] }) { nodes { title } }',
    {
      activities: {
        nodes: expect.arrayContaining([
          { title: 'Quản lý, giáo dục, cảm hóa người lầm lỗi tại gia đình và cộng đồng dân cư' },
        ]),
      },
    },
  ],
  ['F059', TOWN, outreach('PEOPLE_IN_REHAB'), held('REHAB_CLUB', 'Câu lạc bộ cai nghiện đang hoạt động')],
  [
    'F060',
    TOWN,
    outreach('POST_REHAB'),
    held('JOB_SUPPORT', 'Công trình, dự án tạo việc làm cho người lao động, nhất là người sau cai nghiện'),
  ],
  [
    'F061',
    pledge('pledge:hong-linh-2023-11-23'),
    `kind signatories { nodes { kind organization { name } count ${FIGURE} } }`,
    {
      kind: 'PLEDGE',
      signatories: nodes(
        { kind: 'ORGANIZATION', organization: COMMITTEE, count: figure(1) },
        { kind: 'ORGANIZATION', organization: POLICE, count: figure(1) },
        { kind: 'DEPARTMENTS', organization: null, count: NO_NUMBER },
      ),
    },
  ],
  ['F062', PILOT, 'purpose', { purpose: 'nhằm nhân rộng mô hình ra các địa phương trong toàn tỉnh' }],
  [
    'F063',
    valuesOf('LocalityKind'),
    'enumValues { name }',
    { enumValues: expect.arrayContaining([named('VILLAGE'), named('RESIDENTIAL_GROUP')]) },
  ],
  [
    'F064',
    LAUNCH,
    'attendance { role description }',
    attending(
      'SPEAKER',
      'Phó Chủ tịch UBND phường Bắc Hồng, thay mặt UBND các phường, xã (phát biểu hưởng ứng)',
    ),
  ],
]);
