/** The documents that a subgraph was sent: read once, and compiled when they come again. */
import { type DocumentNode, GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import { CompiledQuery } from './compiled-query.js';

interface Entry {
  /** null until somebody has to read it */
  read: DocumentNode | readonly GraphQLError[] | null;
  seen: number;
  /** by name of the operation */
  compiled: Map<string | null, CompiledQuery | null>;
}

/** The documents that a gateway sends are few: one a plan step. */
const MOST = 2_000;

/** A document that comes once must not pay for being compiled. */
const COMPILED_AT = 2;

export class Documents {
  /** the one that was not used for longest comes first */
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly schema: GraphQLSchema) {}

  get size(): number {
    return this.entries.size;
  }

  /** The document, or what is wrong with it. */
  read(query: string): DocumentNode | readonly GraphQLError[] {
    const entry = this.entry(query);
    entry.read ??= this.check(query);
    return entry.read;
  }

  /** Counts a use. @returns null for what comes for the first time, and for what graphql-js has to execute */
  compiled(query: string, operationName: string | null): CompiledQuery | null {
    const entry = this.entry(query);
    entry.seen += 1;
    if (entry.seen < COMPILED_AT) return null;
    let compiled = entry.compiled.get(operationName);
    if (compiled === undefined) {
      const document = this.read(query);
      compiled = 'kind' in document ? CompiledQuery.compile(this.schema, document, operationName) : null;
      // names that a document does not have must not fill the memory
      if (compiled !== null || operationName === null) entry.compiled.set(operationName, compiled);
    }
    return compiled;
  }

  private entry(query: string): Entry {
    const entry = this.entries.get(query) ?? { read: null, seen: 0, compiled: new Map() };
    this.entries.delete(query);
    this.entries.set(query, entry);
    const [oldest] = this.entries.keys();
    if (this.entries.size > MOST && oldest !== undefined) this.entries.delete(oldest);
    return entry;
  }

  private check(query: string): DocumentNode | readonly GraphQLError[] {
    try {
      const document = parse(query, { noLocation: true });
      const faults = validate(this.schema, document);
      return faults.length === 0 ? document : faults;
    } catch (error) {
      if (error instanceof GraphQLError) return [error];
      throw error;
    }
  }
}
