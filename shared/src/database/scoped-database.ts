/** The only way from request code to PostgreSQL: every read and write runs inside the viewer's scope. */
import pg from 'pg';
import {
  DataSource,
  type EntityManager,
  type EntityTarget,
  type ObjectLiteral,
  type QueryRunner,
} from 'typeorm';
import type { Viewer } from '../scope/viewer.js';
import { databaseError } from './database-error.js';
import { assertBoundByRowSecurity } from './login-role-guard.js';
import { StatementCounter } from './statement-counter.js';

// dates without a time stay the text that they are: a Date object would move them between time zones
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
// counts fit a JavaScript number; sums over bigint arrive as int8 or numeric
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);

export interface ScopedDatabaseOptions {
  /** connection string of the subgraph's login role */
  url: string;
  schema: string;
  entities: readonly EntityTarget<ObjectLiteral>[];
  poolSize?: number;
}

/** A pool for one subgraph. Request code never sees it, only the {@link RequestDatabase} that `as` returns. */
export class ScopedDatabase {
  private constructor(private readonly dataSource: DataSource) {}

  /** Connects and checks that row security binds the role. */
  static async open({ url, schema, entities, poolSize = 8 }: ScopedDatabaseOptions): Promise<ScopedDatabase> {
    const dataSource = new DataSource({
      type: 'postgres',
      url,
      schema,
      entities: [...entities] as never,
      synchronize: false,
      logging: ['query'],
      logger: new StatementCounter(),
      poolSize,
      connectTimeoutMS: 5_000,
      extra: { pipeline: true, application_name: `diaban ${schema}` },
    });
    await dataSource.initialize();
    try {
      await assertBoundByRowSecurity(dataSource);
    } catch (error) {
      await dataSource.destroy();
      throw error;
    }
    return new ScopedDatabase(dataSource);
  }

  /** The database as this viewer sees it, for the length of one request. */
  as(viewer: Viewer): RequestDatabase {
    return new RequestDatabase(this.dataSource, viewer);
  }

  async close(): Promise<void> {
    await this.dataSource.destroy();
  }
}

/** One request's view of the database. `statements` counts what repositories asked, for tests and the log. */
export class RequestDatabase {
  readonly count = { statements: 0 };

  constructor(
    private readonly dataSource: DataSource,
    readonly viewer: Viewer,
  ) {}

  /** The same view for work that goes on when the request has been answered; its statements are counted apart. */
  apart(): RequestDatabase {
    return new RequestDatabase(this.dataSource, this.viewer);
  }

  /**
   * Reads in the viewer's scope. BEGIN and the scope travel in the same packets as the caller's queries, and nobody
   * waits for COMMIT: one round trip in all.
   */
  async read<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const runner = this.runner();
    const client = (await runner.connect()) as pg.PoolClient;
    const head = Promise.allSettled([client.query('BEGIN READ ONLY'), this.enterScope(client)]);
    let outcome: { value: T } | { error: unknown };
    try {
      outcome = { value: await work(runner.manager) };
    } catch (error) {
      outcome = { error };
    }
    const refused = (await head).find((step) => step.status === 'rejected');
    client.query('COMMIT').then(
      () => runner.release(),
      () => discard(runner),
    );
    // a refused scope makes every later statement fail with "transaction is aborted": report the cause
    if (refused) throw databaseError(refused.reason);
    if ('error' in outcome) throw databaseError(outcome.error);
    return outcome.value;
  }

  /** Writes in the viewer's scope: all of `work` or nothing. Retried once when it collides with another transaction. */
  async write<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    try {
      return await this.transaction(work);
    } catch (error) {
      const { code } = error as { code?: string };
      if (code !== '40001' && code !== '40P01') throw databaseError(error);
    }
    try {
      return await this.transaction(work);
    } catch (error) {
      throw databaseError(error);
    }
  }

  private async transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const runner = this.runner();
    try {
      const client = (await runner.connect()) as pg.PoolClient;
      // TypeORM broadcasts before it sends: a statement started beside it would overtake BEGIN
      await runner.startTransaction();
      await this.enterScope(client);
      const value = await work(runner.manager);
      await runner.commitTransaction();
      return value;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }

  private runner(): QueryRunner {
    const runner = this.dataSource.createQueryRunner();
    runner.data = this.count;
    return runner;
  }

  private enterScope(client: pg.PoolClient): Promise<unknown> {
    return client.query({
      text: 'select app.enter_scope($1, $2)',
      values: [this.viewer.role, this.viewer.unit],
    });
  }
}

/** A connection whose transaction could not be ended must not serve anybody else. */
function discard(runner: QueryRunner): void {
  (runner as unknown as { releasePostgresConnection(error?: Error): Promise<void> })
    .releasePostgresConnection(new Error('transaction could not be ended'))
    .catch(() => undefined);
}
