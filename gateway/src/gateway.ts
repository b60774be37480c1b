/** Puts the gateway together: what is served, doors, tokens and pages over a backend; then listens. */
import type { Log } from '@diaban/shared/log';
import type { Listener } from '@diaban/shared/server/http-listener';
import { type Authenticate, authenticator, verificationOf } from './authenticate.js';
import type { Backend } from './backend.js';
import type { GatewayConfig } from './config.js';
import { DevelopmentIssuer } from './development-issuer.js';
import { openExploration } from './doors/exploration.js';
import { graphAnswers } from './graph-answers.js';
import { StaticFiles } from './http/static-files.js';
import { Metrics } from './metrics.js';
import { readDocuments } from './operations/trusted-operations.js';
import { Reloads } from './reloads.js';
import { SCHEMA_FOLDER } from './schema-folder.js';
import { listen, type Pipeline } from './server.js';
import { serving } from './serving.js';
import { StreamRoute } from './streams/stream-route.js';
import type { Supergraph } from './supergraph.js';

export interface Gateway {
  url: string;
  /** Takes what schema/ holds now into service, or says in the log why not. */
  reload(): Promise<void>;
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
  const issuer = config.tokens.kind === 'development' ? await DevelopmentIssuer.open(config.dataDir) : null;
  let reloads: Reloads | undefined;
  const metrics = new Metrics(() => reloads?.current.engine.metrics() ?? {});
  const folder = config.schemaDir;
  const asked = backend.questions?.asks ?? [];
  const surroundings = { fetcher: metrics.counted(backend.fetcher), issuer, asked, log };
  const documents = await readDocuments(new URL('operations/', folder));
  const first = await serving({ supergraph, documents }, surroundings, folder.href === SCHEMA_FOLDER.href);
  const exploration = await openExploration(first.engine, supergraph);
  const live = new Reloads(first, {
    ...surroundings,
    folder,
    reachable: supergraph.subgraphs,
    exploration,
    metrics,
  });
  reloads = live;
  const answer = graphAnswers(() => live.current);
  backend.questions?.connect(answer);
  const authenticate = authenticatorOf(config, issuer);
  const { forwardHeaders } = config;
  const streams = new StreamRoute({
    authenticate,
    current: () => live.current,
    metrics,
    log,
    forwardHeaders,
  });
  const stop = async (listener: Listener | null) => {
    live.stop();
    streams.stop();
    await listener?.stop();
    await exploration.stop();
  };
  const pipeline: Pipeline = {
    authenticate,
    doors: { trusted: (request) => live.current.trusted(request), exploration: exploration.door },
    get issueToken() {
      return live.current.issueToken;
    },
    get pageFacts() {
      return live.current.pageFacts;
    },
    get fileDoors() {
      return live.current.fileDoors;
    },
    files,
    metrics,
    ready: () => backend.check(),
    log,
    streams,
    forwardHeaders,
    // subgraphs of this process ask without HTTP
    questions: config.subgraphUrls === null ? null : { secret: config.secret!, answer },
  };
  const listener = await listen(pipeline, config).catch(async (error: unknown) => {
    await stop(null);
    throw error;
  });
  if (!config.production) live.watch();
  return {
    url: urlOf(config.host, listener),
    reload: () => live.reload(),
    stop: () => stop(listener),
  };
}

function authenticatorOf({ tokens }: GatewayConfig, issuer: DevelopmentIssuer | null): Authenticate {
  if (tokens.kind !== 'development')
    return authenticator(verificationOf(tokens), 'Send one of your issuer: authorization: Bearer <token>');
  return authenticator(
    issuer!.verification,
    'Get one with: npm run --silent token -- --role province --unit 40; then send authorization: Bearer <token>',
  );
}

function urlOf(host: string, { port }: Listener): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
