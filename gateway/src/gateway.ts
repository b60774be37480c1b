/** Puts the gateway together: supergraph, engine, doors, tokens and pages over a backend, then listens. */
import type { Log } from '@diaban/shared/log';
import type { Listener } from '@diaban/shared/server/http-listener';
import { type Authenticate, authenticator, verificationOf } from './authenticate.js';
import type { Backend } from './backend.js';
import type { GatewayConfig } from './config.js';
import { DevelopmentIssuer } from './development-issuer.js';
import { tokenIssue } from './development-tokens.js';
import { openExploration } from './doors/exploration.js';
import { trustedDoor } from './doors/trusted.js';
import { Engine, type PreparedOperation } from './engine/engine.js';
import { openFileDoors } from './files/file-doors.js';
import { StaticFiles } from './http/static-files.js';
import { Metrics } from './metrics.js';
import {
  documentFaults,
  readDocuments,
  type TrustedDocument,
  TrustedOperations,
} from './operations/trusted-operations.js';
import { listen } from './server.js';
import { SCHEMA_FOLDER, type Supergraph } from './supergraph.js';

export interface Gateway {
  url: string;
  /** Stops accepting and lets requests in flight finish. The backend is the caller's. */
  stop(): Promise<void>;
}

const ASSETS = new URL('./assets/', import.meta.url);

/** @throws when anything is amiss, before it listens */
export async function startGateway(
  config: GatewayConfig,
  supergraph: Supergraph,
  backend: Backend,
  log: Log,
): Promise<Gateway> {
  const files = await StaticFiles.open(ASSETS);
  const documents = await readDocuments(new URL('operations/', SCHEMA_FOLDER));
  let engine: Engine | undefined;
  const metrics = new Metrics(() => engine?.metrics() ?? {});
  engine = Engine.create({
    supergraphSdl: supergraph.sdl,
    fetcher: metrics.counted(backend.fetcher),
    log: (event, { reason, ...fields }: { reason?: unknown }) => log.warn({ ...fields, err: reason }, event),
  });
  const operations = compiled(documents, engine, supergraph);
  const issuer = config.tokens.kind === 'development' ? await DevelopmentIssuer.open(config.dataDir) : null;
  const exploration = await openExploration(engine, supergraph);
  const listener = await listen(
    {
      authenticate: authenticate(config, issuer),
      doors: { trusted: trustedDoor(engine, operations), exploration: exploration.door },
      issueToken: issuer && tokenIssue(issuer, engine),
      pageFacts: pageFacts(documents, issuer !== null),
      files,
      fileDoors: openFileDoors(engine, operations),
      metrics,
      ready: () => backend.check(),
      log,
    },
    config,
  ).catch(async (error: unknown) => {
    await exploration.stop();
    throw error;
  });
  return { url: urlOf(config.host, listener), stop: () => stop(listener, exploration) };
}

async function stop(listener: Listener, exploration: { stop(): Promise<void> }): Promise<void> {
  await listener.stop();
  await exploration.stop();
}

function authenticate({ tokens }: GatewayConfig, issuer: DevelopmentIssuer | null): Authenticate {
  if (tokens.kind !== 'development')
    return authenticator(verificationOf(tokens), 'Send one of your issuer: authorization: Bearer <token>');
  return authenticator(
    issuer!.verification,
    'Get one with: npm run --silent token -- --role province --unit 40; then send authorization: Bearer <token>',
  );
}

/** @throws naming every fault of every document */
function compiled(
  documents: readonly TrustedDocument[],
  engine: Engine,
  supergraph: Supergraph,
): TrustedOperations<PreparedOperation> {
  const faults = documentFaults(documents, engine.schema, supergraph);
  if (faults.length > 0) throw new Error(`Trusted operations are not usable:\n${faults.join('\n')}`);
  return new TrustedOperations(
    documents.map((document) => ({ ...document, prepared: engine.prepare(document.source) })),
  );
}

/** The pages show the documents themselves; they hold no data. */
function pageFacts(documents: readonly TrustedDocument[], development: boolean): string {
  const operations = documents.map(({ id, hash, description, source }) => ({
    id,
    hash,
    description,
    source,
  }));
  return JSON.stringify({ development, operations });
}

function urlOf(host: string, { port }: Listener): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
