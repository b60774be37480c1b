/** What a query over all four subgraphs costs: statements and calls that do not grow with the number of units. */

import { viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { WholeGraph } from '../setup/whole-graph.js';

const QUERY = `query ($first: Int!) { localities(filter: { level: WARD }, first: $first) { nodes {
  code fullName parent { name } population(asOf: "2024-06-30") { value }
  caseStatistics(from: "2024-01", to: "2024-12") { period { label } cases { value status } subjects { value status } }
  cases(first: 3) { nodes { occurredOn stage handledBy { name kind } } }
  pledgeSummary(asOf: "2024-06-30") { signatories { value } pledges { value } }
  organizations(first: 5) { nodes { name kind parent { name } } }
  campaignSummary(asOf: "2024-06-30") { launched { value } criteriaMet { value } criteriaTotal { value } }
  campaigns(first: 2) { nodes { title launchedOn { period { label } } pledges(first: 2) { nodes { kind } } } }
} } }`;

/** Fields of the query that have rows of their own, and the steps to them. */
const STATEMENTS = 20;

let graph: WholeGraph;
beforeAll(async () => {
  graph = await WholeGraph.start('diaban_sample');
});
afterAll(() => graph.stop());

async function ask(first: number) {
  const { data, errors, calls, statements } = await graph.ask(QUERY, viewer('province', '40'), { first });
  expect(errors).toBeUndefined();
  return { nodes: data.localities.nodes, calls, statements };
}

describe('a query over wards with fields from all four subgraphs', () => {
  test('costs no more statements and calls for 200 wards than for 20', async () => {
    const few = await ask(20);
    const many = await ask(200);
    expect(few.nodes).toHaveLength(20);
    expect(many.nodes).toHaveLength(200);
    expect(many.calls).toEqual(few.calls);
    // one a field or level; chance decides whether two levels ask in the same moment and share one
    for (const { statements } of [few, many]) expect(statements).toBeLessThanOrEqual(STATEMENTS);
  });

  test('makes one call a subgraph for the fields of the wards, and one for each step that hangs on their answers', async () => {
    const { calls: services } = await ask(200);
    expect(services[0]).toBe('localities');
    expect(services.slice(1, 4).sort()).toEqual(['campaigns', 'cases', 'organizations']);
    expect(services.slice(4).sort()).toEqual(['organizations']);
  });
});
