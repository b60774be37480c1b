/** The default way to run: four subgraphs and PostgreSQL inside one process. The only place that knows all of them. */
import { join } from 'node:path';
import { type EmbeddedPostgres, startEmbedded } from '@diaban/shared/database/embedded/embedded-postgres';
import { loginUrl, withDatabase } from '@diaban/shared/database/roles';
import type { Log } from '@diaban/shared/log';
import { GraphLink } from '@diaban/shared/server/graph-questions';
import { RunningSubgraph } from '@diaban/shared/server/subgraph';
import type { Backend } from './backend.js';
import type { GatewayConfig } from './config.js';
import { answers, checkServer, ensureDatabase } from './database-server.js';
import { inProcessFetcher } from './fetchers/in-process.js';
import { prepareDatabase } from './prepare-database.js';
import { subgraphs } from './subgraphs.js';

const DATABASE = 'diaban';

interface Database {
  adminUrl: string;
  gone: Promise<string>;
  stop(): Promise<void>;
}

/** @throws with a message for the operator when database or subgraphs cannot start; nothing is left running then */
export async function openOneProcess(config: GatewayConfig, log: Log): Promise<Backend> {
  const database = await openDatabase(config, log);
  const running: RunningSubgraph[] = [];
  const graph = new GraphLink();
  const stop = async () => {
    await Promise.allSettled(running.map((subgraph) => subgraph.close()));
    await database.stop();
  };
  try {
    await prepareDatabase(database.adminUrl, subgraphs, config.data, log);
    for (const subgraph of subgraphs)
      running.push(
        await RunningSubgraph.open(subgraph, { adminUrl: database.adminUrl, log, graph: graph.answer }),
      );
  } catch (error) {
    await stop();
    throw error;
  }
  // asked as a role that is bound by row security: health needs no more
  const probe = loginUrl(database.adminUrl, running[0]!.name);
  return {
    fetcher: inProcessFetcher(running),
    questions: {
      asks: subgraphs.flatMap(({ asks = [] }) => asks),
      connect: (answer) => graph.connect(answer),
    },
    check: () => answers(probe),
    gone: database.gone,
    stop,
  };
}

async function openDatabase({ databaseUrl, dataDir }: GatewayConfig, log: Log): Promise<Database> {
  if (databaseUrl !== null) {
    await checkServer(databaseUrl);
    return { adminUrl: databaseUrl, gone: new Promise(() => undefined), stop: async () => undefined };
  }
  const embedded = await startEmbedded({
    dataDir: join(dataDir, 'database'),
    log: (line) => log.debug({ line }, 'postgres'),
  });
  try {
    await ensureDatabase(embedded.url, DATABASE);
  } catch (error) {
    await embedded.stop();
    throw error;
  }
  return fromEmbedded(embedded);
}

function fromEmbedded(embedded: EmbeddedPostgres): Database {
  return {
    adminUrl: withDatabase(embedded.url, DATABASE),
    gone: embedded.gone,
    stop: () => embedded.stop(),
  };
}
