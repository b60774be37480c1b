/** Registering criteria sets over real PostgreSQL: versions, who sees them, how they count. */
import { stableId } from '@diaban/shared/loading/stable-id';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { but, keepsTheContract, sent } from '../testing/mutation-contract.js';
import { unitOf } from '../testing/unit-of.js';

const CUA_LO = viewer('district', '413');

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

keepsTheContract(() => campaigns, {
  operation: 'registerCriteriaSet',
  entity: 'CriteriaSet',
  kind: 'CREATED',
  input: set,
  other: but('version', '2025'),
  refused: [
    ['a part of its criteria', but('items', ITEMS.slice(1)), 'items'],
    ['a criterion twice', but('items', [ITEMS[0], ITEMS[0], ITEMS[2]]), 'items'],
    ['sections that do not add up', but('sections', SECTIONS.slice(1)), 'sections'],
    [
      'a criterion in no section',
      but('items', [...ITEMS.slice(0, 2), { ...ITEMS[2], section: 'Khác' }]),
      'items',
    ],
    [
      'a section with another number',
      but(
        'items',
        ITEMS.map((item) => ({ ...item, section: 'Lãnh đạo' })),
      ),
      'items',
    ],
    ['no criteria at all', (input) => ({ ...input, total: 0, items: null, sections: null }), 'total'],
    ['a code that is none', but('items', [{ ...ITEMS[0], code: '1 1' }, ITEMS[1], ITEMS[2]]), 'items.0.code'],
    ['a set that nobody knows', but('replacesId', stableId('criteria:none')), 'replacesId'],
  ],
});

describe('a criteria set', () => {
  test('of a district is seen by its wards, who are assessed against it, and by no sibling', async () => {
    const id = await setId();
    const seen = async (role: 'ward' | 'district' | 'province', unit: string) =>
      (
        await campaigns.run('query ($id: ID!) { criteriaSet(id: $id) { total { value } items { code } } }', {
          as: viewer(role, unit),
          variables: { id },
        })
      ).data.criteriaSet;
    expect(await seen('ward', '16732')).toEqual({
      total: { value: 3 },
      items: ITEMS.map(({ code }) => ({ code })),
    });
    expect(await seen('province', '40')).not.toBeNull();
    expect(await seen('district', '412')).toBeNull();
    expect(await seen('ward', '18115')).toBeNull();
  });

  test('in a new version takes the place of the old one in sums', async () => {
    const first = await setId();
    const second = await sent(
      campaigns,
      'registerCriteriaSet',
      { ...(await set(campaigns)), version: '2025', items: null, replacesId: first },
      CUA_LO,
      'id replaces { id }',
    );
    expect(second.replaces).toEqual({ id: first });
    const plan = {
      localityId: await unitOf(campaigns, '16729'),
      kind: 'DRUG_CLEAN',
      title: 'Mô hình',
      plannedOn: '2024',
    };
    const { id: campaignId } = await sent(campaigns, 'planCampaign', plan, CUA_LO);
    const items = ITEMS.slice(1).map(({ code }) => ({ code, state: 'MET' }));
    await sent(
      campaigns,
      'recordAssessment',
      { campaignId, setId: first, assessedOn: '2024-03', items },
      CUA_LO,
    );
    await sent(
      campaigns,
      'recordAssessment',
      { campaignId, setId: second.id, assessedOn: '2024-09', met: 1 },
      CUA_LO,
    );
    const id = await unitOf(campaigns, '16729');
    const fields = `... on Locality { early: campaignSummary(asOf: "2024-06-30") { criteriaMet { value } } late: campaignSummary(asOf: "2024-12-31") { criteriaMet { value } criteriaTotal { value } } }`;
    const { data } = await campaigns.entities([{ __typename: 'Locality', id }], fields, CUA_LO);
    expect(data?._entities).toEqual([
      {
        early: { criteriaMet: { value: 2 } },
        late: { criteriaMet: { value: 1 }, criteriaTotal: { value: 3 } },
      },
    ]);
  });
});
