/** However many units an operation is about, it costs the same number of calls and of SQL statements. */

import { cloneDatabase, type TestDatabase } from '@diaban/shared/testing/test-database';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { RunningGateway } from './running-gateway.js';

let database: TestDatabase;
let gateway: RunningGateway;
let token: string;
beforeAll(async () => {
  database = await cloneDatabase('diaban_sample');
  gateway = await RunningGateway.start({ DATABASE_URL: database.adminUrl });
  token = await gateway.token('province', '40');
}, 60_000);
afterAll(async () => {
  await gateway?.stop();
  await database?.drop();
});

interface Cost {
  [subgraph: string]: { calls: number; statements: number };
}

async function counted(): Promise<Cost> {
  const text = await (await gateway.get('/metrics')).text();
  const cost: Cost = {};
  const of = (subgraph: string) => {
    cost[subgraph] ??= { calls: 0, statements: 0 };
    return cost[subgraph];
  };
  for (const [, name, value] of text.matchAll(
    /diaban_subgraph_call_seconds_count\{subgraph="(\w+)",outcome="\w+"\} (\d+)/g,
  ))
    of(name!).calls += Number(value);
  for (const [, name, value] of text.matchAll(/diaban_subgraph_statements_total\{subgraph="(\w+)"\} (\d+)/g))
    of(name!).statements += Number(value);
  return cost;
}

async function costOf(ask: () => Promise<unknown>): Promise<Cost> {
  const before = await counted();
  await ask();
  const after = await counted();
  return Object.fromEntries(
    Object.entries(after).map(([name, { calls, statements }]) => [
      name,
      {
        calls: calls - (before[name]?.calls ?? 0),
        statements: statements - (before[name]?.statements ?? 0),
      },
    ]),
  );
}

describe('an operation over wards with fields of all four subgraphs', () => {
  const wards = (first: number) => async () => {
    const { data, errors } = await gateway.ask(token, { documentId: 'district-view', variables: { first } });
    expect(errors).toBeUndefined();
    expect(data.wards.nodes).toHaveLength(first);
  };

  test('costs one call a plan step and a constant number of statements, for 2 wards and for 200', async () => {
    const few = await costOf(wards(2));
    const many = await costOf(wards(200));
    expect(many).toEqual(few);
    for (const name of ['cases', 'organizations', 'campaigns']) expect(few[name]?.calls).toBe(1);
    expect(few.localities?.calls).toBe(1);
    const statements = Object.values(few).reduce((sum, one) => sum + one.statements, 0);
    expect(statements).toBeGreaterThan(4);
    expect(statements).toBeLessThanOrEqual(16);
  });
});
