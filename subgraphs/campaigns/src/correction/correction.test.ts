/** Proves corrections of campaigns, documents and assessments over real PostgreSQL: the right value counts, the old one stays on record. */
import { randomUUID } from 'node:crypto';
import { stableId } from '@diaban/shared/loading/stable-id';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { but, keepsTheContract, send, sent } from '../testing/mutation-contract.js';
import { unitOf } from '../testing/unit-of.js';

const CUA_LO = viewer('district', '413');
const NGHI_HUONG = viewer('ward', '16732');
const CORRECTIONS = `corrections(first: 1) { nodes { role unitCode reason
  values { field criterionCode before after countBefore { value } countAfter { value } } } pageInfo { hasNextPage endCursor } }`;

let campaigns: TestSubgraph;
beforeAll(async () => {
  campaigns = await TestSubgraph.start(subgraph);
});
afterAll(() => campaigns.stop());

const reason = 'Nhập nhầm';
const value = (field: string, before: string | null, after: string | null) => ({
  field,
  criterionCode: null,
  before,
  after,
  countBefore: null,
  countAfter: null,
});

async function planned() {
  const input = {
    localityId: await unitOf(campaigns, '16732'),
    kind: 'DRUG_CLEAN',
    title: 'Phường sạch về ma túy',
    plannedOn: '2024-03',
    coverageTarget: { unitLevel: 'NEIGHBOURHOOD', share: 90 },
  };
  const { id, version } = await sent(campaigns, 'planCampaign', input, NGHI_HUONG, 'id version');
  return { campaignId: id, expectedVersion: version };
}
async function launched() {
  const input = { ...(await planned()), launchedOn: '2024-05-10' };
  const { id, version } = await sent(campaigns, 'launchCampaign', input, NGHI_HUONG, 'id version');
  return { campaignId: id, expectedVersion: version };
}
async function concluded() {
  const input = { ...(await launched()), concludedOn: '2024-12' };
  const { id, version } = await sent(campaigns, 'concludeCampaign', input, NGHI_HUONG, 'id version');
  return { campaignId: id, expectedVersion: version };
}
async function issued(more: object = {}) {
  const input = {
    localityId: await unitOf(campaigns, '16732'),
    kind: 'PLAN',
    title: 'Kế hoạch',
    issuedOn: '2024-03',
  };
  const { id, version } = await sent(
    campaigns,
    'registerDocument',
    { ...input, ...more },
    NGHI_HUONG,
    'id version',
  );
  return { documentId: id, expectedVersion: version };
}
let day = 0;
async function assessed() {
  day += 1;
  const assessedOn = new Date(Date.UTC(2024, 0, day)).toISOString().slice(0, 10);
  const input = { campaignId: stableId('ini:nh-pt'), setId: stableId('criteria:nh-pt'), assessedOn, met: 32 };
  const { id, version } = await sent(campaigns, 'recordAssessment', input, NGHI_HUONG, 'id version');
  return { assessmentId: id, expectedVersion: version };
}

keepsTheContract(() => campaigns, {
  operation: 'correctCampaign',
  entity: 'Campaign',
  kind: 'CORRECTED',
  input: async () => ({ ...(await launched()), title: 'Phường không ma túy', reason }),
  refused: [
    ['nothing that differs', but('title', 'Phường sạch về ma túy'), 'input'],
    ['a title taken back', but('title', null), 'title'],
    ['a title with a telephone number', but('title', 'Liên hệ 0912 345 678'), 'title'],
    ['a launch before the plan', but('launchedOn', '2024-02-29'), 'launchedOn'],
    ['a plan after the launch', but('plannedOn', '2024-06'), 'plannedOn'],
    ['a launch taken back', but('launchedOn', null), 'launchedOn'],
    ['a launch of the future', but('launchedOn', '2999'), 'launchedOn'],
    ['a conclusion that was never entered', but('concludedOn', '2024-12'), 'concludedOn'],
    [
      'a coverage target above its unit',
      but('coverageTarget', { unitLevel: 'DISTRICT', share: 100 }),
      'coverageTarget.unitLevel',
    ],
    ['an organization that is no id', but('directedById', 'org:ubnd'), 'directedById'],
    ['a reason with a telephone number', but('reason', 'gọi 0912345678'), 'reason'],
  ],
});

keepsTheContract(() => campaigns, {
  operation: 'correctDocument',
  entity: 'Document',
  kind: 'CORRECTED',
  input: async () => ({ ...(await issued()), number: '12/KH-UBND', reason }),
  refused: [
    ['nothing that differs', but('number', null), 'input'],
    ['a number that is none', but('number', '<12>'), 'number'],
    ['a kind taken back', but('kind', null), 'kind'],
    ['a day of the future', but('issuedOn', '2999'), 'issuedOn'],
  ],
});

keepsTheContract(() => campaigns, {
  operation: 'correctAssessment',
  entity: 'CriteriaAssessment',
  kind: 'CORRECTED',
  input: async () => ({ ...(await assessed()), met: 31, reason }),
  refused: [
    ['nothing that differs', but('met', 32), 'input'],
    ['more met than there are', but('met', 35), 'met'],
    ['items of a set of which only the total is known', but('items', [{ code: '1', state: 'MET' }]), 'items'],
    ['a day ahead', but('assessedOn', '2999'), 'assessedOn'],
  ],
});

describe('a correction', () => {
  test('of a campaign that is concluded says what is right, keeps what was said, and changes no step', async () => {
    const input = {
      ...(await concluded()),
      launchedOn: '2024-05-11',
      coverageTarget: { unitLevel: 'NEIGHBOURHOOD', share: 100 },
      movements: ['Toàn dân bảo vệ an ninh Tổ quốc'],
      reason,
    };
    const fields = `version stage source launchedOn { period { label } } coverageTarget { share { value } } ${CORRECTIONS}`;
    const corrected = await sent(campaigns, 'correctCampaign', input, CUA_LO, fields);
    expect(corrected).toMatchObject({
      version: 4,
      stage: 'CONCLUDED',
      source: 'Programme register, entered by ward 16732; amended by district 413',
      launchedOn: { period: { label: '2024-05-11' } },
      corrections: {
        nodes: [
          {
            role: 'district',
            unitCode: '413',
            reason,
            values: [
              value('LAUNCHED_ON', '2024-05-10', '2024-05-11'),
              value('COVERAGE_SHARE', '90', '100'),
              value('MOVEMENTS', '', 'Toàn dân bảo vệ an ninh Tổ quốc'),
            ],
          },
        ],
      },
    });
  });

  test('of a document keeps its day on the right side of what it is linked with', async () => {
    const above = await issued({ issuedOn: '2024-02' });
    const { documentId, expectedVersion } = await issued({ implementsIds: [above.documentId] });
    await issued({ implementsIds: [documentId], issuedOn: '2024-05' });
    const correct = (issuedOn: string, version = expectedVersion) =>
      send(
        campaigns,
        'correctDocument',
        { documentId, expectedVersion: version, issuedOn, reason },
        NGHI_HUONG,
        CORRECTIONS,
      );
    for (const wrong of ['2024-01-31', '2024-06-01'])
      expect((await correct(wrong)).error?.extensions).toEqual({ code: 'INVALID', field: 'issuedOn' });
    const { object } = await correct('2024-02-20');
    expect(object.corrections.nodes[0].values).toEqual([value('ISSUED_ON', '2024-03', '2024-02-20')]);
  });

  test('of an assessment corrects single criteria, counts again, and refuses a day that is taken', async () => {
    const items = [
      { code: '1', title: 'Không có điểm nóng', section: 'Chung' },
      { code: '2', title: 'Các khối ký cam kết', section: 'Chung' },
    ];
    const set = await sent(
      campaigns,
      'registerCriteriaSet',
      {
        localityId: await unitOf(campaigns, '413'),
        title: 'Bộ 2 tiêu chí',
        total: 2,
        sections: [{ title: 'Chung', total: 2 }],
        items,
      },
      CUA_LO,
    );
    const campaignId = stableId('ini:nh-clean');
    const record = (assessedOn: string) =>
      sent(
        campaigns,
        'recordAssessment',
        {
          campaignId,
          setId: set.id,
          assessedOn,
          items: items.map(({ code }) => ({ code, state: 'MET' })),
        },
        NGHI_HUONG,
      );
    await record('2024-06');
    const { id: assessmentId } = await record('2024-07');
    const fields = `version met { value } items { criterion { code } state } ${CORRECTIONS}`;
    const wrong = { code: '2', state: 'OBSTACLE', obstacle: 'Thiếu kinh phí' };
    const input = { assessmentId, expectedVersion: 1, items: [wrong], reason };
    const corrected = await sent(campaigns, 'correctAssessment', input, NGHI_HUONG, fields);
    expect(corrected).toMatchObject({
      version: 2,
      met: { value: 1 },
      items: [
        { criterion: { code: '1' }, state: 'MET' },
        { criterion: { code: '2' }, state: 'OBSTACLE' },
      ],
    });
    expect(corrected.corrections.nodes[0].values).toEqual([
      { ...value('MET', null, null), countBefore: { value: 2 }, countAfter: { value: 1 } },
      { ...value('CRITERION', 'MET', 'OBSTACLE: Thiếu kinh phí'), criterionCode: '2' },
    ]);
    const taken = { assessmentId, expectedVersion: 2, assessedOn: '2024-06', reason };
    expect((await send(campaigns, 'correctAssessment', taken)).error?.extensions).toEqual({
      code: 'CONFLICT',
    });
  });

  test('of what a text of the centre says is not for units below; the list costs one statement for all and pages', async () => {
    const central = { documentId: stableId('doc:36-CT/TW'), expectedVersion: 1, title: 'Khác', reason };
    expect((await send(campaigns, 'correctDocument', central)).error?.extensions?.code).toBe('NOT_FOUND');
    const { campaignId } = await planned();
    for (const [at, title] of ['Một', 'Hai'].entries())
      await sent(
        campaigns,
        'correctCampaign',
        { campaignId, expectedVersion: at + 1, title, reason },
        CUA_LO,
      );
    const references = [campaignId, stableId('ini:nh-clean'), stableId('ini:nh-ca'), randomUUID()].map(
      (id) => ({
        __typename: 'Campaign',
        id,
      }),
    );
    const ask = (args: string) =>
      campaigns.entities(
        references,
        `... on Campaign { corrections(first: 1${args}) { nodes { values { before after } } pageInfo { hasNextPage endCursor } } }`,
        NGHI_HUONG,
      );
    const first = await ask('');
    expect(first.statements).toBe(2);
    // biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
    const pages = first.data!._entities as any[];
    expect(pages[0].corrections.nodes).toEqual([{ values: [{ before: 'Một', after: 'Hai' }] }]);
    expect(pages[1].corrections.nodes).toEqual([]);
    expect(pages[3]).toBeNull();
    const { endCursor, hasNextPage } = pages[0].corrections.pageInfo;
    expect(hasNextPage).toBe(true);
    const rest = await ask(`, after: "${endCursor}"`);
    // biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
    expect((rest.data!._entities as any[])[0].corrections.nodes).toEqual([
      { values: [{ before: 'Phường sạch về ma túy', after: 'Một' }] },
    ]);
  });
});
