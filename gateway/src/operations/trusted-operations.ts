/** The trusted operations: documents of this repository, checked and compiled at start, called by id. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import { limitFaults } from '../limits/limits.js';
import type { Supergraph } from '../supergraph.js';

/** One operation, one file. */
export interface TrustedDocument {
  /** name of the file without its ending */
  id: string;
  /** `sha256:` and the digest of the file: names this very text */
  hash: string;
  source: string;
  kind: OperationDefinitionNode['operation'];
  /** the comment that the file begins with */
  description: string;
}

/** A document with what the engine made of it. */
export interface TrustedOperation<P> extends TrustedDocument {
  prepared: P;
}

/** Finds an operation by its id or its hash. */
export class TrustedOperations<P> {
  private readonly byId = new Map<string, TrustedOperation<P>>();

  constructor(readonly all: readonly TrustedOperation<P>[]) {
    for (const operation of all) this.byId.set(operation.id, operation).set(operation.hash, operation);
  }

  find(id: string): TrustedOperation<P> | undefined {
    return this.byId.get(id);
  }
}

/** The documents in a folder, by name. @throws naming each file that does not hold one operation */
export async function readDocuments(folder: URL): Promise<TrustedDocument[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.graphql')).sort();
  return Promise.all(
    files.map(async (file) => {
      const source = await readFile(new URL(file, folder), 'utf8');
      return {
        id: file.slice(0, -'.graphql'.length),
        hash: `sha256:${createHash('sha256').update(source).digest('hex')}`,
        source,
        kind: onlyOperation(parsed(source, file), file).operation,
        description: /^(?:#[^\n]*\n)+/.exec(source)?.[0].replaceAll(/^# ?/gm, '').trim() ?? '',
      };
    }),
  );
}

/** @returns what is wrong with the documents, each fault beginning with its file */
export function documentFaults(
  documents: readonly TrustedDocument[],
  schema: GraphQLSchema,
  { ownersOf }: Pick<Supergraph, 'ownersOf'>,
): string[] {
  return documents.flatMap(({ id, source }) => {
    const document = parsed(source, id);
    const invalid = validate(schema, document);
    const operation = onlyOperation(document, id);
    const faults =
      invalid.length > 0 ? invalid : limitFaults({ schema, document, operation, variables: null }, ownersOf);
    return faults.map(({ message }) => `${id}.graphql: ${message}`);
  });
}

/** @param asked names of queries that subgraphs ask @returns a fault for each that is not there */
export function missingFaults(documents: readonly TrustedDocument[], asked: readonly string[]): string[] {
  return asked
    .filter((name) => !documents.some(({ id, kind }) => id === name && kind === 'query'))
    .map((name) => `${name}.graphql: a subgraph asks this query, and it is not there`);
}

function parsed(source: string, file: string): DocumentNode {
  try {
    return parse(source, { noLocation: true });
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`);
  }
}

function onlyOperation(document: DocumentNode, file: string): OperationDefinitionNode {
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (operations.length !== 1)
    throw new Error(`${file}: a trusted document holds one operation, this one holds ${operations.length}`);
  return operations[0]!;
}
