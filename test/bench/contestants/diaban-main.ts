/** Our gateway over the stub subgraphs: the product's own engine, doors, authentication, limits, metrics and listener. */
import { rmSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { authenticator } from '@diaban/gateway/authenticate';
import { DevelopmentIssuer } from '@diaban/gateway/development-issuer';
import { openExploration } from '@diaban/gateway/doors/exploration';
import { trustedDoor } from '@diaban/gateway/doors/trusted';
import { Engine } from '@diaban/gateway/engine/engine';
import type { SubgraphFetcher } from '@diaban/gateway/engine/fetcher';
import { httpFetcher } from '@diaban/gateway/fetchers/http';
import { inProcessFetcher } from '@diaban/gateway/fetchers/in-process';
import { openFileDoors } from '@diaban/gateway/files/file-doors';
import { StaticFiles } from '@diaban/gateway/http/static-files';
import { Metrics } from '@diaban/gateway/metrics';
import { TrustedOperations } from '@diaban/gateway/operations/trusted-operations';
import { listen } from '@diaban/gateway/server';
import { readSupergraph } from '@diaban/gateway/supergraph';
import { createLog, silentLog } from '@diaban/shared/log';
import type { RunningSubgraph } from '@diaban/shared/server/subgraph';
import { buildSchema, OperationTypeNode } from 'graphql';
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
const issuer = await DevelopmentIssuer.open(folder);
// the pages are not measured, but the listener wants some
await writeFile(join(folder, 'console.html'), '');
const supergraph = readSupergraph(await readFile(supergraphFile, 'utf8'));
const log = createLog('gateway', 'warn');
const metrics: Metrics = new Metrics(() => engine.metrics());
const engine = Engine.create({
  supergraphSdl: supergraph.sdl,
  fetcher: metrics.counted(fetcherOf(urls)),
  log: (event, fields) => log.warn(fields, event),
});
const operations = new TrustedOperations(
  OPERATIONS.map(({ id, source }) => ({
    id,
    hash: '',
    source,
    kind: OperationTypeNode.QUERY,
    description: '',
    prepared: engine.prepare(source),
  })),
);
const exploration = await openExploration(engine, supergraph);
const listener = await listen(
  {
    authenticate: authenticator(issuer.verification, ''),
    doors: { trusted: trustedDoor(engine, operations), exploration: exploration.door },
    issueToken: null,
    pageFacts: '{}',
    files: await StaticFiles.open(pathToFileURL(`${folder}/`)),
    fileDoors: openFileDoors(engine, operations),
    metrics,
    ready: async () => undefined,
    log,
  },
  { host: '127.0.0.1', port: 0 },
);
const tokens = await Promise.all(
  Array.from({ length: viewers }, (_, at) =>
    issuer.issue(issuer.viewerFor({ role: 'district', unit: String(100 + at) })),
  ),
);
tellReady({ port: listener.port, path: '/graphql', tokens } satisfies DiabanReady);
