/** What a query over all four subgraphs costs: statements and calls that do not grow with the number of units. */
import { randomUUID } from 'node:crypto';
import { Engine } from '@diaban/gateway/engine/engine';
import type { SubgraphCall, SubgraphFetcher } from '@diaban/gateway/engine/fetcher';
import { subgraphs } from '@diaban/gateway/subgraphs';
import { loadSupergraph } from '@diaban/gateway/supergraph';
import { silentLog } from '@diaban/shared/log';
import type { Viewer } from '@diaban/shared/scope/viewer';
import { InProcessCaller } from '@diaban/shared/server/in-process';
import { RunningSubgraph } from '@diaban/shared/server/subgraph';
import { cloneDatabase, type TestDatabase } from '@diaban/shared/testing/test-database';
import { viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

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

let database: TestDatabase;
let running: RunningSubgraph[];
let engine: Engine;
let calls: SubgraphCall[] = [];
let statements = 0;

beforeAll(async () => {
  database = await cloneDatabase('diaban_sample');
  running = await Promise.all(
    subgraphs.map((subgraph) =>
      RunningSubgraph.open(subgraph, { adminUrl: database.adminUrl, log: silentLog }),
    ),
  );
  const callers = new Map(running.map((subgraph) => [subgraph.name, new InProcessCaller(subgraph)]));
  const fetcher: SubgraphFetcher = {
    async fetch(call) {
      calls.push(call);
      const answer = await callers.get(call.service)!.call({
        query: call.query,
        operationName: call.operationName ?? null,
        variables: call.variablesJson === null ? null : JSON.parse(call.variablesJson),
        viewer: call.context as Viewer,
        requestId: randomUUID(),
      });
      statements += answer.statements;
      return answer;
    },
  };
  engine = Engine.create({ supergraphSdl: (await loadSupergraph()).sdl, fetcher });
});
afterAll(async () => {
  await Promise.all(running.map((subgraph) => subgraph.close()));
  await database.drop();
});

async function ask(first: number) {
  calls = [];
  statements = 0;
  const { body } = await engine.execute({
    source: QUERY,
    variables: { first },
    context: viewer('province', '40'),
  });
  const answer = JSON.parse(body);
  expect(answer.errors).toBeUndefined();
  return { nodes: answer.data.localities.nodes, calls: calls.map(({ service }) => service), statements };
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
