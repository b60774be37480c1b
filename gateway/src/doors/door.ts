/** What both doors have in common: they answer one operation of one viewer, and can be told apart in metrics. */
import type { TextEncoding } from '../engine/byte-text.js';
import type { RequestContext } from '../request-context.js';

export type DoorName = 'trusted' | 'exploration';

/** An operation as it came over HTTP. */
export interface DoorRequest {
  method: string;
  /** `?` and what follows in the URL, or '' */
  search: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** the parsed body of a POST */
  body: unknown;
  context: RequestContext;
}

export interface DoorAnswer {
  status: number;
  contentType: string;
  body: string;
  /** how the characters of the body become bytes; UTF-8 when it is left out */
  encoding?: TextEncoding;
  headers?: Readonly<Record<string, string>>;
  /** whether the body lists errors */
  hasErrors: boolean;
}

export type Door = (request: DoorRequest) => Promise<DoorAnswer>;
