/** What subgraphs are asked by real operations is answered the same by compiled queries and by graphql-js. */
import { readdir, readFile } from 'node:fs/promises';
import { Engine } from '@diaban/gateway/engine/engine';
import type { SubgraphCall } from '@diaban/gateway/engine/fetcher';
import { subgraphs } from '@diaban/gateway/subgraphs';
import { loadSupergraph, SCHEMA_FOLDER } from '@diaban/gateway/supergraph';
import { silentLog } from '@diaban/shared/log';
import type { Viewer } from '@diaban/shared/scope/viewer';
import { CompiledQuery } from '@diaban/shared/server/execution/compiled-query';
import { RunningSubgraph } from '@diaban/shared/server/subgraph';
import { cloneDatabase, type TestDatabase } from '@diaban/shared/testing/test-database';
import { viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type ExecutionResult, execute, OperationTypeNode, parse } from 'graphql';

/** Fields of all kinds, and each way to be refused: a rule of an argument, of a scalar, of the scope. */
const ASKED = [
  `{ searchLocalities(text: "Hòa") { nodes { id code fullName kind level parent { fullName }
       policeCases: cases(first: 3) { nodes { id stage occurredOn } } } } }`,
  '{ localities(first: 501) { nodes { id } } }',
  '{ viewerLocality { fullName cases(first: 501) { nodes { id } } campaigns(first: 2) { nodes { title } } } }',
  '{ policeCases(after: "nonsense") { nodes { id } } }',
  '{ a: localityByCode(code: "412") { fullName } b: localityByCode(code: "413") { fullName } }',
  '{ viewerLocality { caseStatistics(from: "2024-03", to: "2024-01") { cases { value } } pledgeSummary { signatories { status } } } }',
  '{ organizations(first: 5) { nodes { __typename id name locality { fullName campaignSummary { launched { value status } } } } } }',
];

interface Compared {
  service: string;
  query: string;
  expected: object;
  /** undefined when the query was not compiled */
  got: object | undefined;
  failed: boolean;
}

let database: TestDatabase;
let running: Map<string, RunningSubgraph>;
let engine: Engine;
let compared: Compared[];

beforeAll(async () => {
  database = await cloneDatabase('diaban_sample');
  const { adminUrl } = database;
  const opened = await Promise.all(
    subgraphs.map((subgraph) => RunningSubgraph.open(subgraph, { adminUrl, log: silentLog })),
  );
  running = new Map(opened.map((subgraph) => [subgraph.name, subgraph]));
  engine = Engine.create({
    supergraphSdl: (await loadSupergraph()).sdl,
    fetcher: { fetch: (call) => both(call) },
  });
}, 60_000);
afterAll(async () => {
  for (const subgraph of running?.values() ?? []) await subgraph.close();
  await database?.drop();
});

/** Executes a call both ways and compares; the engine goes on with one of the answers. */
async function both({ service, query, operationName, variablesJson, context }: SubgraphCall) {
  const subgraph = running.get(service)!;
  const document = parse(query);
  const variables = variablesJson === null ? null : JSON.parse(variablesJson);
  const fresh = () => subgraph.contextFor({ viewer: context as Viewer, requestId: 'both' });
  const interpreted = await execute({
    schema: subgraph.schema,
    document,
    contextValue: fresh(),
    variableValues: variables,
    operationName,
  });
  const expected = told(interpreted);
  const compiled = CompiledQuery.compile(subgraph.schema, document, operationName ?? null);
  const answer = await compiled?.execute({ context: fresh(), variables });
  // compared later: what is thrown here the engine would take for a subgraph that cannot be reached
  const got = answer && told(answer);
  compared.push({ service, query, expected, got, failed: interpreted.errors !== undefined });
  return JSON.parse(JSON.stringify(interpreted));
}

function told({ data, errors }: ExecutionResult): object {
  const texts = (errors ?? []).map(({ message, path }) => `${path?.join('.')}: ${message}`);
  return { data: JSON.parse(JSON.stringify(data ?? null)), errors: texts.sort() };
}

test.each([
  ['province', '40'],
  ['district', '413'],
  ['ward', '16732'],
] as const)(
  'for a %s',
  async (role, unit) => {
    compared = [];
    const folder = new URL('operations/', SCHEMA_FOLDER);
    const files = (await readdir(folder)).filter((file) => file.endsWith('.graphql'));
    const trusted = await Promise.all(files.map((file) => readFile(new URL(file, folder), 'utf8')));
    const queries = trusted.filter((source) =>
      parse(source).definitions.every(
        (one) => !('operation' in one) || one.operation === OperationTypeNode.QUERY,
      ),
    );
    for (const source of [...queries, ...ASKED])
      await engine.execute({ source, variables: {}, context: viewer(role, unit) });
    for (const { query, expected, got } of compared)
      expect({ query, ...got }).toEqual({ query, ...expected });
    for (const { name } of subgraphs)
      expect(compared.filter(({ service }) => service === name).length).toBeGreaterThan(1);
    expect(compared.some(({ failed }) => failed)).toBe(true);
  },
  60_000,
);
