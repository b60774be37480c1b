/** Runs a PostgreSQL of our own as a child process, so that the product starts with nothing else installed. */
import { findBinaries } from './binaries.js';
import { supervise } from './supervise.js';

export { EmbeddedError } from './embedded-error.js';

export interface EmbeddedOptions {
  /** Made if there is none. Holds the cluster, its password and the record of the process that runs it. */
  dataDir: string;
  /** On 127.0.0.1; a free one is chosen unless given. */
  port?: number;
  /** False for tests: faster, and the data does not survive a crash of the machine. Default true. */
  durable?: boolean;
  /** More PostgreSQL settings, by name. Where the server listens cannot be changed. */
  settings?: Record<string, string | number>;
  /** Gets every line that PostgreSQL writes and what the supervisor does; never the password. */
  log?: (line: string) => void;
}

export interface EmbeddedPostgres {
  /** Of the superuser, on the database "postgres". Holds the password. */
  url: string;
  port: number;
  pid: number;
  /** True if this start made the database. */
  fresh: boolean;
  /** As whom PostgreSQL runs: self, setuid:<user>, userns or setpriv:<user>, with +copy if the programs were copied. */
  mode: string;
  /** Resolves with the reason when the server has ended; never rejects. */
  gone: Promise<string>;
  /** Ends all sessions and the server. Give up what uses it first. */
  stop(): Promise<void>;
}

/** Throws an EmbeddedError, with a text for the operator, if it cannot be started. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  return supervise(findBinaries, options);
}
