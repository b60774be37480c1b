/** Reporting obligations over real PostgreSQL: the list, and for whom. */
import { stableId } from '@diaban/shared/loading/stable-id';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';

let campaigns: TestSubgraph;
beforeAll(async () => {
  campaigns = await TestSubgraph.start(subgraph);
});
afterAll(() => campaigns.stop());

const idsFor = async (role: 'province' | 'district' | 'ward', unit: string) =>
  (
    await campaigns.run('{ reportingObligations { nodes { id } } }', { as: viewer(role, unit) })
  ).data.reportingObligations.nodes
    .map(({ id }: { id: string }) => id)
    .sort();

test('those on the pilot of Hồng Lĩnh are seen by the town and its province, by no ward of it and no neighbour', async () => {
  const both = [stableId('obligation:hl-periodic'), stableId('obligation:hl-situation')].sort();
  expect(await idsFor('district', '437')).toEqual(both);
  expect(await idsFor('province', '42')).toEqual(both);
  expect(await idsFor('ward', '18115')).toEqual([]);
  expect(await idsFor('district', '436')).toEqual([]);
  expect(await idsFor('province', '40')).toEqual([]);
});

test('the list brings campaign and delivery in a constant number of statements', async () => {
  const { data, statements } = await campaigns.run(
    '{ reportingObligations { nodes { content campaign { title } deliveredAt { heldOn { period { label } } } provenance } } }',
    { as: viewer('district', '437') },
  );
  const title = 'Thị xã Hồng Lĩnh không có tội phạm ma túy';
  expect(data.reportingObligations.nodes).toEqual(
    expect.arrayContaining([
      { content: 'Kết quả thực hiện', campaign: { title }, deliveredAt: null, provenance: 'PUBLISHED' },
      {
        content: 'Tình hình tội phạm ma túy giai đoạn 2018 - 2023',
        campaign: { title },
        deliveredAt: { heldOn: { period: { label: '2023-11-23' } } },
        provenance: 'PUBLISHED',
      },
    ]),
  );
  expect(statements).toBe(3);
});
