/** Our gateway over the stub subgraphs: the product as it is served, with doors, authentication, limits and metrics. */
import type { KeyObject } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readGatewayConfig } from '@diaban/gateway/config';
import { DevelopmentIssuer } from '@diaban/gateway/development-issuer';
import type { SubgraphFetcher } from '@diaban/gateway/engine/fetcher';
import { httpFetcher } from '@diaban/gateway/fetchers/http';
import { inProcessFetcher } from '@diaban/gateway/fetchers/in-process';
import { startGateway } from '@diaban/gateway/gateway';
import { readSupergraph } from '@diaban/gateway/supergraph';
import { createLog, silentLog } from '@diaban/shared/log';
import type { RunningSubgraph } from '@diaban/shared/server/subgraph';
import { buildSchema } from 'graphql';
import { OPERATIONS } from '../graph/operations.js';
import { schemaOf } from '../graph/stub.js';
import { STUBS } from '../graph/supergraph.js';
import { tellReady } from '../processes/messages.js';
import type { DiabanReady, DiabanTask } from './diaban.js';

/** Stub subgraphs keep no secret; signing costs the same. */
const SECRET = 'the benchmark signs its calls as a gateway does';

function fetcherOf(urls: DiabanTask['urls']): SubgraphFetcher {
  if (urls !== null) return httpFetcher({ urls: new Map(Object.entries(urls)), secret: SECRET });
  const subgraphs = STUBS.map((stub) => ({
    name: stub.name,
    schema: schemaOf(stub, buildSchema),
    log: silentLog,
    contextFor: () => ({ db: { count: { statements: 0 } }, log: silentLog }),
  }));
  // all of a running subgraph that the caller uses; the rest of one is its database
  return inProcessFetcher(subgraphs as unknown as RunningSubgraph[]);
}

const { supergraphFile, urls, viewers } = JSON.parse(process.argv[2] ?? '') as DiabanTask;
const folder = await mkdtemp(join(tmpdir(), 'diaban-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
await mkdir(join(folder, 'operations'));
for (const { id, source } of OPERATIONS) await writeFile(join(folder, 'operations', `${id}.graphql`), source);
const issuer = await DevelopmentIssuer.open(folder);
const { key, ...accepted } = issuer.verification;
const config = {
  ...readGatewayConfig({}),
  port: 0,
  dataDir: folder,
  schemaDir: pathToFileURL(`${folder}/`),
  production: true,
  tokens: {
    kind: 'key' as const,
    pem: String((key as KeyObject).export({ type: 'spki', format: 'pem' })),
    ...accepted,
  },
};
const backend = {
  fetcher: fetcherOf(urls),
  check: async () => undefined,
  gone: new Promise<string>(() => undefined),
  stop: async () => undefined,
};
const supergraph = readSupergraph(await readFile(supergraphFile, 'utf8'));
const gateway = await startGateway(config, supergraph, backend, createLog('gateway', 'warn'));
const tokens = await Promise.all(
  Array.from({ length: viewers }, (_, at) =>
    issuer.issue(issuer.viewerFor({ role: 'district', unit: String(100 + at) })),
  ),
);
tellReady({
  port: Number(new URL(gateway.url).port),
  path: '/graphql',
  tokens,
} satisfies DiabanReady);
