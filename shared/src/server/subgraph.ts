/** What a subgraph is: everything the kit needs to migrate it, load it, serve it and answer its references. */

import type { GraphQLSchema } from 'graphql';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { abandonAt } from '../database/abandon.js';
import { ChangeNotices } from '../database/change-notices.js';
import type { Migrations } from '../database/migrate.js';
import { loginUrl } from '../database/roles.js';
import { RequestDatabase, ScopedDatabase } from '../database/scoped-database.js';
import type { SubgraphContext } from '../graphql/context.js';
import { buildFederatedSchema, type FederatedTypes } from '../graphql/federated-schema.js';
import { importQueue } from '../importing/job/import-queue.js';
import type { Load } from '../loading/load.js';
import type { Log } from '../log.js';
import type { Viewer } from '../scope/viewer.js';
import { type AnswerGraph, askGraphAs, GraphLink } from './graph-questions.js';
import { STOP_GRACE_MS } from './http-listener.js';

export interface SubgraphDefinition<L extends object = object> extends FederatedTypes<SubgraphContext<L>> {
  /** name in the supergraph; also its database schema and the prefix of its roles */
  name: string;
  /** folder of SQL migrations */
  migrations: URL;
  /** whether this subgraph writes the unit directory that scoping reads */
  publishesUnits?: boolean;
  entities: readonly EntityTarget<ObjectLiteral>[];
  /** made anew for each request, so that nothing is cached across viewers */
  loaders: (db: RequestDatabase) => L;
  /** trusted queries by which it asks other parts of the graph, by their names in schema/operations */
  asks?: readonly string[];
  /** data that a fresh database starts with, in order */
  loads?: readonly Load[];
}

/** A definition whose loaders do not matter to the caller. */
// biome-ignore lint/suspicious/noExplicitAny: loaders are contravariant in references and covariant in `loaders`
export type AnySubgraph = SubgraphDefinition<any>;

/** Keeps the loaders' type inside the definition. */
export function defineSubgraph<L extends object>(definition: SubgraphDefinition<L>): SubgraphDefinition<L> {
  return definition;
}

export function migrationsOf({ name, migrations, publishesUnits = false }: AnySubgraph): Migrations {
  return { schema: name, folder: migrations, publishesUnits };
}

/** Who calls, and under which request id. */
export interface Caller {
  viewer: Viewer;
  requestId: string;
  /** fires when nobody waits for the answer any more */
  signal?: AbortSignal | undefined;
}

export interface OpenOptions {
  /** connection string from which the login role's own is derived */
  adminUrl: string;
  log: Log;
  poolSize?: number;
  /** answers what the subgraph asks the whole graph; left out, such questions are UNAVAILABLE */
  graph?: AnswerGraph;
}

/** A subgraph with its schema built and its database open. */
export class RunningSubgraph {
  private constructor(
    readonly name: string,
    readonly schema: GraphQLSchema,
    readonly sdl: string,
    private readonly database: ScopedDatabase,
    private readonly notices: ChangeNotices,
    private readonly loaders: (db: RequestDatabase) => object,
    private readonly graph: { asks: readonly string[]; answer: AnswerGraph },
    readonly log: Log,
  ) {}

  static async open<L extends object>(
    definition: SubgraphDefinition<L>,
    { adminUrl, log, poolSize, graph = new GraphLink().answer }: OpenOptions,
  ): Promise<RunningSubgraph> {
    const { schema, sdl } = buildFederatedSchema(definition);
    const database = await ScopedDatabase.open({
      url: loginUrl(adminUrl, definition.name),
      schema: definition.name,
      entities: definition.entities,
      ...(poolSize === undefined ? {} : { poolSize }),
    });
    const ownLog = log.child({ subgraph: definition.name });
    const notices = new ChangeNotices(loginUrl(adminUrl, definition.name), ownLog);
    return new RunningSubgraph(
      definition.name,
      schema,
      sdl,
      database,
      notices,
      definition.loaders,
      { asks: definition.asks ?? [], answer: graph },
      ownLog,
    );
  }

  /** The context of one call. */
  contextFor(caller: Caller): SubgraphContext {
    const { viewer, requestId, signal } = caller;
    const db = this.database.as(viewer);
    if (signal) abandonAt(signal, db);
    const log = this.log.child({ requestId });
    const askGraph = askGraphAs(caller, { ...this.graph, log });
    return { viewer, db, loaders: this.loaders(db), notices: this.notices, askGraph, requestId, log };
  }

  /** Files that were taken in are imported first, as far as the grace of a stop allows. */
  async close(): Promise<void> {
    await importQueue.end(STOP_GRACE_MS);
    await this.notices.close();
    await this.database.close();
  }
}
