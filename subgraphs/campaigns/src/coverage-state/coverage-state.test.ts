/** The state of coverage targets against figures computed independently, and null where nobody knows. */
import { stableId } from '@diaban/shared/loading/stable-id';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';

let sample: TestSubgraph;
let seeds: TestSubgraph;
beforeAll(async () => {
  [sample, seeds] = await Promise.all([
    TestSubgraph.start(subgraph, 'diaban_sample'),
    TestSubgraph.start(subgraph, 'diaban_seeds'),
  ]);
});
afterAll(() => Promise.all([sample.stop(), seeds.stop()]));

const STATE = `coverageTarget { unitLevel state(asOf: $asOf) { units { value provenance } deployed { value status provenance } communicated { value status } } }`;

test.each(['2022-12-31', '2024-06-30'])(
  'equals what SQL counts for each district of Nghệ An on %s, in one statement for all',
  async (asOf) => {
    const query = `query ($asOf: Date) { campaigns(first: 100, filter: { levels: [DISTRICT], stages: [LAUNCHED], stagesOn: $asOf }) { nodes { id ${STATE} } } }`;
    const { data, statements } = await sample.run(query, {
      as: viewer('province', '40'),
      variables: { asOf },
    });
    expect(statements).toBe(2);
    expect(data.campaigns.nodes.length).toBeGreaterThan(3);
    for (const { id, coverageTarget } of data.campaigns.nodes) {
      const { rows } = await sample.admin.query(
        `with c as (select c.*, d.skey as key from campaigns.campaigns c join app.unit_directory d on d.unit_id = c.locality_id where c.id = $1),
         wards as (select w.unit_id, w.skey from app.unit_directory w, c where w.level = 'WARD' and starts_with(w.skey, c.key))
         select (select count(*)::int from wards) as units,
           (select count(*)::int from wards w where
              exists (select from campaigns.campaigns o, c where o.locality_id = w.unit_id and o.kind = c.kind and o.launched_on <= $2)
              or exists (select from campaigns.documents d where d.locality_id = w.unit_id and d.kind = 'PLAN' and d.issued_on <= $2 and (
                d.id in (select document_id from campaigns.campaign_documents where campaign_id = $1)
                or exists (select from campaigns.document_implementations i join campaigns.campaign_documents l on l.document_id = i.implements_id
                           where i.document_id = d.id and l.campaign_id = $1)))) as deployed,
           (select count(distinct w.unit_id)::int from wards w join campaigns.activities a on a.locality_id = w.unit_id, c
              where a.held_on between c.launched_on and $2 and a.format not in ('CEREMONY', 'WORKING_SESSION', 'INTERIM_REVIEW')) as communicated`,
        [id, asOf],
      );
      const { units, deployed, communicated } = coverageTarget.state;
      expect({ units: units.value, deployed: deployed.value, communicated: communicated.value }).toEqual(
        rows[0],
      );
      expect(deployed).toMatchObject({
        status: rows[0].deployed === 0 ? 'ZERO' : 'REPORTED',
        provenance: 'SYNTHETIC',
      });
    }
  },
);

test('of Hồng Lĩnh counts six wards and communes, and knows nothing of the rest: never 0', async () => {
  const query = `query ($id: ID!, $asOf: Date) { campaign(id: $id) { ${STATE} } }`;
  const variables = { id: stableId('ini:hl'), asOf: '2024-06-30' };
  const { data } = await seeds.run(query, { as: viewer('district', '437'), variables });
  expect(data.campaign.coverageTarget).toEqual({
    unitLevel: 'WARD',
    state: {
      units: { value: 6, provenance: 'COMPUTED' },
      deployed: { value: null, status: 'NOT_REPORTED', provenance: 'COMPUTED' },
      communicated: { value: null, status: 'NOT_REPORTED' },
    },
  });
});
