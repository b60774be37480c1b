/** Recording assessments over real PostgreSQL: by totals, by criteria, with what the graph computes. */
import { stableId } from '@diaban/shared/loading/stable-id';
import type { GraphQuestion } from '@diaban/shared/server/graph-questions';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { but, keepsTheContract, send, sent } from '../testing/mutation-contract.js';
import { unitOf } from '../testing/unit-of.js';

const CUA_LO = viewer('district', '413');
const NGHI_HUONG = viewer('ward', '16732');

/** What the graph was asked, and what it answers of the rules of other subgraphs. */
let asked: GraphQuestion[] = [];
let told: object | null = null;

let campaigns: TestSubgraph;
beforeAll(async () => {
  campaigns = await TestSubgraph.start(subgraph, 'diaban_seeds', async (question) => {
    asked.push(question);
    return { data: { campaign: told } };
  });
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

  test('refuses a day before the campaign was planned, and takes the year that it was planned in', async () => {
    const plan = {
      localityId: await unitOf(campaigns, '16732'),
      kind: 'DRUG_CLEAN',
      title: 'Khối sạch về ma túy',
      plannedOn: '2024-03-01',
    };
    const given = { ...(await byTotal()), campaignId: (await sent(campaigns, 'planCampaign', plan)).id };
    const before = await send(campaigns, 'recordAssessment', { ...given, assessedOn: '2024-02' });
    expect(before.error?.extensions).toEqual({ code: 'INVALID', field: 'assessedOn' });
    const { id } = await sent(campaigns, 'recordAssessment', { ...given, assessedOn: '2024' });
    const moved = { assessmentId: id, expectedVersion: 1, assessedOn: '2024-02-29', reason: 'Nhầm ngày' };
    expect((await send(campaigns, 'correctAssessment', moved)).error?.extensions).toEqual({
      code: 'INVALID',
      field: 'assessedOn',
    });
  });
});

describe('criteria that other subgraphs compute', () => {
  const RULES = ['NO_OPEN_HOTSPOT', 'NO_CASE_IN_12_MONTHS', 'ALL_BLOCKS_PLEDGED'];
  const ITEMS_SEEN = 'id version met { value } items { criterion { rule } state basis }';
  const assess = async (assessedOn: string) => {
    const items = RULES.map((rule, at) => ({ code: `${at + 1}`, title: rule, rule }));
    const ruled = { ...(await set(campaigns)), version: assessedOn, sections: [], items };
    const { id: setOfRules } = await sent(campaigns, 'registerCriteriaSet', ruled, CUA_LO);
    asked = [];
    return { campaignId: stableId('ini:nh-clean'), setId: setOfRules, assessedOn };
  };
  const seen = async (id: string) => {
    const query = `query ($id: ID!) { campaign(id: $id) { assessments(first: 100) { nodes { ${ITEMS_SEEN} } } } }`;
    const variables = { id: stableId('ini:nh-clean') };
    const { data } = await campaigns.run(query, { as: NGHI_HUONG, variables });
    const found = data.campaign.assessments.nodes.find((one: { id: string }) => one.id === id);
    const states = found.items.map(({ state, basis }: Record<string, string>) => `${state} ${basis}`);
    return { version: found.version, met: found.met.value, states };
  };
  const finding = (rule: string, state: string) => ({ rule, state });

  test('are asked of the graph as of the day, and what it does not tell is UNKNOWN and not met', async () => {
    told = { caseCriteria: [finding(RULES[0]!, 'MET'), finding(RULES[1]!, 'NOT_MET')], pledgeCriteria: [] };
    const { id } = await sent(campaigns, 'recordAssessment', await assess('2024-02'), NGHI_HUONG);
    const variables = { id: stableId('ini:nh-clean'), asOf: '2024-02-29' };
    expect(asked).toEqual([{ documentId: 'computed-criteria', variables }]);
    const states = ['MET COMPUTED', 'NOT_MET COMPUTED', 'UNKNOWN COMPUTED'];
    expect(await seen(id)).toEqual({ version: 1, met: 1, states });
  });

  test('stay as they were found when something else is corrected, and are asked anew of another day', async () => {
    told = { caseCriteria: RULES.slice(0, 2).map((rule) => finding(rule, 'MET')), pledgeCriteria: [] };
    const { id } = await sent(campaigns, 'recordAssessment', await assess('2024-03-31'), NGHI_HUONG);
    asked = [];
    told = { caseCriteria: [], pledgeCriteria: [finding(RULES[2]!, 'MET')] };
    const correction = { assessmentId: id, reason: 'Ghi nhầm' };
    const first = { ...correction, expectedVersion: 1, obstacles: 'Thiếu kinh phí' };
    await sent(campaigns, 'correctAssessment', first, NGHI_HUONG);
    expect(asked).toEqual([]);
    const [met, unknown] = ['MET COMPUTED', 'UNKNOWN COMPUTED'];
    expect(await seen(id)).toEqual({ version: 2, met: 2, states: [met, met, unknown] });
    const moved = { ...correction, expectedVersion: 2, assessedOn: '2024-03-30' };
    await sent(campaigns, 'correctAssessment', moved, NGHI_HUONG);
    expect(asked.map(({ variables }) => variables.asOf)).toEqual(['2024-03-30']);
    expect(await seen(id)).toEqual({ version: 3, met: 1, states: [unknown, unknown, met] });
  });

  test('cannot be stated by who assesses, and a set without them asks nothing', async () => {
    told = null;
    const stated = { ...(await assess('2024-04')), items: [{ code: '1', state: 'MET' }] };
    const { error } = await send(campaigns, 'recordAssessment', stated, NGHI_HUONG);
    expect(error?.extensions).toEqual({ code: 'INVALID', field: 'items.code' });
    asked = [];
    await sent(campaigns, 'recordAssessment', { ...(await byTotal()), assessedOn: '2024-12-30' }, NGHI_HUONG);
    expect(asked).toEqual([]);
  });
});
