/** Recording assessments over real PostgreSQL: by totals, by criteria, with what the graph computes. */
import { stableId } from '@diaban/shared/loading/stable-id';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { but, keepsTheContract, send, sent } from '../testing/mutation-contract.js';
import { unitOf } from '../testing/unit-of.js';

const CUA_LO = viewer('district', '413');
const NGHI_HUONG = viewer('ward', '16732');

let campaigns: TestSubgraph;
beforeAll(async () => {
  campaigns = await TestSubgraph.start(subgraph);
});
afterAll(() => campaigns.stop());

const SECTIONS = [
  { title: 'Lãnh đạo', total: 2 },
  { title: 'Tuyên truyền', total: 1 },
];
const ITEMS = [
  {
    code: '1.1',
    title: 'Có nghị quyết, kế hoạch, quyết định',
    section: 'Lãnh đạo',
    rule: 'LAUNCHED_WITH_DOCUMENTS',
  },
  { code: '1.2', title: 'Không có điểm nóng', section: 'Lãnh đạo' },
  { code: '2.1', title: 'Các khối ký cam kết', section: 'Tuyên truyền' },
];
const set = async (test: TestSubgraph) => ({
  localityId: await unitOf(test, '413'),
  title: 'Bộ 3 tiêu chí thị xã',
  version: '2024',
  appliesTo: 'DRUG_CLEAN',
  total: 3,
  sections: SECTIONS,
  items: ITEMS,
});
const setId = async () =>
  (await sent(campaigns, 'registerCriteriaSet', await set(campaigns), CUA_LO)).id as string;

let day = 0;
const byTotal = async () => {
  day += 1;
  const assessedOn = new Date(Date.UTC(2024, 0, day)).toISOString().slice(0, 10);
  return { campaignId: stableId('ini:nh-pt'), setId: stableId('criteria:nh-pt'), assessedOn, met: 32 };
};
keepsTheContract(() => campaigns, {
  operation: 'recordAssessment',
  entity: 'CriteriaAssessment',
  kind: 'CREATED',
  input: byTotal,
  refused: [
    ['more met than there are', but('met', 35), 'met'],
    ['no number met', but('met', null), 'met'],
    ['items of a set of which only the total is known', but('items', [{ code: '1', state: 'MET' }]), 'items'],
    ['a day ahead', but('assessedOn', '2999'), 'assessedOn'],
    ['an obstacle with a telephone number', but('obstacles', 'gọi 0912345678'), 'obstacles'],
  ],
});

describe('an assessment by criteria', () => {
  const STATED = [
    { code: '1.2', state: 'OBSTACLE', obstacle: 'Thiếu kinh phí', helperId: stableId('org:ca-cua-lo') },
    { code: '2.1', state: 'MET', activityIds: [stableId('ev:2')] },
  ];
  const input = async (items: object[] = STATED) => ({
    campaignId: stableId('ini:nh-clean'),
    setId: await setId(),
    assessedOn: '2024-06',
    items,
  });

  test('counts what is met, computes what has a rule, and tells what is open and who helps', async () => {
    const { id } = await sent(campaigns, 'recordAssessment', await input(), NGHI_HUONG);
    const query = `query ($id: ID!) { campaign(id: $id) { latestAssessment(asOf: "2024-06-30") { id met { value provenance } total { value } set { version }
      items { criterion { code section rule } state basis obstacle helper { id } evidence { document { kind } activity { id } } }
      open: items(states: [NOT_MET, OBSTACLE]) { criterion { code } } } } }`;
    const { data } = await campaigns.run(query, {
      as: NGHI_HUONG,
      variables: { id: stableId('ini:nh-clean') },
    });
    const { items, ...rest } = data.campaign.latestAssessment;
    expect(rest).toEqual({
      id,
      met: { value: 2, provenance: 'REGISTERED' },
      total: { value: 3 },
      set: { version: '2024' },
      open: [{ criterion: { code: '1.2' } }],
    });
    expect(items).toEqual([
      {
        criterion: { code: '1.1', section: 'Lãnh đạo', rule: 'LAUNCHED_WITH_DOCUMENTS' },
        state: 'MET',
        basis: 'COMPUTED',
        obstacle: null,
        helper: null,
        evidence: expect.arrayContaining(
          ['RESOLUTION', 'PLAN', 'DECISION'].map((kind) => ({ document: { kind }, activity: null })),
        ),
      },
      {
        criterion: { code: '1.2', section: 'Lãnh đạo', rule: null },
        state: 'OBSTACLE',
        basis: 'STATED',
        obstacle: 'Thiếu kinh phí',
        helper: { id: stableId('org:ca-cua-lo') },
        evidence: [],
      },
      {
        criterion: { code: '2.1', section: 'Tuyên truyền', rule: null },
        state: 'MET',
        basis: 'STATED',
        obstacle: null,
        helper: null,
        evidence: [{ document: null, activity: { id: stableId('ev:2') } }],
      },
    ]);
  });

  test.each<[string, object[], string]>([
    ['a criterion left out', STATED.slice(1), 'items'],
    ['one that the graph computes', [...STATED, { code: '1.1', state: 'MET' }], 'items.code'],
    ['one that the set has not', [...STATED, { code: '9', state: 'MET' }], 'items.code'],
    ['one twice', [...STATED, STATED[1]!], 'items.code'],
    ['a state that only the graph finds', [STATED[0]!, { code: '2.1', state: 'UNKNOWN' }], 'items.state'],
    ['an obstacle without words', [{ code: '1.2', state: 'OBSTACLE' }, STATED[1]!], 'items.obstacle'],
    [
      'an obstacle of what is met',
      [STATED[0]!, { code: '2.1', state: 'MET', obstacle: 'x' }],
      'items.obstacle',
    ],
    ['a helper that is no id', [{ ...STATED[0], helperId: 'x' }, STATED[1]!], 'items.helperId'],
    [
      'evidence of nobody',
      [STATED[0]!, { ...STATED[1], documentIds: [stableId('doc:none')] }],
      'items.documentIds',
    ],
  ])('refuses %s', async (_why, items, field) => {
    const { error } = await send(campaigns, 'recordAssessment', await input(items), NGHI_HUONG);
    expect(error?.extensions).toEqual({ code: 'INVALID', field });
  });

  test('refuses a number beside criteria, and a second assessment of the same day', async () => {
    const given = await input();
    const both = await send(campaigns, 'recordAssessment', { ...given, met: 2 }, NGHI_HUONG);
    expect(both.error?.extensions).toEqual({ code: 'INVALID', field: 'met' });
    await sent(campaigns, 'recordAssessment', given, NGHI_HUONG);
    const again = await send(campaigns, 'recordAssessment', given, NGHI_HUONG);
    expect(again.error).toMatchObject({
      extensions: { code: 'CONFLICT' },
      message: /assessed against this set/,
    });
  });
});
