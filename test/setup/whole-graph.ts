/** The engine over all four subgraphs on a database of its own, to ask the whole graph in a test and see what it cost. */
import { randomUUID } from 'node:crypto';
import { Engine } from '@diaban/gateway/engine/engine';
import type { SubgraphCall, SubgraphFetcher } from '@diaban/gateway/engine/fetcher';
import { readDocuments } from '@diaban/gateway/operations/trusted-operations';
import { subgraphs } from '@diaban/gateway/subgraphs';
import { loadSupergraph, SCHEMA_FOLDER } from '@diaban/gateway/supergraph';
import { silentLog } from '@diaban/shared/log';
import type { Viewer } from '@diaban/shared/scope/viewer';
import { type AnswerGraph, GraphLink } from '@diaban/shared/server/graph-questions';
import { InProcessCaller } from '@diaban/shared/server/in-process';
import { RunningSubgraph } from '@diaban/shared/server/subgraph';
import { cloneDatabase, type Template, type TestDatabase } from '@diaban/shared/testing/test-database';
import pg from 'pg';

export interface GraphAnswer {
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
  data?: any;
  errors?: { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[];
  /** the subgraphs called, in order */
  calls: string[];
  /** SQL statements of all subgraphs */
  statements: number;
}

interface Cost {
  calls: string[];
  statements: number;
}

/** What travels with a request of a test. */
interface TestContext {
  viewer: Viewer;
  cost: Cost;
}

export class WholeGraph {
  private constructor(
    private readonly engine: Engine,
    private readonly running: RunningSubgraph[],
    private readonly database: TestDatabase,
    /** administrator's connection, to compute expected figures independently */
    readonly admin: pg.Client,
  ) {}

  static async start(template: Template): Promise<WholeGraph> {
    const database = await cloneDatabase(template);
    const { adminUrl } = database;
    const link = new GraphLink();
    const running = await Promise.all(
      subgraphs.map((subgraph) =>
        RunningSubgraph.open(subgraph, { adminUrl, log: silentLog, graph: link.answer }),
      ),
    );
    const engine = Engine.create({
      supergraphSdl: (await loadSupergraph()).sdl,
      fetcher: fetcherOver(running),
    });
    link.connect(await answersOf(engine));
    const admin = new pg.Client({ connectionString: adminUrl });
    await admin.connect();
    return new WholeGraph(engine, running, database, admin);
  }

  async ask(source: string, viewer: Viewer, variables: Record<string, unknown> = {}): Promise<GraphAnswer> {
    const cost: Cost = { calls: [], statements: 0 };
    const { body } = await this.engine.execute({
      source,
      variables,
      context: { viewer, cost } satisfies TestContext,
    });
    return { ...JSON.parse(body), ...cost };
  }

  async stop(): Promise<void> {
    await this.admin.end();
    await Promise.all(this.running.map((subgraph) => subgraph.close()));
    await this.database.drop();
  }
}

/** What subgraphs ask is answered from the trusted operations, and costs no caller anything. */
async function answersOf(engine: Engine): Promise<AnswerGraph> {
  const documents = await readDocuments(new URL('operations/', SCHEMA_FOLDER));
  return async ({ documentId, variables }, { viewer }) => {
    const { source } = documents.find(({ id }) => id === documentId)!;
    const context: TestContext = { viewer, cost: { calls: [], statements: 0 } };
    return JSON.parse((await engine.execute({ source, variables, context })).body);
  };
}

function fetcherOver(running: RunningSubgraph[]): SubgraphFetcher {
  const callers = new Map(running.map((subgraph) => [subgraph.name, new InProcessCaller(subgraph)]));
  return {
    async fetch({ service, query, operationName, variablesJson, context }: SubgraphCall) {
      const { viewer, cost } = context as TestContext;
      cost.calls.push(service);
      const answer = await callers.get(service)!.call({
        query,
        operationName: operationName ?? null,
        variables: variablesJson === null ? null : JSON.parse(variablesJson),
        viewer,
        requestId: randomUUID(),
      });
      cost.statements += answer.statements;
      return answer;
    },
  };
}
