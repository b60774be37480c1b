/** Planning, launching and concluding campaigns over real PostgreSQL. */
import { stableId } from '@diaban/shared/loading/stable-id';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { but, keepsTheContract, sent } from '../testing/mutation-contract.js';
import { unitOf } from '../testing/unit-of.js';

const NGHI_HUONG = viewer('ward', '16732');

let campaigns: TestSubgraph;
beforeAll(async () => {
  campaigns = await TestSubgraph.start(subgraph);
});
afterAll(() => campaigns.stop());

const plan = async (test: TestSubgraph) => ({
  localityId: await unitOf(test, '16732'),
  kind: 'DRUG_CLEAN',
  title: 'Phường sạch về ma túy, giai đoạn 2',
  plannedOn: '2024-03',
  periodOfValidity: '2024-Q2/2025',
});
const planned = async (test: TestSubgraph) => {
  const { id, version } = await sent(test, 'planCampaign', await plan(test), NGHI_HUONG, 'id version');
  return { campaignId: id, expectedVersion: version };
};
const launched = async (test: TestSubgraph) => {
  const input = { ...(await planned(test)), launchedOn: '2024-05-10' };
  const { id, version } = await sent(test, 'launchCampaign', input, NGHI_HUONG, 'id version');
  return { campaignId: id, expectedVersion: version };
};
const documentIds = [stableId('doc:nh-nq'), stableId('doc:nh-kh'), stableId('doc:nh-qd')];

keepsTheContract(() => campaigns, {
  operation: 'planCampaign',
  entity: 'Campaign',
  kind: 'CREATED',
  input: plan,
  other: but('title', 'Phường không ma túy'),
  refused: [
    ['a title with a telephone number', but('title', 'Liên hệ 0912 345 678'), 'title'],
    ['a title of 281 characters', but('title', 'x'.repeat(281)), 'title'],
    ['a purpose with an e-mail address', but('purpose', 'gửi về a.b@nghean.gov.vn'), 'purpose'],
    ['a movement with an identity number', but('movements', ['040123456789']), 'movements'],
    ['a day that is not in the calendar', but('plannedOn', '2024-02-30'), 'plannedOn'],
    ['a plan of the future', but('plannedOn', '2999'), 'plannedOn'],
    ['a period that is none', but('periodOfValidity', '2025/2024'), 'periodOfValidity'],
    ['a locality by its code', but('localityId', '16732'), 'localityId'],
    ['a document that nobody knows', but('documentIds', [stableId('doc:none')]), 'documentIds'],
    ['an organization that is no id', but('directedById', 'org:ubnd'), 'directedById'],
    [
      'a coverage target above its unit',
      but('coverageTarget', { unitLevel: 'DISTRICT', share: 100 }),
      'coverageTarget.unitLevel',
    ],
    [
      'a share of 0 percent',
      but('coverageTarget', { unitLevel: 'NEIGHBOURHOOD', share: 0 }),
      'coverageTarget.share',
    ],
  ],
});

keepsTheContract(() => campaigns, {
  operation: 'launchCampaign',
  entity: 'Campaign',
  kind: 'LAUNCHED',
  input: async (test) => ({ ...(await planned(test)), launchedOn: '2024-05-10', documentIds }),
  refused: [
    ['a launch before the plan', but('launchedOn', '2024-02-29'), 'launchedOn'],
    ['a launch of the future', but('launchedOn', '2999-01-01'), 'launchedOn'],
    ['a campaign that is no id', but('campaignId', 'ini:nh-clean'), 'campaignId'],
  ],
});

keepsTheContract(() => campaigns, {
  operation: 'concludeCampaign',
  entity: 'Campaign',
  kind: 'CONCLUDED',
  input: async (test) => ({ ...(await launched(test)), concludedOn: '2024-12' }),
  refused: [
    ['a conclusion before the launch', but('concludedOn', '2024-05-09'), 'concludedOn'],
    ['a conclusion that is no date', but('concludedOn', 'cuối năm'), 'concludedOn'],
  ],
});

keepsTheContract(() => campaigns, {
  operation: 'attachDocuments',
  entity: 'Campaign',
  kind: 'CHANGED',
  input: async (test) => ({ ...(await planned(test)), documentIds: documentIds.slice(0, 1) }),
  refused: [['no documents', but('documentIds', []), 'documentIds']],
});
