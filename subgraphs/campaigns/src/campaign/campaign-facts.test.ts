/** The campaigns of the seed texts, as the graph tells them: stated values with their source, null where a text is silent. */
import { stableId } from '@diaban/shared/loading/stable-id';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';

const NATION = viewer('analyst', 'VN');

let campaigns: TestSubgraph;
beforeAll(async () => {
  campaigns = await TestSubgraph.start(subgraph);
});
afterAll(() => campaigns.stop());

const stated = (label: string, precision: string, inferred: boolean) => ({
  period: { label },
  precision,
  inferred,
});
const organization = (name: string) => ({ id: stableId(`org:${name}`) });
const DATE = '{ period { label } precision inferred }';

test.each<[string, string, string, unknown]>([
  [
    'F002: Nghi Hương is to be a drug-clean ward',
    'ini:nh-clean',
    'title kind level',
    { title: 'Phường sạch về ma túy', kind: 'DRUG_CLEAN', level: 'WARD' },
  ],
  [
    'F006: launched on 2023-05-09',
    'ini:nh-clean',
    `launchedOn ${DATE} plannedOn ${DATE} stage`,
    { launchedOn: stated('2023-05-09', 'DAY', false), plannedOn: null, stage: 'LAUNCHED' },
  ],
  [
    'F004: there shall be no public-order hot spot',
    'ini:nh-clean',
    'zeroTargets { kind } coverageTarget { unitLevel } isPilot',
    { zeroTargets: [{ kind: 'PUBLIC_ORDER_SPOT' }], coverageTarget: null, isPilot: false },
  ],
  [
    'F010: it rests on a resolution, a plan and decisions',
    'ini:nh-clean',
    'documents { nodes { kind number isPlural issuedOn { precision } } }',
    {
      documents: {
        nodes: expect.arrayContaining([
          { kind: 'RESOLUTION', number: null, isPlural: false, issuedOn: null },
          { kind: 'PLAN', number: null, isPlural: false, issuedOn: null },
          { kind: 'DECISION', number: null, isPlural: true, issuedOn: null },
        ]),
      },
    },
  ],
  [
    'F067, F073: exemplary ward police, a pilot, due in 2023, no launch stated',
    'ini:nh-ca',
    'kind isPilot dueOn launchedOn { precision } stage provenance source',
    {
      kind: 'MODEL_POLICE',
      isPilot: true,
      dueOn: '2023-12-31',
      launchedOn: null,
      stage: 'PLANNED',
      provenance: 'PUBLISHED',
      source: 'Seed text 003, public news, 2023-04-26',
    },
  ],
  [
    'F020: khu phố Sỏi launched in April 2024, the day is not given, nor whether it is a pilot',
    'ini:soi',
    `level launchedOn ${DATE} isPilot onlyPilotOfItsLevel`,
    {
      level: 'NEIGHBOURHOOD',
      launchedOn: stated('2024-04', 'MONTH', false),
      isPilot: null,
      onlyPilotOfItsLevel: null,
    },
  ],
  [
    'F036, F037: Hồng Lĩnh, a district-level pilot, by its claim the only one',
    'ini:hl',
    'kind level isPilot onlyPilotOfItsLevel',
    { kind: 'NO_DRUG_CRIME', level: 'DISTRICT', isPilot: true, onlyPilotOfItsLevel: true },
  ],
  [
    'F038: directed by the provincial police, registered with the ministry',
    'ini:hl',
    'directedBy { id } registeredWith { id }',
    { directedBy: organization('ca-ha-tinh'), registeredWith: organization('bca') },
  ],
  [
    'F039, F040: for 2024; launched on 23/11, the year inferred',
    'ini:hl',
    `periodOfValidity { label from to } launchedOn ${DATE}`,
    {
      periodOfValidity: { label: '2024', from: '2024-01-01', to: '2024-12-31' },
      launchedOn: stated('2023-11-23', 'DAY', true),
    },
  ],
  [
    'F043: four zero targets',
    'ini:hl',
    'zeroTargets { kind }',
    {
      zeroTargets: ['GATHERING_POINT', 'RING', 'RETAIL_POINT', 'PUBLIC_ORDER_SPOT'].map((kind) => ({ kind })),
    },
  ],
  [
    'F044: 100 percent of wards and communes',
    'ini:hl',
    'coverageTarget { unitLevel share { value status provenance period { label } } }',
    {
      coverageTarget: {
        unitLevel: 'WARD',
        share: { value: 100, status: 'REPORTED', provenance: 'PUBLISHED', period: { label: '2024' } },
      },
    },
  ],
  [
    'F051, F042: monthly and quarterly reports to the People’s Committee, and one on 2018-2023',
    'ini:hl',
    'reportingObligations { nodes { from { id } to { id } periodicity deliveredAt { id } } }',
    {
      reportingObligations: {
        nodes: expect.arrayContaining([
          {
            from: organization('ca-hong-linh'),
            to: organization('ubnd-hong-linh'),
            periodicity: ['MONTHLY', 'QUARTERLY'],
            deliveredAt: null,
          },
          {
            from: organization('ca-hong-linh'),
            to: null,
            periodicity: ['ONE_OFF'],
            deliveredAt: { id: stableId('ev:3') },
          },
        ]),
      },
    },
  ],
  [
    'F056: three movements',
    'ini:hl',
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
    'ev:2: the ward’s People’s Committee and police held the launch; nobody counted',
    'ini:nh-clean',
    'activities { nodes { format organizers { id } sessions { value status } reach { value status } } }',
    {
      activities: {
        nodes: [
          {
            format: 'CEREMONY',
            organizers: [organization('ubnd-nghi-huong'), organization('ca-nghi-huong')],
            sessions: { value: null, status: 'NOT_REPORTED' },
            reach: { value: null, status: 'NOT_REPORTED' },
          },
        ],
      },
    },
  ],
])('%s', async (_fact, id, fields, expected) => {
  const query = `query ($id: ID!) { campaign(id: $id) { ${fields} } }`;
  const answer = await campaigns.run(query, { as: NATION, variables: { id: stableId(id) } });
  expect(answer.errors).toBeUndefined();
  expect(answer.data.campaign).toEqual(expected);
});
