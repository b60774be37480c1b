/** Criteria sets and assessments over real PostgreSQL: versions of sets are for all, assessments for who sees the unit. */
import { stableId } from '@diaban/shared/loading/stable-id';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';

let campaigns: TestSubgraph;
beforeAll(async () => {
  campaigns = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => campaigns.stop());

test('the sets of the seeds have totals and no invented sections; the synthetic one is marked as such', async () => {
  const query =
    '{ criteriaSets { nodes { appliesTo version isTemporary provenance total { value provenance } sections { total { value } } } } }';
  const { data, statements } = await campaigns.run(query, { as: viewer('ward', '16732') });
  expect(data.criteriaSets.nodes).toEqual(
    expect.arrayContaining([
      {
        appliesTo: 'MODEL_MOVEMENT',
        version: null,
        isTemporary: false,
        provenance: 'PUBLISHED',
        total: { value: 34, provenance: 'PUBLISHED' },
        sections: [],
      },
      {
        appliesTo: 'MODEL_POLICE',
        version: null,
        isTemporary: true,
        provenance: 'PUBLISHED',
        total: { value: 22, provenance: 'PUBLISHED' },
        sections: [],
      },
      {
        appliesTo: 'DRUG_CLEAN',
        version: '1',
        isTemporary: false,
        provenance: 'SYNTHETIC',
        total: { value: 20, provenance: 'SYNTHETIC' },
        sections: [4, 5, 6, 5].map((value) => ({ total: { value } })),
      },
    ]),
  );
  expect(data.criteriaSets.nodes).toHaveLength(4);
  expect(statements).toBe(1);
});

test.each([
  ['F069, F071: 31 of 34 criteria met, 3 not', 'ini:nh-pt', 31, 34, 3, false],
  ['F070, F071: 20 of 22 temporary criteria met, 2 not', 'ini:nh-ca', 20, 22, 2, true],
])('%s', async (_fact, id, met, total, notMet, isTemporary) => {
  const query = `query ($id: ID!) { campaign(id: $id) { assessments { nodes { assessedOn { precision inferred }
    met { value status provenance period { label } } total { value } notMet { value provenance } set { isTemporary } } } } }`;
  const variables = { id: stableId(id) };
  const { data, statements } = await campaigns.run(query, { as: viewer('district', '413'), variables });
  expect(data.campaign.assessments.nodes).toEqual([
    {
      assessedOn: { precision: 'DAY', inferred: false },
      met: { value: met, status: 'REPORTED', provenance: 'PUBLISHED', period: { label: '2023-04-26' } },
      total: { value: total },
      notMet: { value: notMet, provenance: 'COMPUTED' },
      set: { isTemporary },
    },
  ]);
  expect(statements).toBe(3);
});

test('a set is found by id; an unknown one is null', async () => {
  const read = async (name: string) =>
    (
      await campaigns.run('query ($id: ID!) { criteriaSet(id: $id) { total { value } } }', {
        as: viewer('district', '413'),
        variables: { id: stableId(name) },
      })
    ).data.criteriaSet;
  expect(await read('criteria:nh-pt')).toEqual({ total: { value: 34 } });
  expect(await read('criteria:none')).toBeNull();
});

test('an assessment is seen by its district, and not by a sibling', async () => {
  const id = stableId('assessment:nh-pt:2023-04-26');
  const read = async (unit: string) =>
    (
      await campaigns.entities(
        [{ __typename: 'CriteriaAssessment', id }],
        '... on CriteriaAssessment { met { value } campaign { title } obstacles }',
        viewer('district', unit),
      )
    ).data?._entities;
  expect(await read('413')).toEqual([
    {
      met: { value: 31 },
      campaign: { title: 'Phường điển hình về phong trào toàn dân bảo vệ an ninh Tổ quốc' },
      obstacles: expect.stringContaining('khó khăn, vướng mắc'),
    },
  ]);
  expect(await read('412')).toEqual([null]);
});
