/** One supergraph and all that is made of it: engine, compiled operations, doors. Never changed, replaced as a whole. */
import type { Log } from '@diaban/shared/log';
import type { DevelopmentIssuer } from './development-issuer.js';
import { type IssueToken, tokenIssue } from './development-tokens.js';
import type { Door } from './doors/door.js';
import { trustedDoor } from './doors/trusted.js';
import { Engine, type PreparedOperation } from './engine/engine.js';
import type { SubgraphFetcher } from './engine/fetcher.js';
import { type FileDoors, openFileDoors } from './files/file-doors.js';
import {
  documentFaults,
  missingFaults,
  readDocuments,
  type TrustedDocument,
  TrustedOperations,
} from './operations/trusted-operations.js';
import { loadSupergraph, type Supergraph } from './supergraph.js';

/** What schema/ holds. */
export interface Contents {
  supergraph: Supergraph;
  documents: readonly TrustedDocument[];
}

export interface Serving extends Contents {
  engine: Engine;
  operations: TrustedOperations<PreparedOperation>;
  trusted: Door;
  fileDoors: FileDoors;
  /** absent in production */
  issueToken: IssueToken | null;
  /** what the pages need to know before anybody has a token, as JSON */
  pageFacts: string;
}

/** What a supergraph is served with, whichever it is. */
export interface Surroundings {
  fetcher: SubgraphFetcher;
  issuer: DevelopmentIssuer | null;
  /** names of the trusted queries that subgraphs ask */
  asked: readonly string[];
  log: Log;
}

/** @throws naming the file that cannot be read */
export async function readContents(folder: URL): Promise<Contents> {
  const [supergraph, documents] = await Promise.all([
    loadSupergraph(folder),
    readDocuments(new URL('operations/', folder)),
  ]);
  return { supergraph, documents };
}

/**
 * @param tried whether this supergraph and these documents were planned before, by the build; others are planned in a
 * process of their own, which may die of them
 * @throws naming every fault of the supergraph or of a document
 */
export async function serving(
  { supergraph, documents }: Contents,
  { fetcher, issuer, asked, log }: Surroundings,
  tried: boolean,
): Promise<Serving> {
  const engine = Engine.create({
    supergraphSdl: supergraph.sdl,
    fetcher,
    log: (event, { reason, ...fields }: { reason?: unknown }) => log.warn({ ...fields, err: reason }, event),
  });
  const faults = [
    ...documentFaults(documents, engine.schema, supergraph),
    ...missingFaults(documents, asked),
  ];
  if (faults.length > 0) throw new Error(`Trusted operations are not usable:\n${faults.join('\n')}`);
  const operations = await compiled(documents, engine, tried);
  return {
    engine,
    supergraph,
    documents,
    operations,
    trusted: trustedDoor(engine, operations),
    fileDoors: openFileDoors(engine, operations),
    issueToken: issuer && tokenIssue(issuer, engine),
    pageFacts: pageFacts(documents, issuer !== null),
  };
}

async function compiled(
  documents: readonly TrustedDocument[],
  engine: Engine,
  tried: boolean,
): Promise<TrustedOperations<PreparedOperation>> {
  const prepared = documents.map(async (document) => ({
    ...document,
    prepared: tried ? engine.prepare(document.source) : await engine.prepareSafely(document.source),
  }));
  return new TrustedOperations(await Promise.all(prepared));
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
