/** A process with stub subgraphs, each on a port of its own: what all gateways of a run call. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { STUBS } from '../graph/supergraph.js';
import { tellReady } from '../processes/messages.js';
import { type Execution, type Executor, openExecution } from './execution.js';

/** What the process is told on its command line, as JSON. */
export interface SubgraphTask {
  /** package.json of the peers' package */
  peers: string;
  /** port of each subgraph by name, 0 for any; subgraphs that are not named do not run here */
  ports: Record<string, number>;
}

/** What it tells when it listens. */
export interface SubgraphReady {
  urls: Record<string, string>;
  execution: string;
}

function serve(execute: Executor, request: IncomingMessage, response: ServerResponse): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', async () => {
    const body = Buffer.from(await execute(JSON.parse(Buffer.concat(chunks).toString())));
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
    response.end(body);
  });
}

async function listen(execution: Execution, name: string, port: number): Promise<string> {
  const stub = STUBS.find((one) => one.name === name);
  if (stub === undefined) throw new Error(`There is no stub subgraph ${name}`);
  const execute = execution.open(stub);
  const server = createServer((request, response) => serve(execute, request, response));
  // longer than a run: a gateway must not find its idle connections closed
  server.keepAliveTimeout = 10 * 60_000;
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

const task = JSON.parse(process.argv[2] ?? '') as SubgraphTask;
const execution = openExecution(task.peers);
const urls: Record<string, string> = {};
for (const [name, port] of Object.entries(task.ports)) urls[name] = await listen(execution, name, port);
tellReady({ urls, execution: execution.name } satisfies SubgraphReady);
