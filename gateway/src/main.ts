/** Starts the gateway, tells a person where to look, and stops it in order when asked to. */
import { ConfigError } from '@diaban/shared/config';
import { createLog, type Log } from '@diaban/shared/log';
import type { Backend } from './backend.js';
import { DEFAULT_PORT, type GatewayConfig, readGatewayConfig } from './config.js';
import type { Gateway } from './gateway.js';
import type { Supergraph } from './supergraph.js';

/** The way of running decides what is loaded: a gateway of its own needs neither TypeORM nor the subgraphs. */
async function openBackend(config: GatewayConfig, { subgraphs }: Supergraph, log: Log): Promise<Backend> {
  if (config.subgraphUrls !== null) {
    const { openDistributed } = await import('./distributed.js');
    return openDistributed({ urls: config.subgraphUrls, secret: config.secret! }, subgraphs);
  }
  const { openOneProcess } = await import('./one-process.js');
  return openOneProcess(config, log);
}

async function start(): Promise<void> {
  const config = readGatewayConfig();
  const log = createLog('gateway', config.logLevel);
  // a faulty configuration is told before anything heavy is loaded
  const [{ startGateway }, { loadSupergraph }] = await Promise.all([
    import('./gateway.js'),
    import('./supergraph.js'),
  ]);
  const supergraph = await loadSupergraph(config.schemaDir);
  const backend = await openBackend(config, supergraph, log);
  let gateway: Gateway;
  try {
    gateway = await startGateway(config, supergraph, backend, log);
  } catch (error) {
    await backend.stop();
    throw error;
  }
  // whoever reads the greeting may send a signal at once
  const stopped = Promise.race([signalled(), backend.gone]);
  onHangUp(config, gateway);
  process.stdout.write(greeting(gateway.url, config));
  const reason = await stopped;
  if (reason !== null) process.stderr.write(`${reason}. Diaban stops.\n`);
  await gateway.stop();
  await backend.stop();
  // what a library keeps open must not keep a stopped gateway alive
  process.exit(reason === null ? 0 : 1);
}

/** Resolves with null at the first SIGINT or SIGTERM; a second one ends the process at once. */
function signalled(): Promise<null> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        process.once(signal, () => process.exit(130));
        resolve(null);
      });
    }
  });
}

/** Asks services to read their files again. From a terminal it means that the terminal was closed. */
function onHangUp({ production }: GatewayConfig, gateway: Gateway): void {
  process.on('SIGHUP', () => {
    if (production || !process.stdin.isTTY) void gateway.reload();
    else process.kill(process.pid, 'SIGTERM');
  });
}

/** The command asks at the usual port unless it is told another. */
function portAhead(port: string): string {
  return port === String(DEFAULT_PORT) ? '' : `PORT=${port} `;
}

function greeting(url: string, { tokens }: GatewayConfig): string {
  const { port } = new URL(url);
  const lines = [
    'Diaban is running.',
    `  Page      ${url}/`,
    `  IDE       ${url}/ide`,
    `  GraphQL   ${url}/graphql`,
  ];
  if (tokens.kind === 'development')
    lines.push(`  A token   ${portAhead(port)}npm run --silent token -- --role province --unit 40`);
  return `${lines.join('\n')}\n`;
}

start().catch((error: unknown) => {
  const debugging = process.execArgv.some((argument) => argument.startsWith('--inspect'));
  const text = error instanceof Error ? (debugging && error.stack) || error.message : String(error);
  process.stderr.write(`${error instanceof ConfigError ? text : `Diaban did not start. ${text}`}\n`);
  process.exit(1);
});
