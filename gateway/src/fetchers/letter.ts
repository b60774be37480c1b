/** A call as the HTTP request that a subgraph gets: signed, with what it may know of the client and of the time left. */
import { signCall } from '@diaban/shared/scope/signature';
import { DEADLINE_HEADER } from '@diaban/shared/server/lifetime';
import { byteText } from '../engine/byte-text.js';
import type { SubgraphCall } from '../engine/fetcher.js';
import type { RequestContext } from '../request-context.js';

/** The GraphQL request that the call is: JSON as byte text. */
export function bodyOf({ query, operationName, variablesJson }: SubgraphCall): string {
  const name = operationName === undefined ? '' : `,"operationName":${JSON.stringify(operationName)}`;
  const variables = variablesJson === null ? '' : `,"variables":${variablesJson}`;
  return `{"query":${quoted(query)}${name}${variables}}`;
}

/** Headers that prove who asks, and those that were forwarded. */
export function headersOf(call: SubgraphCall, body: string, secret: string): Record<string, string> {
  const { viewer, requestId, forwarded } = call.context as RequestContext;
  const headers = signCall(secret, viewer, body, { encoding: 'latin1' });
  headers['x-request-id'] = requestId;
  for (const name in forwarded) headers[name] ??= forwarded[name]!;
  return headers;
}

/** Writes requests to one address, as byte text. */
export class Letterhead {
  private readonly post: string;
  private readonly get: string;

  constructor({ host, path }: { host: string; path: string }) {
    const common = `host: ${host}\r\naccept: application/json\r\n`;
    this.post = `POST ${path} HTTP/1.1\r\n${common}content-type: application/json\r\n`;
    this.get = `HTTP/1.1\r\n${common}\r\n`;
  }

  /** @param left for how many milliseconds the answer is waited for: the subgraph stops when that has passed */
  call(headers: Readonly<Record<string, string>>, body: string, left: number): string {
    let text = this.post;
    for (const name in headers) text += `${name}: ${headers[name]}\r\n`;
    return `${text}${DEADLINE_HEADER}: ${left}\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
  }

  read(path: string): string {
    return `GET ${path} ${this.get}`;
  }
}

/** Documents of plans come again and again; those of plans that are asked once push each other out. */
const quotedTexts = new Map<string, string>();
const MOST_TEXTS = 500;

function quoted(text: string): string {
  let json = quotedTexts.get(text);
  if (json === undefined) {
    json = byteText(JSON.stringify(text));
    if (quotedTexts.size >= MOST_TEXTS) quotedTexts.clear();
    quotedTexts.set(text, json);
  }
  return json;
}
