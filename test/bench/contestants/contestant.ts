/** What takes part in the benchmark, and what the benchmark needs of it. */
import type { Operation } from '../graph/operations.js';
import type { Child } from '../processes/child.js';

/** What all contestants get. */
export interface Setting {
  supergraphFile: string;
  /** address of each stub subgraph by name */
  urls: Readonly<Record<string, string>>;
  /** folder for CPU profiles */
  profile?: string | undefined;
}

/** What a contestant's process tells when it listens. */
export interface Address {
  port: number;
  path: string;
}

export interface HttpRequest {
  path: string;
  headers: Readonly<Record<string, string>>;
  body: string;
}

export interface Running {
  child: Child<Address>;
  port: number;
  /** HTTP requests for an operation, one for each connection in turn */
  requests(operation: Operation, source?: string): HttpRequest[];
}

export interface Contestant {
  /** name for --only and for the figures */
  id: string;
  title: string;
  /** whether identical calls to subgraphs that are under way together are sent once; null where there are none */
  shares: boolean | null;
  /** workloads with texts that nobody has seen are for those that take any text */
  takesAnyText: boolean;
  /** ours, somebody else's, or a limit that is no gateway */
  side: 'own' | 'peer' | 'limit';
  start(setting: Setting): Promise<Running>;
}

/** A request with a body of JSON. */
export function jsonRequest(path: string, body: object, headers: Record<string, string> = {}): HttpRequest {
  return {
    path,
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body: JSON.stringify(body),
  };
}

/** The bytes of a request on the wire, as text. */
export function requestText(port: number, { path, headers, body }: HttpRequest): string {
  const all = { host: `127.0.0.1:${port}`, ...headers, 'content-length': String(Buffer.byteLength(body)) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}
