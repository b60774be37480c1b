/** Runs a subgraph's queries in a test as some viewer, on real PostgreSQL, through the same path as the gateway. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { silentLog } from '../log.js';
import type { Role, Viewer } from '../scope/viewer.js';
import type { AnswerGraph } from '../server/graph-questions.js';
import { InProcessCaller, type SubgraphAnswer } from '../server/in-process.js';
import { RunningSubgraph, type SubgraphDefinition } from '../server/subgraph.js';
import { cloneDatabase, type Template } from './test-database.js';

/** A viewer for tests, such as `viewer('district', '413')`. */
export function viewer(role: Role, unit: string): Viewer {
  return { subject: `test-${role}`, role, unit, purpose: 'REPORTING' };
}

export interface RunOptions {
  as: Viewer;
  variables?: Record<string, unknown>;
}

export class TestSubgraph {
  private constructor(
    readonly running: RunningSubgraph,
    /** administrator's connection, to arrange data and to compute expected figures independently */
    readonly admin: pg.Client,
    private readonly drop: () => Promise<void>,
    private readonly caller: InProcessCaller,
  ) {}

  /** @param graph answers what it asks of other subgraphs, which are not there */
  static async start<L extends object>(
    definition: SubgraphDefinition<L>,
    template: Template = 'diaban_seeds',
    graph?: AnswerGraph,
  ): Promise<TestSubgraph> {
    const database = await cloneDatabase(template);
    const { adminUrl } = database;
    const running = await RunningSubgraph.open(definition, {
      adminUrl,
      log: silentLog,
      ...(graph && { graph }),
    });
    const admin = new pg.Client({ connectionString: adminUrl });
    await admin.connect();
    return new TestSubgraph(running, admin, database.drop, new InProcessCaller(running));
  }

  /** The answer with `statements`, the number of SQL statements that it cost. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
  run(query: string, { as, variables }: RunOptions): Promise<SubgraphAnswer & { data?: any }> {
    return this.caller.call({ query, variables: variables ?? null, viewer: as, requestId: randomUUID() });
  }

  /** Asks `_entities` for references, as the gateway does. */
  async entities(
    representations: object[],
    fragment: string,
    as: Viewer,
  ): Promise<SubgraphAnswer & { data?: { _entities: unknown[] } }> {
    const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ${fragment} } }`;
    return (await this.run(query, { as, variables: { representations } })) as never;
  }

  async stop(): Promise<void> {
    await this.admin.end();
    await this.running.close();
    await this.drop();
  }
}
