/** What this subgraph says of many units at once: at the cost of one, in the order of the lists. */
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { askUnits, UNDER } from '../testing/ask-units.js';

let sample: TestSubgraph;
beforeAll(async () => {
  sample = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => sample.stop());

test('all fields of 200 wards cost six statements, as those of one', async () => {
  const { rows } = await sample.admin.query(
    `select code from app.unit_directory where level = 'WARD' and starts_with(skey, (select skey from app.unit_directory where code = '40')) order by code limit 200`,
  );
  const fields = `campaigns(first: 2, filter: { stages: [LAUNCHED, CONCLUDED] }) { nodes { title } } campaignSummary { launched { value } }
    documents(first: 2, filter: { kinds: [PLAN] }) { nodes { title } } activities(first: 3, filter: { heldFrom: "2024-01-01" }) { nodes { title } }
    outreachSummary(from: "2024-01", to: "2024-12") { reach { value } }`;
  const many = await askUnits(
    sample,
    rows.map(({ code }) => code),
    fields,
    viewer('province', '40'),
  );
  const one = await askUnits(sample, [rows[0].code], fields, viewer('province', '40'));
  expect(many.units).toHaveLength(200);
  expect(many.statements).toBe(6);
  expect(one.statements).toBe(6);
});

test('lists under units hold their subtrees, the latest first, and go on at their cursors', async () => {
  const list = (args: string) => `activities(${args}) { nodes { id } pageInfo { endCursor hasNextPage } }`;
  const { units } = await askUnits(sample, ['413', '412'], list('first: 4'));
  for (const [at, code] of ['413', '412'].entries()) {
    const { rows } = await sample.admin.query(
      `select a.id from campaigns.activities a join app.unit_directory u on u.unit_id = a.locality_id where ${UNDER} order by a.listed_on desc, a.id desc limit 8`,
      [code],
    );
    const next = await askUnits(
      sample,
      [code],
      list(`first: 4, after: "${units[at].activities.pageInfo.endCursor}"`),
    );
    expect([...units[at].activities.nodes, ...next.units[0].activities.nodes]).toEqual(rows);
  }
});
