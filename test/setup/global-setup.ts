/** Before all tests: an embedded server of their own, with a template database for each choice of data. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedPostgres, startEmbedded } from '@diaban/shared/database/embedded/embedded-postgres';
import { migrate } from '@diaban/shared/database/migrate';
import { withDatabase } from '@diaban/shared/database/roles';
import { type DataChoice, runLoads } from '@diaban/shared/loading/load';
import { createLog } from '@diaban/shared/log';
import { type AnySubgraph, migrationsOf } from '@diaban/shared/server/subgraph';
import { TEST_SERVER_VARIABLE, type Template } from '@diaban/shared/testing/test-database';
import pg from 'pg';

const SUBGRAPHS = ['localities', 'cases', 'organizations', 'campaigns'];

export interface TestServer {
  postgres: EmbeddedPostgres;
  directory: string;
}

/** The running server, for the global teardown, which Jest runs in the same process. */
export const TEST_SERVER = Symbol.for('diaban.test.server');

export default async function setUp(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'diaban-test-'));
  const postgres = await startEmbedded({
    dataDir: join(directory, 'data'),
    durable: false,
    settings: { max_connections: 200 },
  });
  (globalThis as Record<symbol, unknown>)[TEST_SERVER] = { postgres, directory } satisfies TestServer;
  try {
    const subgraphs = await definitions();
    await makeTemplate(postgres.url, 'diaban_seeds', 'seeds', subgraphs);
    await makeTemplate(postgres.url, 'diaban_sample', 'sample', subgraphs, 'diaban_seeds');
    process.env[TEST_SERVER_VARIABLE] = postgres.url;
  } catch (error) {
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
    throw error;
  }
}

/** All four, or those that DIABAN_TEST_SUBGRAPHS names, to work on one while another does not build. */
async function definitions(): Promise<AnySubgraph[]> {
  const names = process.env.DIABAN_TEST_SUBGRAPHS?.split(',') ?? SUBGRAPHS;
  const modules = names.map(
    (name) => import(`@diaban/${name}/subgraph`) as Promise<{ subgraph: AnySubgraph }>,
  );
  return (await Promise.all(modules)).map(({ subgraph }) => subgraph);
}

async function makeTemplate(
  server: string,
  name: Template,
  choice: DataChoice,
  subgraphs: AnySubgraph[],
  from?: Template,
): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(`create database ${name}${from ? ` template ${from}` : ''}`);
  } finally {
    await client.end();
  }
  const url = withDatabase(server, name);
  await migrate(url, subgraphs.map(migrationsOf));
  await runLoads(url, subgraphs, choice, createLog('tests', 'warn'));
}
