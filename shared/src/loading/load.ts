/** Loads that fill a fresh database: each runs once for a version of its data, as the owner of the tables, all or nothing. */
import pg from 'pg';
import { migratorRole } from '../database/roles.js';
import type { Log } from '../log.js';
import { insertRows, type RowsOptions } from './insert-rows.js';

/** Which data a deployment starts with: the published seeds alone, or with a synthetic sample around them. */
export type DataChoice = 'seeds' | 'sample';

/** What a load is given. Identities of units come from the directory, by key or by GSO code. */
export interface Loading {
  query<R extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<R[]>;
  insert(table: string, rows: readonly object[], options?: RowsOptions): Promise<void>;
}

export interface Load {
  /** unique within the subgraph, such as `seeds` */
  name: string;
  /** changes whenever the data change; a load whose version is recorded is skipped */
  version: string;
  /** with which choice of data it belongs; left out: with every choice */
  only?: DataChoice;
  run(loading: Loading): Promise<void>;
  /** removes what `run` put in, when its version or the choice of data changed */
  clear(loading: Loading): Promise<void>;
}

export interface LoadedSubgraph {
  name: string;
  loads?: readonly Load[];
}

/** Runs after the migrations, in the order of the subgraphs. @returns the loads that ran now */
export async function runLoads(
  adminUrl: string,
  subgraphs: readonly LoadedSubgraph[],
  choice: DataChoice,
  log: Log,
): Promise<string[]> {
  const admin = new pg.Client({ connectionString: adminUrl });
  admin.on('error', () => undefined); // a lost connection fails the statement under way, which says more
  await admin.connect();
  try {
    await admin.query('select pg_advisory_lock($1)', [7_431_903]);
    await admin.query('set jit = off');
    await admin.query(`create table if not exists app.loads (
      subgraph text, name text, version text not null, loaded_at timestamptz not null default now(), primary key (subgraph, name))`);
    const ran: string[] = [];
    for (const subgraph of subgraphs) {
      for (const load of subgraph.loads ?? []) {
        const started = performance.now();
        if (!(await settle(admin, subgraph.name, load, choice))) continue;
        log.info(
          { load: `${subgraph.name}/${load.name}`, ms: Math.round(performance.now() - started) },
          'data loaded',
        );
        ran.push(`${subgraph.name}/${load.name}`);
      }
    }
    // the planner must know what was loaded before the first question comes
    if (ran.length > 0) await admin.query('analyze');
    return ran;
  } finally {
    await admin.end();
  }
}

/** Brings one load to the state that the choice asks for. @returns whether anything changed */
async function settle(admin: pg.Client, subgraph: string, load: Load, choice: DataChoice): Promise<boolean> {
  const { rows } = await admin.query<{ version: string }>(
    'select version from app.loads where subgraph = $1 and name = $2',
    [subgraph, load.name],
  );
  const present = rows[0]?.version ?? null;
  const wanted = load.only === undefined || load.only === choice ? load.version : null;
  if (present === wanted) return false;
  await admin.query('begin');
  try {
    await admin.query(`set local role ${migratorRole(subgraph)}`);
    const loading = loadingOn(admin);
    if (present !== null) await load.clear(loading);
    if (wanted !== null) await load.run(loading);
    await admin.query('reset role');
    await admin.query('delete from app.loads where subgraph = $1 and name = $2', [subgraph, load.name]);
    if (wanted !== null)
      await admin.query('insert into app.loads (subgraph, name, version) values ($1, $2, $3)', [
        subgraph,
        load.name,
        wanted,
      ]);
    await admin.query('commit');
    return true;
  } catch (error) {
    await admin.query('rollback');
    throw new Error(`Loading ${subgraph}/${load.name} failed: ${(error as Error).message}`, { cause: error });
  }
}

function loadingOn(admin: pg.Client): Loading {
  return {
    query: async (sql, values) => (await admin.query(sql, values)).rows as never,
    insert: (table, rows, options) => insertRows(admin, table, rows, options),
  };
}
