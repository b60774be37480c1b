/** Runs one subgraph as a process of its own: node gateway/dist/subgraph-main.js cases. */
import { createLog } from '@diaban/shared/log';
import { RunningSubgraph } from '@diaban/shared/server/subgraph';
import { SubgraphServer } from '@diaban/shared/server/subgraph-server';
import { askGatewayAt } from './ask-gateway.js';
import { portOf } from './compose.js';
import { readSubgraphConfig } from './config.js';
import { checkServer } from './database-server.js';
import { prepareDatabase } from './prepare-database.js';
import { subgraphs } from './subgraphs.js';

async function main(): Promise<void> {
  const [name] = process.argv.slice(2);
  const definition = subgraphs.find((one) => one.name === name);
  if (!definition) throw new Error(`Say which subgraph: ${subgraphs.map((one) => one.name).join(', ')}`);
  const asks = (definition.asks ?? []).length > 0;
  const config = readSubgraphConfig({ port: portOf(definition.name), asks });
  const log = createLog(definition.name, config.logLevel);
  await checkServer(config.databaseUrl);
  // the units come first: everything else refers to them
  const needed = [...new Set([subgraphs[0]!, definition])];
  await prepareDatabase(config.databaseUrl, needed, config.data, log);
  const { databaseUrl: adminUrl, gatewayUrl, secret } = config;
  const running = await RunningSubgraph.open(definition, {
    adminUrl,
    log,
    ...(gatewayUrl !== null && { graph: askGatewayAt(gatewayUrl, secret) }),
  });
  const server = await SubgraphServer.start(running, { ...config.address, secret });
  const stopped = new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  process.stdout.write(`Subgraph ${definition.name} is running at ${server.url}\n`);
  await stopped;
  await server.stop();
  await running.close();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
