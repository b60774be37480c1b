/** Writes answers, each with the headers that keep browsers from doing more with it than is meant. */
import type { ServerResponse } from 'node:http';
import type { TextEncoding } from '../engine/byte-text.js';

/** No page here loads anything from elsewhere, is framed, or sends a form. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  // the editor of the IDE writes its styles into the page
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** For pages, and for whatever a browser may take for one. */
export const SECURITY_HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};

/** A text that no browser shows as a page needs less said. */
const TEXT_HEADERS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
};

export const JSON_TYPE = 'application/json; charset=utf-8';

const SHORT = 4_096;

/**
 * Every answer of the gateway passes here. Answers about data are never kept by caches on the way.
 * @param encoding how the characters of a text become bytes
 */
export function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
  encoding: TextEncoding = 'utf8',
): void {
  // the client may be gone, or an answer may have begun before something failed
  if (response.headersSent || response.destroyed) return void response.end();
  // a short text goes out in one piece with the head; a long one would be encoded slowly on its way
  const content = typeof body === 'string' && body.length > SHORT ? Buffer.from(body, encoding) : body;
  response.writeHead(status, {
    'cache-control': 'no-store',
    ...(type === JSON_TYPE ? TEXT_HEADERS : SECURITY_HEADERS),
    'content-type': type,
    'content-length': Buffer.byteLength(content, encoding),
    ...headers,
  });
  if (response.req.method === 'HEAD') response.end();
  else response.end(content, encoding);
}
