/** What the graph computes of campaigns against SQL of its own, at what cost. */
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';

let campaigns: TestSubgraph;
beforeAll(async () => {
  campaigns = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => campaigns.stop());

interface Found {
  rule: string;
  state: string;
  basis: string;
  evidence: { activity: { id: string } | null; document: { id: string } | null }[];
}

test('outreach, documents and tasks of 200 campaigns are what SQL finds, in four statements', async () => {
  const query = `{ campaigns(first: 200, filter: { levels: [WARD], launchedTo: "2023-01-01" }) { nodes { id computedCriteria(asOf: "2024-08-15") {
    rule state basis evidence { activity { id } document { id } } } } } }`;
  const { data, statements } = await campaigns.run(query, { as: viewer('province', '40') });
  expect(statements).toBe(4);
  const { rows } = await campaigns.admin.query(
    `select c.id,
       (select count(distinct date_trunc('quarter', a.held_on::date)) = 4 from campaigns.activities a where a.locality_id = c.locality_id
          and a.held_on between '2023-07-01' and '2024-06-30' and a.format not in ('CEREMONY', 'WORKING_SESSION', 'INTERIM_REVIEW')) as quarters,
       (select count(distinct d.kind) = 3 from campaigns.campaign_documents l join campaigns.documents d on d.id = l.document_id
          where l.campaign_id = c.id and d.kind in ('RESOLUTION', 'PLAN', 'DECISION')) as documents,
       not exists (select from campaigns.tasks t where t.campaign_id = c.id and t.due_on < '2024-08-15'
          and coalesce(t.done_on, '2999-01-01') > '2024-08-15') as tasks
     from campaigns.campaigns c where c.id = any($1)`,
    [data.campaigns.nodes.map(({ id }: { id: string }) => id)],
  );
  expect(data.campaigns.nodes.length).toBeGreaterThan(50);
  const verdict = (met: boolean) => (met ? 'MET' : 'NOT_MET');
  const seen = new Set<string>();
  for (const { id, computedCriteria } of data.campaigns.nodes) {
    const row = rows.find((one) => one.id === id);
    const states = (computedCriteria as Found[]).map(({ rule, state }) => [rule, state]);
    expect(states).toEqual([
      ['OUTREACH_EACH_QUARTER', verdict(row.quarters)],
      ['LAUNCHED_WITH_DOCUMENTS', verdict(row.documents)],
      ['NO_TASK_OVERDUE', verdict(row.tasks)],
    ]);
    for (const { rule, state, basis, evidence } of computedCriteria as Found[]) {
      seen.add(`${rule} ${state}`);
      expect(basis).toBe('COMPUTED');
      if (rule === 'OUTREACH_EACH_QUARTER' && state === 'MET') expect(evidence).toHaveLength(4);
    }
  }
  expect([...seen].sort()).toEqual(
    expect.arrayContaining([
      'NO_TASK_OVERDUE MET',
      'NO_TASK_OVERDUE NOT_MET',
      'OUTREACH_EACH_QUARTER NOT_MET',
    ]),
  );
});

test('nothing is computed of a campaign in a sibling unit', async () => {
  const { rows } = await campaigns.admin.query(
    `select c.id from campaigns.campaigns c join app.unit_directory u on u.unit_id = c.locality_id and u.code = '16732' limit 1`,
  );
  const query = `query ($id: ID!) { campaign(id: $id) { computedCriteria { rule } } }`;
  const ask = async (unit: string) =>
    (await campaigns.run(query, { as: viewer('district', unit), variables: { id: rows[0].id } })).data
      .campaign;
  expect((await ask('413')).computedCriteria).toHaveLength(3);
  expect(await ask('412')).toBeNull();
});
